// Files from hosts, on this machine's disk, from the moment they are fetched until they are stored.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';

/** The files of one run; disposing it removes them. */
export type Spool = AsyncDisposable & {
  /** A path where no file is yet, in a folder for this user only. Fails with `storage`. */
  readonly newFile: () => Promise<Result<string, Failure>>;
};

/** A spool that makes its folder when it is first needed: `PROCESS-XXXXXX` in `directory`. */
export function createSpool(directory: string): Spool {
  let folder: string | undefined;
  let files = 0;
  return {
    async newFile() {
      try {
        if (folder === undefined) {
          await mkdir(directory, { recursive: true, mode: 0o700 });
          await removeLeftovers(directory);
          folder = await mkdtemp(path.join(directory, `${String(process.pid)}-`));
        }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return err(failure('storage', `No file can be fetched to ${directory}: ${reason}`));
      }
      files += 1;
      return ok(path.join(folder, String(files)));
    },
    async [Symbol.asyncDispose]() {
      if (folder !== undefined) await remove(folder);
    },
  };
}

/** Takes away what a program left that was killed during a run. */
async function removeLeftovers(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const [, processId] = /^(\d+)-\w{6}$/.exec(name) ?? [];
    if (processId !== undefined && !isAlive(Number(processId))) {
      await remove(path.join(directory, name));
    }
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // It belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What cannot be removed now is removed by a later run. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}
