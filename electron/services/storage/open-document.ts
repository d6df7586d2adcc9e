import { access, constants, copyFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { startEditing } from '../../../shared/model/editing.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import { serialiseExperiment } from '../../../shared/model/project-file.ts';
import { hasEnded } from '../../../shared/model/run.ts';
import { writeFileAtomically } from './atomic-write.ts';
import { companionFiles, type CompanionFiles } from './companion-files.ts';
import type { Document } from './document.ts';
import { instantNow, type StorageEnvironment } from './environment.ts';
import { writeCopy } from './experiment-copy.ts';
import { ExperimentDocument, type Opened } from './experiment-document.ts';
import { readExperimentFile, type FileVersion } from './experiment-file.ts';
import type { JournalContent } from './journal-format.ts';
import { readJournal } from './journal.ts';
import { takeLock, type Lock, type LockHolder } from './lock.ts';
import { continueExperiment, rescueExperiment, type Continued } from './recovery.ts';
import { attempt, errorCode, ifPresent } from './system-error.ts';
import { WritableFile } from './writable-file.ts';

/**
 * Opens an experiment for writing or, when somebody else has it or the folder cannot be written, for reading. Replays what
 * a crash left in the journal and marks the runs that it interrupted. Fails with `not-found` or `storage` as
 * `readExperimentFile` does; the file is then untouched.
 */
export async function openDocument(
  file: string,
  environment: StorageEnvironment,
): Promise<Result<Document, Failure>> {
  const resolved = await attempt(`open ${file}`, () => realpath(file));
  if (!resolved.ok) return resolved;
  const files = companionFiles(resolved.value);
  const asked = await askForWriting(files, environment);
  const opened = await ('lock' in asked
    ? openForWriting(files, asked.lock)
    : openForReading(files, asked));
  if (!opened.ok) {
    if ('lock' in asked) await attempt(`unlock ${file}`, () => asked.lock.release());
    return opened;
  }
  const document = new ExperimentDocument(opened.value, environment);
  if ('lock' in asked) await endInterruptedRuns(document, environment);
  return ok(document);
}

/** Writes a new experiment and opens it. Fails with `conflict` when the file exists, and as `openDocument` does. */
export async function createDocument(
  file: string,
  experiment: Experiment,
  environment: StorageEnvironment,
): Promise<Result<Document, Failure>> {
  const present = await attempt(`create ${file}`, () => ifPresent(() => realpath(file)));
  if (!present.ok) return present;
  if (present.value !== undefined) {
    return err(
      failure('conflict', `${file} exists already. It was not changed.`, {
        advice: 'Open it, or choose another name.',
      }),
    );
  }
  const written = await writeFileAtomically(file, serialiseExperiment(experiment));
  return written.ok ? openDocument(file, environment) : written;
}

async function askForWriting(
  files: CompanionFiles,
  environment: StorageEnvironment,
): Promise<{ lock: Lock } | { reason: string; heldBy: LockHolder | undefined }> {
  const name = path.basename(files.experiment);
  const taken = await attempt(`write beside ${name}`, async () => {
    await access(files.experiment, constants.W_OK);
    return takeLock(files.lock, environment);
  });
  if (!taken.ok) return { reason: `${taken.error.message} Read here.`, heldBy: undefined };
  if ('lock' in taken.value) return taken.value;
  const { holder } = taken.value;
  return { reason: describeHolder(holder, files.lock, environment), heldBy: holder };
}

async function openForReading(
  files: CompanionFiles,
  reasons: { reason: string; heldBy: LockHolder | undefined },
): Promise<Result<Opened, Failure>> {
  const read = await readExperimentFile(files.experiment);
  if (!read.ok) return read;
  return ok({
    editing: startEditing(read.value.experiment),
    unsavedSteps: 0,
    file: { path: files.experiment, rawFolder: files.raw, ...reasons },
    recovered: undefined,
    notices: [],
  });
}

async function openForWriting(files: CompanionFiles, lock: Lock): Promise<Result<Opened, Failure>> {
  const read = await readExperimentFile(files.experiment);
  if (!read.ok) return read;
  const { experiment, version } = read.value;
  const journal = await attempt(`read ${files.journal}`, () => readJournal(files.journal));
  if (!journal.ok) return journal;
  if (journal.value) return openWithJournal(files, lock, read.value, journal.value);
  return ok({
    editing: startEditing(experiment),
    unsavedSteps: 0,
    file: new WritableFile(files, lock, version, 0),
    recovered: undefined,
    notices: [],
  });
}

async function openWithJournal(
  files: CompanionFiles,
  lock: Lock,
  { experiment, version }: { experiment: Experiment; version: FileVersion },
  content: JournalContent,
): Promise<Result<Opened, Failure>> {
  const continued = continueExperiment(experiment, version.sha256, content);
  const notices = await keepUnapplied(files, content, continued);
  if (!notices.ok) return notices;
  const { editing, steps } = continued ?? { editing: startEditing(experiment), steps: [] };
  const last = steps.at(-1);
  const file = new WritableFile(files, lock, version, last ? content.goodBytes : 0);
  // Everything in it is in the file already, or was kept elsewhere.
  const cleared = last ? ok(undefined) : await file.continueFrom(version);
  if (!cleared.ok) return cleared;
  return ok({
    editing,
    unsavedSteps: steps.length,
    file,
    recovered: last && { changes: steps.length, until: last.at },
    notices: notices.value,
  });
}

/** What the person hears about a journal that does not simply continue the file. */
async function keepUnapplied(
  files: CompanionFiles,
  content: JournalContent,
  continued: Continued | undefined,
): Promise<Result<string[], Failure>> {
  const rescued = continued ? undefined : rescueExperiment(content);
  if (!rescued) return keepUnreadable(files, content, continued);
  const copy = await writeCopy(rescued, files.experiment);
  if (!copy.ok) return copy;
  const name = path.basename(copy.value.files.experiment);
  return ok([`This file had changed on disk. Your version with all your changes is ${name}.`]);
}

/** What a journal holds and nobody can apply is never thrown away: it stays under another name, and the person hears it. */
async function keepUnreadable(
  { journal }: CompanionFiles,
  { entries, damagedLines }: JournalContent,
  continued: Continued | undefined,
): Promise<Result<string[], Failure>> {
  const isForeign = continued === undefined && entries.length > 0;
  if (!isForeign && damagedLines === 0) return ok([]);
  const aside = await attempt(`copy ${journal}`, () => copyAside(journal));
  if (!aside.ok) return aside;
  const changes = counted(entries.filter(({ type }) => type === 'step').length, 'change');
  const what = isForeign
    ? `The journal beside this file has ${changes} to another version of it, not applied.`
    : `The journal of this file is damaged after ${changes}; ${counted(damagedLines, 'line')} after that cannot be read.`;
  return ok([`${what} It is kept as ${path.basename(aside.value)}.`]);
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

async function copyAside(journal: string): Promise<string> {
  for (let number = 1; ; number++) {
    const aside = `${journal}.set-aside-${number}`;
    try {
      await copyFile(journal, aside, constants.COPYFILE_EXCL);
      return aside;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}

/** Runs that were planned or under way when the program ended can no longer end by themselves. */
async function endInterruptedRuns(document: Document, environment: StorageEnvironment) {
  const isOpen = Object.values(document.experiment().runs).some(({ state }) => !hasEnded(state));
  // A journal that cannot be written shows at the first edit; opening goes on.
  if (isOpen) await document.execute('interruptRuns', { at: instantNow(environment) });
}

function describeHolder(
  holder: LockHolder,
  lockFile: string,
  environment: StorageEnvironment,
): string {
  const { pid, machine, since } = holder;
  const other =
    machine === environment.machine
      ? ''
      : ` If ${machine} does not have it any more, delete ${path.basename(lockFile)}.`;
  return `Open in another window since ${localTime(since, environment.now())} (pid ${pid} on ${machine}). Read here, or ask that window to close.${other}`;
}

/** Local hours and minutes, with the date where it is not today: `14:02`, `2026-03-01 14:02`. */
function localTime(instant: string, nowMs: number): string {
  const time = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`;
  if (time.toDateString() === new Date(nowMs).toDateString()) return clock;
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${clock}`;
}
