import { z } from 'zod';
import { instant } from './identifiers.ts';

/** What a person thinks of a run. Discarded runs stay visible and are not counted. */
export const verdict = z.strictObject({
  kind: z.enum(['good', 'suspect', 'discarded']),
  reason: z.string().max(4000),
});
export type Verdict = z.infer<typeof verdict>;

/** A flag on a chart at one message size and percentile (50 is the median, 0 the minimum, 100 the maximum). */
export const marker = z.strictObject({
  payloadBytes: z.number().int().nonnegative().optional(),
  percentile: z.number().min(0).max(100),
  text: z.string().min(1).max(1000),
});
export type Marker = z.infer<typeof marker>;

/** What a person writes about a run; the only part of an ended run that changes. */
export const annotation = z.strictObject({
  /** Empty means the generated title. */
  title: z.string().max(200),
  /** Markdown. */
  note: z.string().max(200_000),
  tags: z.array(z.string().min(1).max(60)).max(50),
  verdict: verdict.optional(),
  markers: z.array(marker).max(200),
  /** When a person last changed it. */
  editedAt: instant.optional(),
});
export type Annotation = z.infer<typeof annotation>;

/** An annotation with nothing in it. */
export const emptyAnnotation: Annotation = { title: '', note: '', tags: [], markers: [] };
