// The files of a folder on the command line, as the window reads those of one that is dropped on it.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { failure } from '../../shared/base/failure.ts';
import {
  encodingOf,
  isBinary,
  isGzip,
  isHidden,
  leftOutBecause,
  mostDepth,
  mostFileBytes,
  mostFiles,
} from '../../shared/tools/incoming-files.ts';
import { attempt } from '../services/storage/system-error.ts';
import { CommandFailure, exitCodes } from './exit.ts';

/** A file with its text, or the reason why it is left out. */
export type FolderFile = {
  /** Below the folder, with `/` on every system. */
  readonly name: string;
  readonly text?: string;
  readonly reason?: string;
};

export async function isFolder(source: string): Promise<boolean> {
  try {
    return (await stat(source)).isDirectory();
  } catch {
    // Reading it will say what is the matter.
    return false;
  }
}

/** All files below a folder, ordered by their path; one after the other, so that only one stands in memory. */
export async function* readFolder(folder: string): AsyncGenerator<FolderFile> {
  const names = (await namesBelow(folder, '', 0)).sort();
  for (const name of names.slice(0, mostFiles)) yield await readFolderFile(folder, name);
  if (names.length > mostFiles) {
    yield { name: folder, reason: `more than ${String(mostFiles)} files, the rest is not read` };
  }
}

/** Links are not followed: they may lead in a circle. */
async function namesBelow(folder: string, below: string, depth: number): Promise<string[]> {
  const entries = await readdir(path.join(folder, below), { withFileTypes: true });
  const names = await Promise.all(
    entries
      .filter((entry) => !isHidden(entry.name))
      .map(async (entry) => {
        const name = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory() && depth < mostDepth) {
          return await namesBelow(folder, name, depth + 1);
        }
        return entry.isFile() ? [name] : [];
      }),
  );
  return names.flat();
}

async function readFolderFile(folder: string, name: string): Promise<FolderFile> {
  try {
    const file = path.join(folder, name);
    if ((await stat(file)).size > mostFileBytes) return { name, reason: leftOutBecause.tooLarge };
    const bytes = await unpacked(await readFile(file));
    if (!bytes) return { name, reason: leftOutBecause.damaged };
    if (isBinary(bytes)) return { name, reason: leftOutBecause.binary };
    return { name, text: new TextDecoder(encodingOf(bytes)).decode(bytes) };
  } catch {
    return { name, reason: leftOutBecause.unreadable };
  }
}

/** The text of one file that a person names: unpacked where it is gzip, in the encoding that its first bytes say. */
export async function readPackedText(file: string): Promise<string> {
  const read = await attempt(`read ${file}`, () => readFile(file));
  if (!read.ok) throw new CommandFailure(read.error, exitCodes.file);
  const bytes = await unpacked(read.value);
  if (bytes) return new TextDecoder(encodingOf(bytes)).decode(bytes);
  const reason = `${file} is ${leftOutBecause.damaged}.`;
  throw new CommandFailure(failure('unreadable-output', reason), exitCodes.file);
}

async function unpacked(bytes: Buffer): Promise<Buffer | undefined> {
  if (!isGzip(bytes)) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: mostFileBytes });
  } catch {
    return undefined;
  }
}
