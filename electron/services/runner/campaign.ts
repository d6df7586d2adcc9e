// The runs of a plan, one after another. The notebook runs one campaign at a time: two would disturb each other wherever
// they share a host, a switch or this machine's processor.
import type { Campaign, OutputLine } from '../../../shared/api/values.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { RawOutput } from '../../../shared/model/experiment.ts';
import type { HostId } from '../../../shared/model/identifiers.ts';
import type { Run } from '../../../shared/model/run.ts';
import type { Tool } from '../../../shared/tools/tool.ts';
import { createCampaignProgress } from './campaign-progress.ts';
import type { CampaignProgress } from './campaign-progress.ts';
import { createOutputBatches } from './output-batches.ts';
import type { RunLimits, StoreRaw } from './run-ports.ts';
import { usualLimits } from './run-ports.ts';
import { runTest } from './run-test.ts';
import { createSessionPool } from './session-pool.ts';
import type { ConnectToHost, SessionPool } from './session-pool.ts';

/** A run in the state planned, with its pair frozen, and where its hosts are now. */
export type PlannedExecution = {
  readonly run: Run;
  readonly tool: Tool;
  readonly initiatorHostId: HostId;
  readonly responderHostId: HostId;
};

/** What campaigns need from the program around them. */
export type CampaignPorts = {
  readonly connect: ConnectToHost;
  /** Where the programs are that tools bring along. */
  readonly assetsDirectory: string;
  /** Where fetched files are until they are stored. */
  readonly spoolDirectory: string;
  readonly storeRaw: StoreRaw;
  /** Writes the present state of a run into the experiment. A run whose beginning cannot be written is not executed. */
  readonly record: (
    run: Run,
    raw: Readonly<Record<string, RawOutput>>,
  ) => Promise<Result<void, Failure>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onCampaign: (campaign: Campaign) => void;
  readonly onOutput: (lines: OutputLine[]) => void;
  readonly limits?: RunLimits;
};

/** Disposing cancels everything and closes the sessions. */
export type Campaigns = AsyncDisposable & {
  /** Starts and returns at once. `ended` carries the first failure to write a run down; failed runs are no failure. */
  readonly start: (planned: {
    readonly planName: string;
    readonly runs: readonly PlannedExecution[];
  }) => Result<{ readonly ended: Promise<Result<void, Failure>> }, Failure>;
  /** Cancels the run under way, with `rest` those after it too. Resolves when nothing is left on the hosts. */
  readonly cancel: (options: { readonly rest: boolean }) => Promise<void>;
  /** The campaign under way, or the last one. */
  readonly current: () => Campaign | undefined;
};

export function createCampaigns(ports: CampaignPorts): Campaigns {
  let progress: CampaignProgress | undefined;
  let underway: CampaignUnderway | undefined;

  async function cancel(options: { readonly rest: boolean }): Promise<void> {
    await underway?.cancel(options);
  }

  return {
    start(planned) {
      if (underway) {
        return err(
          failure('conflict', 'Another plan is running.', {
            advice: 'Wait for its end, or cancel it.',
          }),
        );
      }
      progress = createCampaignProgress(planned, ports.now, ports.onCampaign);
      const begun = beginCampaign(planned.runs, progress, ports);
      underway = begun;
      const ended = begun.ended.finally(() => (underway = undefined));
      return ok({ ended });
    },
    cancel,
    current: () => progress?.snapshot(),
    [Symbol.asyncDispose]: () => cancel({ rest: true }),
  };
}

type CampaignUnderway = {
  readonly ended: Promise<Result<void, Failure>>;
  readonly cancel: (options: { readonly rest: boolean }) => Promise<void>;
};

function beginCampaign(
  planned: readonly PlannedExecution[],
  progress: CampaignProgress,
  ports: CampaignPorts,
): CampaignUnderway {
  let abort = new AbortController();
  let restCancelled = false;
  let turn: Promise<Result<void, Failure>> = Promise.resolve(ok(undefined));

  async function executeAll(): Promise<Result<void, Failure>> {
    await using sessions = createSessionPool(ports.connect);
    const written: Result<void, Failure>[] = [];
    for (const execution of planned) {
      abort = new AbortController();
      if (restCancelled) abort.abort();
      turn = execute(execution, { ports, progress, sessions, signal: abort.signal });
      written.push(await turn);
    }
    return written.find((result) => !result.ok) ?? ok(undefined);
  }

  const ended = executeAll().finally(progress.end);
  return {
    ended,
    async cancel({ rest }) {
      restCancelled ||= rest;
      abort.abort();
      await (rest ? ended : turn);
    },
  };
}

type Turn = {
  readonly ports: CampaignPorts;
  readonly progress: CampaignProgress;
  readonly sessions: SessionPool;
  readonly signal: AbortSignal;
};

/** Executes one run and writes it down: as preparing, as running, and as ended. */
async function execute(
  { run, tool, initiatorHostId, responderHostId }: PlannedExecution,
  { ports, progress, sessions, signal }: Turn,
): Promise<Result<void, Failure>> {
  const enter = async (next: Run, raw: Readonly<Record<string, RawOutput>> = {}) => {
    const written = await ports.record(next, raw);
    progress.enter(next.id, written.ok ? next.state : 'failed');
    return written;
  };
  const at = new Date(ports.now()).toISOString();
  if (signal.aborted) return enter({ ...run, state: 'cancelled', endedAt: at });
  const begun = await enter({ ...run, state: 'preparing', startedAt: at });
  if (!begun.ok) return begun;
  const hosts = { initiator: initiatorHostId, responder: responderHostId };
  const output = createOutputBatches(ports.onOutput);
  const outcome = await runTest(
    { run, tool },
    {
      ...ports,
      limits: ports.limits ?? usualLimits,
      signal,
      connect: (role) => sessions.take(hosts[role], signal),
      onProgress: progress.follow,
      onOutput: output.add,
      onRunning: (next) => enter(next),
    },
  );
  output.flush();
  return enter(outcome.run, outcome.raw);
}
