// One program at a time writes an experiment. A small file beside it says who; it is made with its content in one step
// (a hard link to a finished file), so nobody ever reads half of it.
import { copyFile, constants, link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isJsonObject } from '../../../shared/base/json.ts';
import { instantNow, type StorageEnvironment } from './environment.ts';
import { processStart } from './process-start.ts';
import { errorCode, ifPresent } from './system-error.ts';

/** Who has an experiment open for writing. */
export type LockHolder = {
  readonly pid: number;
  /** See `processStart`. */
  readonly started: string;
  readonly machine: string;
  /** ISO 8601. */
  readonly since: string;
};

export type Lock = {
  /** Gives the lock back. Does nothing when a person deleted it, believing that we had crashed, and it is another's now. */
  release(): Promise<void>;
};

/** Locks that other programs left behind and that vanish while we look are looked at again this often. */
const mostAttempts = 5;

/**
 * Takes the lock, or says who has it. A lock whose program is gone is taken over.
 *
 * @throws the error of the operating system when the folder cannot be written.
 */
export async function takeLock(
  file: string,
  environment: StorageEnvironment,
): Promise<{ lock: Lock } | { holder: LockHolder }> {
  const mine: LockHolder = {
    pid: process.pid,
    started: (await processStart(process.pid)) ?? '',
    machine: environment.machine,
    since: instantNow(environment),
  };
  const text = `${JSON.stringify(mine)}\n`;
  let holder = mine;
  for (let tried = 0; tried < mostAttempts; tried++) {
    if (await createWhole(file, text)) return { lock: heldLock(file, text) };
    const found = await ifPresent(() => readFile(file, 'utf8'));
    if (found === undefined) continue;
    const other = parseHolder(found);
    if (other && (await isAlive(other, environment))) return { holder: other };
    await removeStale(file, found);
    holder = other ?? mine;
  }
  return { holder };
}

function heldLock(file: string, text: string): Lock {
  return {
    release: async () => {
      const present = await ifPresent(() => readFile(file, 'utf8'));
      if (present === text) await rm(file, { force: true });
    },
  };
}

/** Whether the file was made; not, when there is one already. */
async function createWhole(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text);
  try {
    await link(draft, file).catch(async (error: unknown) => {
      if (errorCode(error) === 'EEXIST') throw error;
      // No hard links here (FAT, some shares): the next best is a copy that refuses to replace.
      await copyFile(draft, file, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Two programs may find the same stale lock. Moving it away first makes sure that none removes the other's new lock. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${file}.${process.pid}.stale`;
  const moved = await ifPresent(async () => {
    await rename(file, aside);
    return readFile(aside, 'utf8');
  });
  if (moved !== undefined && moved !== stale) await createWhole(file, moved);
  await rm(aside, { force: true });
}

/** Nobody can look at another machine's processes, so its lock always counts. */
async function isAlive(holder: LockHolder, { machine }: StorageEnvironment): Promise<boolean> {
  return holder.machine !== machine || (await processStart(holder.pid)) === holder.started;
}

function parseHolder(text: string): LockHolder | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const { pid, started, machine, since } = value;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (typeof started !== 'string' || typeof machine !== 'string') return undefined;
  if (typeof since !== 'string' || Number.isNaN(Date.parse(since))) return undefined;
  return { pid, started, machine, since };
}
