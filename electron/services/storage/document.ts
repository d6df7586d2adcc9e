// An open experiment as the rest of the program sees it.
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Patch } from '../../../shared/model/change.ts';
import type { CommandName } from '../../../shared/model/commands/registry.ts';
import type { Experiment, RawOutput } from '../../../shared/model/experiment.ts';
import type { LockHolder } from './lock.ts';

/**
 * How the experiment stands against its file. No acknowledged change is lost in any of these.
 * - *saved*: the file has everything.
 * - *saving*: changes are in the journal and go into the file shortly.
 * - *not-saved*: the last save failed; the changes are in the journal.
 * - *changed-on-disk*: somebody else wrote the file; `resolveConflict` decides. `changes` are ours that it does not have.
 * - *read-only*: `holder` is there when another window has it.
 */
export type DocumentStatus =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'not-saved'; readonly reason: string }
  | { readonly kind: 'changed-on-disk'; readonly changes: number; readonly reason: string }
  | { readonly kind: 'read-only'; readonly reason: string; readonly holder?: LockHolder };

/** What listeners hear: one step of change, or (without patches) another status. */
export type DocumentEvent = {
  /** Grows by one with each step. */
  readonly sequence: number;
  readonly patches: readonly Patch[];
  /** What undo and redo would do next. */
  readonly undoLabel?: string;
  readonly redoLabel?: string;
  readonly status: DocumentStatus;
};

/** Changes that a crash left in the journal and that are in the experiment again. */
export type Recovery = {
  readonly changes: number;
  /** When the last of them was made, ISO 8601. */
  readonly until: string;
};

/** The number of the step that an edit made. */
export type Acknowledged = Result<{ readonly sequence: number }, Failure>;

export type Document = {
  /** The experiment file, links resolved; another one after `keep-mine-as-copy`. */
  readonly path: string;
  readonly recovered: Recovery | undefined;
  /** What a person should know about the opening, as sentences; most often none. */
  readonly notices: readonly string[];
  experiment(): Experiment;
  sequence(): number;
  status(): DocumentStatus;
  undoLabel(): string | undefined;
  redoLabel(): string | undefined;
  /**
   * Applies a named command. Resolves when the change is on the disk. Fails with `invalid-input` when the command refuses,
   * `read-only`, or `storage` when the change cannot be written down; the experiment is then as it was.
   */
  execute(command: CommandName, input: unknown): Promise<Acknowledged>;
  /** Takes back what a person did last. Fails as `execute` does. */
  undo(): Promise<Acknowledged>;
  redo(): Promise<Acknowledged>;
  /**
   * Keeps bytes that a command is about to refer to; resolves when they are on the disk. Small outputs come back inline,
   * to be stored by the command.
   */
  storeRaw(bytes: Uint8Array): Promise<Result<{ sha256: string; rawOutput: RawOutput }, Failure>>;
  /** The bytes of a raw output of this experiment, checked against their address. */
  readRaw(sha256: string): Promise<Result<Uint8Array, Failure>>;
  /** Puts all changes into the file. Fails with `conflict` when somebody else has changed it, or with `storage`. */
  save(): Promise<Result<void, Failure>>;
  /**
   * Ends the state *changed-on-disk*: either goes on in a copy with a free name, or takes the file as it is and drops what
   * is not in it. Resolves to the path that the document has from then on.
   */
  resolveConflict(
    choice: 'keep-mine-as-copy' | 'reload',
  ): Promise<Result<{ path: string }, Failure>>;
  /** Calls `listener` after every step and every change of status; the result ends that. */
  subscribe(listener: (event: DocumentEvent) => void): () => void;
  /**
   * Saves, and lets others write. Changes that cannot be saved stay in the journal and are there at the next opening; the
   * failure says why.
   */
  close(): Promise<Result<void, Failure>>;
};
