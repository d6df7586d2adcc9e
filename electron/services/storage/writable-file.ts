// An experiment file that this program holds the lock of, with its journal.
import path from 'node:path';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import { serialiseExperiment } from '../../../shared/model/project-file.ts';
import { writeFileAtomically } from './atomic-write.ts';
import type { CompanionFiles } from './companion-files.ts';
import type { StorageEnvironment } from './environment.ts';
import { writeCopy } from './experiment-copy.ts';
import {
  compareWithDisk,
  digest,
  limitInWords,
  maxExperimentBytes,
  mebibytes,
  versionWritten,
  type FileVersion,
} from './experiment-file.ts';
import type { JournalStep } from './journal-format.ts';
import { JournalWriter } from './journal.ts';
import { takeLock, type Lock } from './lock.ts';
import { attempt } from './system-error.ts';

export class WritableFile {
  readonly #files: CompanionFiles;
  readonly #lock: Lock;
  readonly #journal: JournalWriter;
  #version: FileVersion;
  /** The first save of a session keeps what was there before; the later ones would only push that out. */
  #hasPrevious = false;
  /** Whether the journal stands on its own, see `#keepWhole`. */
  #hasWhole = false;

  /** @param journalBytes Length of the journal that continues the file; 0 when there is none. */
  constructor(files: CompanionFiles, lock: Lock, version: FileVersion, journalBytes: number) {
    this.#files = files;
    this.#lock = lock;
    this.#version = version;
    this.#journal = new JournalWriter(files.journal, version, journalBytes);
  }

  get path(): string {
    return this.#files.experiment;
  }

  get rawFolder(): string {
    return this.#files.raw;
  }

  /** When the file got the content that we know, ISO 8601. */
  get savedAt(): string {
    return this.#version.at;
  }

  get hasNoJournal(): boolean {
    return this.#journal.isEmpty;
  }

  /** Appends steps to the journal; resolves when the disk has them. Fails with `storage`, and then has none of them. */
  async writeDown(steps: readonly JournalStep[]): Promise<Result<void, Failure>> {
    if (steps.length === 0) return ok(undefined);
    const entries = steps.map((step) => ({ type: 'step' as const, ...step }));
    const written = await attempt(`write ${this.#files.journal}`, () =>
      this.#journal.append(entries),
    );
    if (written.ok) return written;
    return err(
      failure('storage', `${written.error.message} The change was not made.`, {
        advice: 'Make room or restore the folder, then do it again.',
      }),
    );
  }

  /**
   * Puts the experiment into the file and empties the journal. Fails with `conflict` when somebody else changed the file,
   * also when we have nothing to save (`hasChanges` false), and with `storage`.
   */
  async save(experiment: Experiment, hasChanges: boolean): Promise<Result<void, Failure>> {
    const disk = await attempt(`read ${this.path}`, () =>
      compareWithDisk(this.path, this.#version),
    );
    if (!disk.ok) return disk;
    if (disk.value === 'changed') {
      if (hasChanges) await this.#keepWhole(experiment);
      return err(
        failure(
          'conflict',
          `${path.basename(this.path)} changed on disk. It was not overwritten.`,
          { advice: 'Keep yours as a copy, or reload the file and drop yours.' },
        ),
      );
    }
    if (!hasChanges && disk.value === 'same') return ok(undefined);
    const text = serialiseExperiment(experiment);
    const { sha256, bytes } = digest(Buffer.from(text));
    if (bytes > maxExperimentBytes) {
      return err(
        failure('storage', `The experiment has ${mebibytes(bytes)} now; ${limitInWords()}.`, {
          advice: 'Delete runs, or go on in a new experiment.',
        }),
      );
    }
    return this.#replace(text, sha256);
  }

  /** Takes what is on disk as the base of all further steps. */
  continueFrom(version: FileVersion): Promise<Result<void, Failure>> {
    return attempt(`delete ${this.#files.journal}`, async () => {
      // First of all: a journal that cannot be deleted does not make the file somebody else's.
      this.#version = version;
      await this.#journal.clear(version);
      this.#hasWhole = false;
    });
  }

  /** Gives the lock back. What is in the journal stays there. */
  release(): Promise<Result<void, Failure>> {
    return attempt(`unlock ${this.path}`, async () => {
      await this.#journal.close();
      await this.#lock.release();
    });
  }

  /** Leaves the file to others for good: what the journal held is elsewhere. */
  abandon(): Promise<Result<void, Failure>> {
    return attempt(`unlock ${this.path}`, async () => {
      await this.#journal.clear(this.#version);
      await this.#lock.release();
    });
  }

  /** The bytes that the journal continues are gone; a crash before the person decides must not cost what it holds. */
  async #keepWhole(experiment: Experiment): Promise<void> {
    if (this.#hasWhole) return;
    const kept = await attempt(`write ${this.#files.journal}`, () =>
      this.#journal.append([{ type: 'whole', experiment }]),
    );
    this.#hasWhole = kept.ok;
  }

  async #replace(text: string, sha256: string): Promise<Result<void, Failure>> {
    const marked = await attempt(`write ${this.#files.journal}`, async () => {
      if (!this.#journal.isEmpty) await this.#journal.append([{ type: 'fold', sha256 }]);
    });
    // A deleted journal has nothing to fold; the experiment is then saved all the more.
    if (!marked.ok && marked.error.kind !== 'not-found') return marked;
    const previous = this.#hasPrevious ? undefined : this.#files.previous;
    const written = await writeFileAtomically(this.path, text, previous);
    if (!written.ok) return written;
    this.#hasPrevious = true;
    const version = await attempt(`read ${this.path}`, () => versionWritten(this.path, text));
    return version.ok ? this.continueFrom(version.value) : version;
  }
}

/** Writes the experiment beside the file that changed on disk, and goes on there; the old file is left to the others. */
export async function copyForWriting(
  from: WritableFile,
  experiment: Experiment,
  environment: StorageEnvironment,
): Promise<Result<WritableFile, Failure>> {
  const copy = await writeCopy(experiment, from.path);
  if (!copy.ok) return copy;
  const { files, version } = copy.value;
  const taken = await attempt(`lock ${files.experiment}`, () => takeLock(files.lock, environment));
  if (!taken.ok) return taken;
  if ('holder' in taken.value) {
    return err(failure('conflict', `${files.experiment} is open in another window.`));
  }
  await from.abandon();
  return ok(new WritableFile(files, taken.value.lock, version, 0));
}
