// Parameters that most tools have, each with its own flag and default.
import { z } from 'zod';

/** A port of the responder; folded away, because the usual one is right until it is taken. */
export function portParameter(usual: number, flag: string, label = 'Port') {
  return z.number().int().min(1).max(65_535).default(usual).meta({ label, flag, advanced: true });
}

/** How long to measure, in whole seconds, at most ten hours. */
export function durationParameter(usual: number, flag: string) {
  return z
    .number()
    .int()
    .min(1)
    .max(36_000)
    .default(usual)
    .meta({ label: 'Duration', unit: 's', flag });
}
