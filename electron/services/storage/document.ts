// An open experiment as the rest of the program sees it.
import type { DocumentChange, SaveState } from '../../../shared/api/values.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { CommandName } from '../../../shared/model/commands/registry.ts';
import type { Experiment, RawOutput } from '../../../shared/model/experiment.ts';
import type { LockHolder } from './lock.ts';
import type { RawContent } from './raw-folder.ts';

/** Changes that a crash left in the journal and that are in the experiment again. */
export type Recovery = {
  readonly changes: number;
  /** When the last of them was made, ISO 8601. */
  readonly until: string;
};

/** The number and the name of the step that an edit made. */
export type Acknowledged = Result<{ readonly sequence: number; readonly label: string }, Failure>;

export type Document = {
  /** The experiment file, links resolved; another one after `keep-mine-as-copy`. */
  readonly path: string;
  /** Who has it, when that is why it is open for reading only. */
  readonly heldBy: LockHolder | undefined;
  readonly recovered: Recovery | undefined;
  /** What a person should know about the opening, as sentences; most often none. */
  readonly notices: readonly string[];
  experiment(): Experiment;
  /** Grows by one with each step. */
  sequence(): number;
  /** Where the experiment stands against its file. No acknowledged change is lost in any of the states. */
  saveState(): SaveState;
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
   * Keeps bytes, or those of a file, that a command is about to refer to; resolves when they are on the disk. Small outputs come back inline,
   * to be stored by the command.
   */
  storeRaw(content: RawContent): Promise<Result<{ sha256: string; rawOutput: RawOutput }, Failure>>;
  /** The bytes of a raw output of this experiment; all are checked against their address, the first ones alone cannot be. */
  readRaw(sha256: string, mostBytes?: number): Promise<Result<Uint8Array, Failure>>;
  /** Puts all changes into the file. Fails with `conflict` when somebody else has changed it, or with `storage`. */
  save(): Promise<Result<void, Failure>>;
  /**
   * Ends the state *changed-on-disk*: either goes on in a copy with a free name, or takes the file as it is and drops what
   * is not in it. Resolves to the path that the document has from then on.
   */
  resolveConflict(
    choice: 'keep-mine-as-copy' | 'reload',
  ): Promise<Result<{ path: string }, Failure>>;
  /** Calls `listener` after every step and, without patches, every new save state; the result ends that. */
  subscribe(listener: (change: DocumentChange) => void): () => void;
  /**
   * Saves, and lets others write. Changes that cannot be saved stay in the journal and are there at the next opening; the
   * failure says why.
   */
  close(): Promise<Result<void, Failure>>;
};
