import type { Campaign, OutputLine } from '../../../shared/api/values.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { RawOutput } from '../../../shared/model/experiment.ts';
import type { Role, Run } from '../../../shared/model/run.ts';
import type { Tool } from '../../../shared/tools/tool.ts';
import type { HostSession } from '../ssh/session.ts';

/** A planned run with its pair frozen, and the tool that it names. */
export type RunRequest = { readonly run: Run; readonly tool: Tool };

/** How one run stands; what a window shows of the run under way. */
export type RunProgress = NonNullable<Campaign['current']>;

/** Keeps what a host printed, or a file from there; it is addressed by the sha256 of its bytes from then on. */
export type StoreRaw = (
  content: Uint8Array | { readonly path: string },
) => Promise<Result<{ readonly sha256: string; readonly rawOutput: RawOutput }, Failure>>;

/** What a run needs from the program around it. */
export type RunPorts = {
  /** A session with the host of that role. Both may be the same session. They are left open. */
  readonly connect: (role: Role) => Promise<Result<HostSession, Failure>>;
  /** Where the programs are that tools bring along. */
  readonly assetsDirectory: string;
  /** Where fetched files are until they are stored, on a disk: /tmp is memory on many machines. */
  readonly spoolDirectory: string;
  readonly storeRaw: StoreRaw;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Cancels the run. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: RunProgress) => void;
  readonly onOutput: (line: OutputLine) => void;
  /** The run is about to measure; it goes on when this resolves, so that nothing is written meanwhile. */
  readonly onRunning: (run: Run) => Promise<unknown>;
  readonly limits: RunLimits;
};

/** Milliseconds. */
export type RunLimits = {
  /** A server must listen by then. */
  readonly serverReady: number;
  /** A client may take this much longer than one and a half times its estimate. */
  readonly clientMargin: number;
  /** How long a client may go on after its server has ended, and a server after its client. */
  readonly otherEnd: number;
  /** Rest before the client starts: what watches over a command on a host wakes up a second after its end. */
  readonly settle: number;
};

export const usualLimits: RunLimits = {
  serverReady: 15_000,
  clientMargin: 30_000,
  otherEnd: 5_000,
  settle: 1_200,
};

/** A run that has ended, with the raw outputs that it refers to. */
export type RunOutcome = { readonly run: Run; readonly raw: Readonly<Record<string, RawOutput>> };
