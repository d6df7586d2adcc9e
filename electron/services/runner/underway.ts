import { setMaxListeners } from 'node:events';
import { ensure } from '../../../shared/base/assert.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type {
  Execution,
  FrozenPair,
  Role,
  Run,
  RunFailure,
  RunStep,
  Side,
} from '../../../shared/model/run.ts';
import type { Tool } from '../../../shared/tools/tool.ts';
import type { HostSession } from '../ssh/session.ts';
import { createLastLines } from './last-lines.ts';
import type { LastLines } from './last-lines.ts';
import type { RunPorts, RunProgress, RunRequest } from './run-ports.ts';
import type { Spool } from './spool.ts';
import { createStepLog } from './step-log.ts';
import type { StepLog } from './step-log.ts';

/** One end of a run that has begun. */
export type RunEnd = {
  readonly role: Role;
  readonly session: HostSession;
  /** A folder of this run on that host. */
  readonly workDirectory: string;
  /** Programs brought along, by name, as paths on that host. */
  readonly programs: Readonly<Record<string, string>>;
  /** A port that was free on the responder; the same at both ends. */
  readonly freePort: number;
};

/** What a process printed, until it is stored. */
export type Printed = {
  readonly execution: Execution;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
};

/** A file from a host, in the spool. */
export type FetchedFile = { readonly path: string; readonly bytes: number };

/**
 * A run that has begun and has not ended. `run` fills up with what becomes known, so that a run that fails keeps
 * everything from before.
 */
export type Underway = {
  readonly run: Run;
  readonly pair: FrozenPair;
  readonly tool: Tool;
  readonly ports: RunPorts;
  readonly steps: StepLog;
  readonly lines: Readonly<Record<Role, LastLines>>;
  /** In order of their end. */
  readonly printed: Printed[];
  /** Fetched files by name. */
  readonly files: Map<string, FetchedFile>;
  readonly spool: Spool;
  /** What makes the run partial beside the ends of its commands. */
  readonly problems: Problem[];
  /** Tells the window which commands run and how long they may take. */
  readonly announce: (known: Partial<Pick<RunProgress, 'commands' | 'estimatedSeconds'>>) => void;
};

const mostListeners = 100;

/** Begins a run: nothing has happened yet. */
export function beginRun(
  { run: planned, tool }: RunRequest,
  ports: RunPorts,
  spool: Spool,
): Underway {
  const pair = ensure(planned.pair, 'a planned run has its pair frozen');
  // Every command listens to the one signal, and a snapshot asks many at once.
  setMaxListeners(mostListeners, ports.signal);
  const startedAt = new Date(ports.now()).toISOString();
  const run: Run = { ...structuredClone(planned), state: 'preparing', startedAt };
  let known: Pick<RunProgress, 'commands' | 'estimatedSeconds'> = {
    commands: [],
    estimatedSeconds: 0,
  };
  const tell = () =>
    ports.onProgress({ runId: run.id, startedAt, ...known, steps: steps.snapshot() });
  const steps = createStepLog({ now: ports.now, signal: ports.signal, onChange: tell });
  return {
    run,
    pair,
    tool,
    ports,
    steps,
    lines: { initiator: createLastLines(), responder: createLastLines() },
    printed: [],
    files: new Map(),
    spool,
    problems: [],
    announce(more) {
      known = { ...known, ...more };
      tell();
    },
  };
}

/** What went wrong, before it is known which lines belong to it. */
export type Problem = Omit<RunFailure, 'lastLines'>;

/** A problem with the last lines of its side. */
export function failureOf(underway: Underway, problem: Problem): RunFailure {
  const { side } = problem;
  const speaks = side === 'initiator' || side === 'responder';
  return { ...problem, lastLines: speaks ? underway.lines[side].lines() : [] };
}

/** A failure of a service, as the failure of a step. */
export function stepFailure(
  underway: Underway,
  place: { readonly step: RunStep; readonly side: Side },
  reason: Failure,
): RunFailure {
  return failureOf(underway, {
    ...place,
    reason: [reason.message, ...(reason.details ?? [])].join('\n').slice(0, 8000),
    advice: reason.advice ?? '',
  });
}
