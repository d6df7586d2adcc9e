import { copyFile, link, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import { attempt, errorCode, ifPresent } from './system-error.ts';

/**
 * Replaces a file so that at every moment, power cuts included, it is either the old one or the new one: a temporary file
 * in the same folder, fsync, rename, fsync of the folder. Links are followed and the mode is kept. Fails with `storage` or
 * `not-found`; the file is then as it was.
 *
 * @param keepPrevious Where the file that is replaced stays, if there is one.
 */
export function writeFileAtomically(
  file: string,
  content: string | Uint8Array,
  keepPrevious?: string,
): Promise<Result<void, Failure>> {
  return attempt(`write ${file}`, async () => {
    const target = (await ifPresent(() => realpath(file))) ?? file;
    const mode = (await ifPresent(() => stat(target)))?.mode;
    const temporary = `${target}.tmp`;
    try {
      await rm(temporary, { force: true });
      await writeDurably(temporary, content, mode);
      if (keepPrevious !== undefined && mode !== undefined) await keep(target, keepPrevious);
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
    await syncFolder(path.dirname(target));
  });
}

async function writeDurably(file: string, content: string | Uint8Array, mode: number | undefined) {
  const handle = await open(file, 'wx', 0o666);
  try {
    if (mode !== undefined) await handle.chmod(mode & 0o7777);
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A second name for the same bytes costs nothing; file systems without hard links (FAT, some shares) get a copy. */
async function keep(file: string, previous: string): Promise<void> {
  await rm(previous, { force: true });
  await link(file, previous).catch(() => copyFile(file, previous));
}

/** Makes new, renamed and deleted names in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no fsync of folders; NTFS journals names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems do not offer it either.
    if (errorCode(error) !== 'EINVAL') throw error;
  } finally {
    await handle.close();
  }
}
