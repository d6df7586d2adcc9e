import type { DocumentChange, SaveState } from '../../../shared/api/values.ts';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { patch, type Patch } from '../../../shared/model/change.ts';
import type { CommandName } from '../../../shared/model/commands/registry.ts';
import {
  edit,
  redo,
  startEditing,
  undo,
  type Edited,
  type Editing,
} from '../../../shared/model/editing.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import { Autosave } from './autosave.ts';
import type { Acknowledged, Document, Recovery } from './document.ts';
import { instantNow, type StorageEnvironment } from './environment.ts';
import { readExperimentFile } from './experiment-file.ts';
import type { LockHolder } from './lock.ts';
import { readRawOutput, storeRawOutput, type RawContent } from './raw-folder.ts';
import { TurnQueue } from './turn-queue.ts';
import { copyForWriting, type WritableFile } from './writable-file.ts';

/** One call of execute, undo or redo that waits for its answer. */
type Edit = {
  readonly apply: (editing: Editing) => Result<Edited, Failure>;
  readonly answer: (answer: Acknowledged) => void;
};

/** How an experiment starts its life in memory. */
export type Opened = {
  readonly editing: Editing;
  /** Steps that are in the journal and not in the file. */
  readonly unsavedSteps: number;
  readonly file: WritableFile | ReadOnlyFile;
  readonly recovered: Recovery | undefined;
  readonly notices: readonly string[];
};

/** An experiment that this program may not write, and why. */
export type ReadOnlyFile = {
  readonly path: string;
  readonly rawFolder: string;
  readonly reason: string;
  readonly heldBy: LockHolder | undefined;
};

/** See `Document`. Every edit and every save takes its turn in one queue. */
export class ExperimentDocument implements Document {
  readonly recovered: Recovery | undefined;
  readonly notices: readonly string[];
  readonly #environment: StorageEnvironment;
  readonly #queue = new TurnQueue<Edit>((edits) => this.#commit(edits));
  readonly #autosave: Autosave;
  readonly #listeners = new Set<(change: DocumentChange) => void>();
  #file: WritableFile | ReadOnlyFile;
  #editing: Editing;
  #sequence: number;
  /** Number of the last step that the file has. */
  #savedSequence = 0;
  #saveState: SaveState;
  #isClosed = false;

  constructor(opened: Opened, environment: StorageEnvironment) {
    this.recovered = opened.recovered;
    this.notices = opened.notices;
    this.#environment = environment;
    this.#autosave = new Autosave(environment, () => this.save());
    this.#file = opened.file;
    this.#editing = opened.editing;
    this.#sequence = opened.unsavedSteps;
    this.#saveState =
      'reason' in opened.file
        ? { kind: 'read-only', reason: opened.file.reason }
        : { kind: 'saved', at: opened.file.savedAt };
    if (opened.unsavedSteps > 0) this.#noteUnsaved();
  }

  get path(): string {
    return this.#file.path;
  }

  get heldBy(): LockHolder | undefined {
    return 'reason' in this.#file ? this.#file.heldBy : undefined;
  }

  experiment(): Experiment {
    return this.#editing.experiment;
  }

  sequence(): number {
    return this.#sequence;
  }

  saveState(): SaveState {
    return this.#saveState;
  }

  undoLabel(): string | undefined {
    return this.#editing.history.done.at(-1)?.label;
  }

  redoLabel(): string | undefined {
    return this.#editing.history.undone.at(-1)?.label;
  }

  execute(command: CommandName, input: unknown): Promise<Acknowledged> {
    return this.#edit((editing) => edit(editing, command, input));
  }

  undo(): Promise<Acknowledged> {
    return this.#edit(undo);
  }

  redo(): Promise<Acknowledged> {
    return this.#edit(redo);
  }

  async storeRaw(content: RawContent) {
    const file = this.#writable();
    return file.ok ? storeRawOutput(file.value.rawFolder, this.experiment(), content) : file;
  }

