import type { Writable } from 'node:stream';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SignIn } from '../../../shared/model/host.ts';

/** A host as SSH reaches it. */
export type SshTarget = {
  /** Name in the experiment; every message names it. */
  readonly hostName: string;
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly signIn: SignIn | { readonly method: 'private-key'; readonly privateKey: string };
  /** For hosts whose key the program itself made (embedded lab): the only key accepted, as `SHA256:...`. */
  readonly pinnedFingerprint?: string;
};

/** Questions that a connection may have for the person. Each answers `undefined` when the person declines. */
export type SshPrompts = {
  /** First connection to a host whose key nobody knows. `true` trusts and stores it. */
  readonly trustHostKey: (question: {
    readonly target: SshTarget;
    readonly keyType: string;
    /** `SHA256:` and base64 without padding, as ssh-keygen -l prints it. */
    readonly fingerprint: string;
  }) => Promise<boolean>;
  /** Password, keyboard-interactive or passphrase; `prompt` is the server's own text, `echo` whether typing shows. */
  readonly secret: (question: {
    readonly target: SshTarget;
    readonly kind: 'password' | 'passphrase' | 'keyboard-interactive';
    readonly prompt: string;
    readonly echo: boolean;
  }) => Promise<string | undefined>;
};

/** How a remote process ended. `stdout` and `stderr` are cut at the stated size and then `truncated` is true. */
export type CommandEnd = {
  readonly exitStatus?: number;
  readonly signal?: string;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly truncated: boolean;
  /** Local clock, milliseconds since 1970. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** Why it ended other than by itself. */
  readonly endedBy: 'itself' | 'abort' | 'time-limit' | 'connection-lost';
};

export type CommandOptions = {
  readonly signal?: AbortSignal;
  /** Hard limit; afterwards the process group is ended on the host. */
  readonly timeLimitMs?: number;
  /** Most bytes kept of each stream; 64 MiB unless told. */
  readonly maxOutputBytes?: number;
  /** Complete lines as they come, without their line end. */
  readonly onLine?: (stream: 'stdout' | 'stderr', line: string) => void;
  /** Takes standard output instead of its being kept; while it is full, the host waits. It is left open. */
  readonly into?: Writable;
  /** Bytes for the process's standard input; without it, it reads /dev/null. */
  readonly input?: Uint8Array;
};

/** A process on a host that goes on until it ends or is stopped. */
export type RemoteProcess = {
  readonly ended: Promise<CommandEnd>;
  /** Ends the whole process group: TERM, after a second KILL. Resolves when the channel has closed. */
  readonly stop: () => Promise<CommandEnd>;
};

/**
 * A signed-in connection to one host. Remote processes end when their channel ends for whatever reason
 * (stop, abort, time limit, lost connection, end of this program).
 */
export type HostSession = AsyncDisposable & {
  readonly target: SshTarget;
  /** Resolves when the connection is gone; never rejects. */
  readonly closed: Promise<void>;
  /** Runs argv to its end. A non-zero exit is not a failure here; a lost connection or a refused channel is. */
  run(argv: readonly string[], options?: CommandOptions): Promise<Result<CommandEnd, Failure>>;
  /** Starts argv and leaves it running. */
  start(argv: readonly string[], options?: CommandOptions): Promise<Result<RemoteProcess, Failure>>;
  /**
   * Copies a remote file of any size to `into` on this machine, packed on its way where the host has gzip. The file is made
   * for this user only; after a failure, what is in it means nothing. Fails with `not-found`, with
   * `storage` when it is larger than `maxBytes`, the copy is not whole or this disk is full, and with `cancelled`.
   */
  fetchFile(
    path: string,
    into: string,
    options: { readonly maxBytes: number; readonly signal?: AbortSignal },
  ): Promise<Result<{ readonly bytes: number }, Failure>>;
  /** Writes a remote file through a temporary name; makes its folder. */
  writeFile(path: string, bytes: Uint8Array, mode?: number): Promise<Result<void, Failure>>;
};

/** Opens sessions; implemented in connect.ts with ssh2, the only folder that knows it. */
export type Connect = (
  target: SshTarget,
  options: { readonly signal?: AbortSignal },
) => Promise<Result<HostSession, Failure>>;
