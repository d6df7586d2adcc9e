// Raw outputs of any length, through memory in pieces.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { syncFolder } from './atomic-write.ts';
import { errorCode } from './system-error.ts';

/** Digits pack to a half at the quickest level; the usual one makes that an eighth smaller in eight times the time. */
const level = 1;

const pieceBytes = 1024 * 1024;

let filesPacked = 0;

/**
 * Packs a file into `SHA256.gz` in a folder; resolves when it is on the disk. At every moment a file of such a name is whole:
 * it gets its name last. Rejects with an error of the system.
 */
export async function packFile(
  file: string,
  folder: string,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  await removeLeftovers(folder);
  filesPacked += 1;
  const temporary = path.join(folder, `${String(process.pid)}.${String(filesPacked)}.tmp`);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: pieceBytes }),
      counted,
      createGzip({ level }),
      createWriteStream(temporary, { flags: 'wx', flush: true }),
    );
    const sha256 = hash.digest('hex');
    const target = path.join(folder, `${sha256}.gz`);
    if (!(await exists(target))) {
      await rename(temporary, target);
      await syncFolder(folder);
    }
    return { sha256, bytes };
  } finally {
    await rm(temporary, { force: true });
  }
}

/** What a program that ended midway has left: nobody else writes here, so it is nobody's any more. */
async function removeLeftovers(folder: string): Promise<void> {
  const own = `${String(process.pid)}.`;
  for (const name of await readdir(folder)) {
    if (/^\d+\.\d+\.tmp$/.test(name) && !name.startsWith(own)) {
      await rm(path.join(folder, name), { force: true });
    }
  }
}

/**
 * The first bytes of something packed, at most so many; `undefined` when it is damaged within them.
 *
 * @param packed Bytes, or the path of a file. Rejects with an error of the system when that cannot be read.
 */
export async function unpackStart(
  packed: Uint8Array | string,
  mostBytes: number,
): Promise<Uint8Array | undefined> {
  const source: Readable =
    typeof packed === 'string' ? createReadStream(packed) : Readable.from([packed]);
  const unpacking = createGunzip();
  source.on('error', (error: Error) => unpacking.destroy(error));
  const pieces: Uint8Array[] = [];
  let room = mostBytes;
  try {
    for await (const piece of source.pipe(unpacking)) {
      if (!(piece instanceof Uint8Array)) continue;
      pieces.push(piece.subarray(0, room));
      room -= Math.min(room, piece.length);
      if (room === 0) break;
    }
    return Buffer.concat(pieces);
  } catch (error) {
    if (errorCode(error)?.startsWith('Z_') === true) return undefined;
    throw error;
  } finally {
    source.destroy();
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