  readRaw(sha256: string, mostBytes?: number): Promise<Result<Uint8Array, Failure>> {
    return readRawOutput(this.#file.rawFolder, this.experiment(), sha256, mostBytes);
  }

  save(): Promise<Result<void, Failure>> {
    return this.#queue.run(() => this.#save());
  }

  resolveConflict(
    choice: 'keep-mine-as-copy' | 'reload',
  ): Promise<Result<{ path: string }, Failure>> {
    return this.#queue.run(() => (choice === 'reload' ? this.#reload() : this.#moveToCopy()));
  }

  subscribe(listener: (change: DocumentChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<Result<void, Failure>> {
    return this.#queue.run(async () => {
      if (!this.#writable().ok) return ok(undefined);
      let saved = await this.#save();
      // Nobody is left to ask; dropping either side would lose work.
      const isConflict = this.#saveState.kind === 'changed-on-disk';
      if (isConflict && this.#sequence > this.#savedSequence) saved = await this.#keepCopy();
      const file = this.#writable();
      this.#autosave.stop();
      this.#isClosed = true;
      const released = file.ok ? await file.value.release() : file;
      return saved.ok ? released : saved;
    });
  }

  #edit(apply: Edit['apply']): Promise<Acknowledged> {
    return new Promise((resolve, reject) => {
      this.#queue.add({ apply, answer: resolve }).catch(reject);
    });
  }

  /** Writes a batch of edits down, then believes and tells it. What cannot be written down has not happened. */
  async #commit(edits: readonly Edit[]): Promise<void> {
    const file = this.#writable();
    if (!file.ok) {
      answerAll(edits, file.error);
      return;
    }
    const accepted: { edited: Edited; answer: Edit['answer'] }[] = [];
    let editing = this.#editing;
    for (const { apply, answer } of edits) {
      const edited = apply(editing);
      if (edited.ok) {
        editing = edited.value.editing;
        accepted.push({ edited: edited.value, answer });
      } else answer(edited);
    }
    const written = await this.#writeDown(
      file.value,
      accepted.map(({ edited }) => edited),
    );
    if (!written.ok) {
      answerAll(accepted, written.error);
      return;
    }
    for (const { edited, answer } of accepted) {
      this.#editing = edited.editing;
      const { patches, label } = edited.step;
      if (patches.length > 0) this.#sequence++;
      answer(ok({ sequence: this.#sequence, label }));
      if (patches.length === 0) continue;
      this.#noteUnsaved();
      this.#tell(patches);
    }
  }

  async #writeDown(file: WritableFile, edited: readonly Edited[]): Promise<Result<void, Failure>> {
    // The journal was deleted under us: what it held is only in memory until the experiment is saved.
    if (file.hasNoJournal && this.#sequence > this.#savedSequence) {
      const saved = await this.#save();
      if (!saved.ok) return saved;
    }
    const at = instantNow(this.#environment);
    const steps = edited.map(({ step }) => step).filter(({ patches }) => patches.length > 0);
    return file.writeDown(
      steps.map((step, index) => ({ sequence: this.#sequence + index + 1, at, step })),
    );
  }

  async #save(): Promise<Result<void, Failure>> {
    const file = this.#writable();
    if (!file.ok) return file;
    this.#autosave.stop();
    const changes = this.#sequence - this.#savedSequence;
    if (changes > 0) this.#setSaveState({ kind: 'saving' });
    const saved = await file.value.save(this.experiment(), changes > 0);
    if (saved.ok) {
      this.#savedSequence = this.#sequence;
      this.#setSaveState({ kind: 'saved', at: file.value.savedAt });
    } else if (saved.error.kind === 'conflict') {
      this.#setSaveState({ kind: 'changed-on-disk', changes, reason: saved.error.message });
    } else {
      this.#setSaveState({ kind: 'not-saved', reason: saved.error.message });
      this.#autosave.later();
    }
    return saved;
  }

  async #reload(): Promise<Result<{ path: string }, Failure>> {
    const file = this.#writable();
    if (!file.ok) return file;
    const read = await readExperimentFile(this.path);
    if (!read.ok) return read;
    const { experiment, version } = read.value;
    const continued = await file.value.continueFrom(version);
    if (!continued.ok) return continued;
    this.#editing = startEditing(experiment);
    this.#savedSequence = ++this.#sequence;
    this.#saveState = { kind: 'saved', at: version.at };
    this.#tell([patch.parse({ op: 'replace', path: [], value: experiment })]);
    return ok({ path: this.path });
  }

  async #moveToCopy(): Promise<Result<{ path: string }, Failure>> {
    const kept = await this.#keepCopy();
    return kept.ok ? ok({ path: this.path }) : kept;
  }

  async #keepCopy(): Promise<Result<void, Failure>> {
    const file = this.#writable();
    if (!file.ok) return file;
    const copy = await copyForWriting(file.value, this.experiment(), this.#environment);
    if (!copy.ok) return copy;
    this.#file = copy.value;
    this.#savedSequence = this.#sequence;
    this.#setSaveState({ kind: 'saved', at: copy.value.savedAt });
    return ok(undefined);
  }

  #writable(): Result<WritableFile, Failure> {
    if (this.#isClosed) return err(failure('storage', `${this.path} is closed.`));
    if ('reason' in this.#file) return err(failure('read-only', this.#file.reason));
    return ok(this.#file);
  }

  #noteUnsaved(): void {
    if (this.#saveState.kind === 'changed-on-disk') {
      const changes = this.#sequence - this.#savedSequence;
      this.#saveState = { ...this.#saveState, changes };
      return;
    }
    this.#saveState = { kind: 'saving' };
    this.#autosave.soon();
  }

  #setSaveState(saveState: SaveState): void {
    this.#saveState = saveState;
    this.#tell([]);
  }

  #tell(patches: readonly Patch[]): void {
    const [undoLabel, redoLabel] = [this.undoLabel(), this.redoLabel()];
    const change: DocumentChange = {
      sequence: this.#sequence,
      patches: [...patches],
      save: this.#saveState,
      ...(undoLabel !== undefined && { undoLabel }),
      ...(redoLabel !== undefined && { redoLabel }),
    };
    for (const listener of this.#listeners) listener(change);
  }
}

function answerAll(edits: readonly Pick<Edit, 'answer'>[], error: Failure): void {
  for (const { answer } of edits) answer(err(error));
}
