import { z } from 'zod';
import { instant } from './identifiers.ts';

/**
 * One item of captured environment.
 * - *recorded*: a value, and where it came from: measured on the host, printed in a tool's output, or typed by a person.
 * - *absent*: the host answered that there is no such thing.
 * - *denied*: the host did not allow it.
 * - *not-recorded*: nobody asked, or the command was missing or failed.
 */
export const factValue = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('recorded'),
    value: z.string().max(4000),
    provenance: z.enum(['measured', 'printed', 'typed']),
    /** The line it was read from. */
    raw: z.string().max(4000).optional(),
  }),
  z.strictObject({ state: z.literal('absent'), detail: z.string().max(4000).optional() }),
  z.strictObject({ state: z.literal('denied'), detail: z.string().max(4000).optional() }),
  z.strictObject({ state: z.literal('not-recorded'), detail: z.string().max(4000).optional() }),
]);
export type FactValue = z.infer<typeof factValue>;

/** All facts of one host at one moment, by fact id (see shared/facts/catalog) or, for printed ones, by the tool's name. */
export const snapshot = z.strictObject({
  capturedAt: instant.optional(),
  hostName: z.string().max(253),
  facts: z.record(z.string().max(120), factValue),
});
export type Snapshot = z.infer<typeof snapshot>;
