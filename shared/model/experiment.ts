import { z } from 'zod';
import {
  comparisonId,
  customToolId,
  factorId,
  hostId,
  instant,
  noteId,
  pairId,
  planId,
  runId,
  sha256,
} from './identifiers.ts';
import { customTool } from './custom-tool.ts';
import { host } from './host.ts';
import { pair } from './pair.ts';
import { factor, plan } from './plan.ts';
import { run } from './run.ts';

/** A dated entry of the notebook, in Markdown. */
export const note = z.strictObject({
  id: noteId,
  at: instant,
  title: z.string().max(200),
  text: z.string().max(200_000),
});
export type Note = z.infer<typeof note>;

/** A saved overlay: which runs, against which baseline. */
export const comparison = z.strictObject({
  id: comparisonId,
  /** Empty means the generated title. */
  title: z.string().max(200),
  runIds: z.array(runId).max(200),
  baselineRunId: runId.optional(),
});
export type Comparison = z.infer<typeof comparison>;

/**
 * A raw output, addressed by the sha256 of its bytes.
 * - *inline*: gzip, then base64.
 * - *file*: gzip, in `NAME.jitterbook.raw/SHA256.gz` beside the experiment.
 */
export const rawOutput = z.discriminatedUnion('where', [
  z.strictObject({
    where: z.literal('inline'),
    bytes: z.number().int().nonnegative(),
    gzip: z.string(),
  }),
  z.strictObject({ where: z.literal('file'), bytes: z.number().int().nonnegative() }),
]);
export type RawOutput = z.infer<typeof rawOutput>;

export const experimentSchemaVersion = 2;

/** The document: one JSON project file. Records are keyed by identifier, which sorts by time of creation. */
export const experiment = z.strictObject({
  kind: z.literal('jitterbook-experiment'),
  schemaVersion: z.literal(experimentSchemaVersion),
  title: z.string().max(200),
  /** What the experiment asks, in a sentence. */
  question: z.string().max(4000),
  createdAt: instant,
  hosts: z.record(hostId, host),
  pairs: z.record(pairId, pair),
  factors: z.record(factorId, factor),
  plans: z.record(planId, plan),
  customTools: z.record(customToolId, customTool),
  runs: z.record(runId, run),
  comparisons: z.record(comparisonId, comparison),
  notes: z.record(noteId, note),
  raw: z.record(sha256, rawOutput),
});
export type Experiment = z.infer<typeof experiment>;

/** An experiment with nothing in it. */
export function emptyExperiment(title: string, createdAt: string): Experiment {
  return {
    kind: 'jitterbook-experiment',
    schemaVersion: experimentSchemaVersion,
    title,
    question: '',
    createdAt,
    hosts: {},
    pairs: {},
    factors: {},
    plans: {},
    customTools: {},
    runs: {},
    comparisons: {},
    notes: {},
    raw: {},
  };
}
