import { open, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from './atomic-write.ts';
import {
  decodeJournal,
  encodeEntry,
  type JournalContent,
  type JournalEntry,
} from './journal-format.ts';
import { errorCode, ifPresent } from './system-error.ts';

/** The journal beside an experiment, or `undefined` when there is none. @throws the error of the operating system. */
export async function readJournal(file: string): Promise<JournalContent | undefined> {
  const bytes = await ifPresent(() => readFile(file));
  return bytes && decodeJournal(bytes);
}

/**
 * Appends to the journal of one experiment. The file appears with the first entry and goes when all is folded, so a folder
 * with everything saved holds no journal. One caller at a time.
 */
export class JournalWriter {
  readonly #file: string;
  #base: { readonly sha256: string; readonly bytes: number };
  #handle: FileHandle | undefined;
  /** Bytes on disk that are whole and synced. */
  #length: number;

  /** @param length Bytes of the journal that is there already and is continued; 0 starts a new one. */
  constructor(file: string, base: { sha256: string; bytes: number }, length: number) {
    this.#file = file;
    this.#base = base;
    this.#length = length;
  }

  /** Whether anything is in the journal. */
  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /**
   * Writes entries and waits until the disk has them: all or none.
   *
   * @throws the error of the operating system. When the journal was deleted under us the code is ENOENT and the writer
   *   starts a new one; what the old one held is then only in memory and the experiment must be saved.
   */
  async append(entries: readonly JournalEntry[]): Promise<void> {
    try {
      await this.#appendSynced(entries);
    } catch (error) {
      await this.#giveUp(error);
      throw error;
    }
  }

  /** Deletes the journal; the next entries continue `base`. @throws the error of the operating system. */
  async clear(base: { sha256: string; bytes: number }): Promise<void> {
    await this.close();
    await rm(this.#file, { force: true });
    await syncFolder(path.dirname(this.#file));
    this.#base = base;
    this.#length = 0;
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = undefined;
  }

  async #appendSynced(entries: readonly JournalEntry[]): Promise<void> {
    const isNew = this.isEmpty;
    const handle = (this.#handle ??= await this.#open());
    const all = isNew ? [{ type: 'base' as const, ...this.#base }, ...entries] : entries;
    const bytes = Buffer.from(all.map(encodeEntry).join(''));
    await writeWhole(handle, bytes, this.#length);
    await handle.sync();
    if (isNew) await syncFolder(path.dirname(this.#file));
    await this.#checkStillThere(handle);
    this.#length += bytes.length;
  }

  async #open(): Promise<FileHandle> {
    if (this.isEmpty) return open(this.#file, 'w');
    const handle = await open(this.#file, 'r+');
    // What a crash or a failed write left behind the last whole entry.
    await handle.truncate(this.#length);
    return handle;
  }

  /** Bytes written to a deleted file reach nobody. */
  async #checkStillThere(handle: FileHandle): Promise<void> {
    const [named, opened] = await Promise.all([stat(this.#file), handle.stat()]);
    if (named.ino !== opened.ino || named.dev !== opened.dev) {
      throw Object.assign(new Error('The journal was replaced'), { code: 'ENOENT' });
    }
  }

  async #giveUp(error: unknown): Promise<void> {
    if (errorCode(error) === 'ENOENT') this.#length = 0;
    await this.#handle?.truncate(this.#length).catch(() => undefined);
    // Opened anew next time: the folder may be another one by then, or on another disk.
    await this.close();
  }
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array, from: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, from + done);
    done += bytesWritten;
  }
}
