import { z } from 'zod';
import { annotation } from './annotation.ts';
import { customTool } from './custom-tool.ts';
import { instant, pairId, planId, runId, sha256 } from './identifiers.ts';
import { measurement } from './measurement.ts';
import { link } from './pair.ts';
import { parameterValues } from './plan.ts';
import { snapshot } from './snapshot.ts';

export const role = z.enum(['initiator', 'responder']);
export type Role = z.infer<typeof role>;

export const runState = z.enum([
  'planned',
  'preparing',
  'running',
  'complete', // exit status 0 on both ends, enough samples, no fatal warning
  'partial', // some figures are there, not all that was asked for
  'failed',
  'cancelled', // by a person
  'interrupted', // by the end of the program; found at the next start
]);
export type RunState = z.infer<typeof runState>;

/** States in which nothing changes any more but the annotation. */
export const endedStates: readonly RunState[] = [
  'complete',
  'partial',
  'failed',
  'cancelled',
  'interrupted',
];

/** The steps of a run, in order. */
export const runStep = z.enum([
  'connect',
  'snapshot',
  'prepare',
  'start server',
  'wait for server',
  'measure',
  'fetch files',
  'stop server',
  'parse',
  'store',
]);
export type RunStep = z.infer<typeof runStep>;

export const side = z.enum(['initiator', 'responder', 'both', 'notebook']);
export type Side = z.infer<typeof side>;

export const runFailure = z.strictObject({
  step: runStep,
  side,
  /** What happened, to which thing, what was expected. */
  reason: z.string().max(8000),
  /** What to try. */
  advice: z.string().max(8000),
  /** At most the last 20 lines that side printed. */
  lastLines: z.array(z.string().max(4000)).max(20),
});
export type RunFailure = z.infer<typeof runFailure>;

/** One process as it was executed: exact argv, exit, and the addresses of what it printed. */
export const execution = z.strictObject({
  role,
  argv: z.array(z.string()),
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  exitStatus: z.number().int().optional(),
  signal: z.string().max(20).optional(),
  stdout: sha256.optional(),
  stderr: sha256.optional(),
});
export type Execution = z.infer<typeof execution>;

/** One end of the pair as it was when the run started; a later edit of host or pair does not change it. */
export const frozenEnd = z.strictObject({
  hostName: z.string(),
  netdev: z.string(),
  address: z.string(),
  hardware: z.record(z.string(), z.string()),
});
export type FrozenEnd = z.infer<typeof frozenEnd>;

export const frozenPair = z.strictObject({
  pairId: pairId.optional(),
  name: z.string(),
  initiator: frozenEnd,
  responder: frozenEnd,
  link,
});
export type FrozenPair = z.infer<typeof frozenPair>;

/** One execution of one test on one pair. Immutable once ended, apart from its annotation. */
export const run = z.strictObject({
  id: runId,
  state: runState,
  origin: z.enum(['measured', 'imported', 'sample']),
  /** Generated from tool, pair and factors; the annotation's title goes before it. */
  title: z.string().max(200),
  planId: planId.optional(),
  /** Place in the executed order of its plan, from 1, and which repeat of its condition, from 1. */
  orderIndex: z.number().int().positive().optional(),
  repeat: z.number().int().positive().optional(),
  pair: frozenPair.optional(),
  tool: z.strictObject({
    id: z.string(),
    version: z.string().max(400).optional(),
    parserVersion: z.number().int().positive(),
    /** Of a custom tool: what it was when it measured, or when its output was read. */
    definition: customTool.optional(),
  }),
  testTitle: z.string().max(160),
  parameters: parameterValues,
  /** Factor name to level name; what `--label k=v` and plans give. */
  factors: z.record(z.string().min(1).max(120), z.string().max(200)),
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  executions: z.array(execution),
  /** Files that the tool wrote and the runner fetched, name to address. */
  files: z.record(z.string(), sha256),
  snapshots: z.strictObject({ initiator: snapshot.optional(), responder: snapshot.optional() }),
  measurements: z.array(measurement),
  warnings: z.array(z.string().max(4000)),
  failure: runFailure.optional(),
  annotation,
});
export type Run = z.infer<typeof run>;

/** Whether nothing of the run changes any more but its annotation. */
export function hasEnded(state: RunState): boolean {
  return endedStates.includes(state);
}

/** What stands for the tool in lists and tables: the id of the catalogue's, the name of a person's own. */
export function toolNameOf({ tool }: Pick<Run, 'tool'>): string {
  return tool.definition?.name ?? tool.id;
}
