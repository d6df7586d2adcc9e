import { z } from 'zod';
import { hostId, pairId } from './identifiers.ts';

/** One end of a pair: a host and its data-plane interface by kernel name. */
export const pairEnd = z.strictObject({ hostId, netdev: z.string().min(1).max(64) });
export type PairEnd = z.infer<typeof pairEnd>;

export const link = z.strictObject({
  kind: z.enum(['direct', 'switch', 'virtual', 'loopback', 'unknown']),
  /** Switch mode or link speed, such as `cut-through` or `25 Gb/s`. */
  mode: z.string().max(200),
  cable: z.string().max(200),
});
export type Link = z.infer<typeof link>;

/** Initiator and responder with the link between them. */
export const pair = z.strictObject({
  id: pairId,
  name: z.string().min(1).max(160),
  initiator: pairEnd,
  responder: pairEnd,
  link,
  note: z.string().max(20_000),
});
export type Pair = z.infer<typeof pair>;
