import { access, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { recentFile, type RecentFile } from '../../../shared/api/values.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import { writeFileAtomically } from './atomic-write.ts';
import { instantNow, type StorageEnvironment } from './environment.ts';
import { attempt } from './system-error.ts';

/** Enough to find last month's work, few enough to read. */
const mostRecent = 20;

const storedList = recentFile.omit({ missing: true, fileName: true }).array();

type StoredFile = Omit<RecentFile, 'missing' | 'fileName'>;

/** The experiments that were opened last, newest first. */
export type RecentFiles = {
  /** Files that are not there any more are in the list too, with `missing`. */
  list(): Promise<RecentFile[]>;
  /** Puts an experiment first. Fails with `storage`. */
  remember(file: string, title: string): Promise<Result<void, Failure>>;
  forget(file: string): Promise<Result<void, Failure>>;
};

/**
 * The list in `recent.json` of the program's data directory. A list that cannot be read counts as empty: it is comfort,
 * never a reason not to start.
 */
export function recentFiles(dataDirectory: string, environment: StorageEnvironment): RecentFiles {
  const listFile = path.join(dataDirectory, 'recent.json');
  return {
    list: async () => Promise.all((await read(listFile)).map(present)),
    remember: async (file, title) => {
      const entry = { path: path.resolve(file), title, openedAt: instantNow(environment) };
      const others = (await read(listFile)).filter((other) => other.path !== entry.path);
      return write(listFile, [entry, ...others].slice(0, mostRecent));
    },
    forget: async (file) => {
      const stored = await read(listFile);
      return write(
        listFile,
        stored.filter((other) => other.path !== path.resolve(file)),
      );
    },
  };
}

async function present(stored: StoredFile): Promise<RecentFile> {
  const missing = await access(stored.path).then(
    () => false,
    () => true,
  );
  return { ...stored, fileName: path.basename(stored.path), missing };
}

async function read(listFile: string): Promise<StoredFile[]> {
  const text = await readFile(listFile, 'utf8').catch(() => '[]');
  try {
    return storedList.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

async function write(listFile: string, stored: StoredFile[]): Promise<Result<void, Failure>> {
  const folder = path.dirname(listFile);
  const made = await attempt(`make ${folder}`, () => mkdir(folder, { recursive: true }));
  return made.ok
    ? writeFileAtomically(listFile, `${JSON.stringify(stored, undefined, 2)}\n`)
    : made;
}
