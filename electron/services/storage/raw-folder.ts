// Raw outputs, addressed by the sha256 of their bytes: small ones inside the experiment, large ones in the folder beside it.
import { access, copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { bytesFromBase64 } from '../../../shared/base/base64.ts';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Experiment, RawOutput } from '../../../shared/model/experiment.ts';
import { syncFolder, writeFileAtomically } from './atomic-write.ts';
import { digest, mebibytes } from './experiment-file.ts';
import { attempt, errorCode } from './system-error.ts';

/** A packed output up to this size goes into the experiment file; a pingpong table packs to about 2 KiB. */
const maxInlineBytes = 256 * 1024;

/** All inline outputs together, in base64: the experiment file must stay well below its own limit. */
const maxInlineTotal = 64 * 1024 * 1024;

/** Largest raw output, unpacked. The full log of an hour of ping-pong has about 300 MiB. */
const maxRawBytes = 512 * 1024 * 1024;

const pack = promisify(gzip);
const unpack = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

/** Keeps bytes; resolves when they are on the disk, unless they go inline. Fails with `storage`. */
export async function storeRawOutput(
  folder: string,
  experiment: Experiment,
  content: Uint8Array,
): Promise<Result<{ sha256: string; rawOutput: RawOutput }, Failure>> {
  if (content.length > maxRawBytes) {
    const size = `This output has ${mebibytes(content.length)}`;
    return err(failure('storage', `${size}; at most ${mebibytes(maxRawBytes)} are kept.`));
  }
  const { sha256, bytes } = digest(content);
  const existing = experiment.raw[sha256];
  if (existing?.where === 'inline') return ok({ sha256, rawOutput: existing });
  const packed = await pack(content);
  if (packed.length <= maxInlineBytes && inlineTotal(experiment) < maxInlineTotal) {
    return ok({ sha256, rawOutput: { where: 'inline', bytes, gzip: packed.toString('base64') } });
  }
  const written = await writePacked(folder, sha256, packed);
  return written.ok ? ok({ sha256, rawOutput: { where: 'file', bytes } }) : written;
}

/**
 * The bytes of a raw output. Fails with `not-found` when the experiment or the folder does not have it, and with
 * `storage` when they are not the bytes of that address.
 */
export async function readRawOutput(
  folder: string,
  experiment: Experiment,
  sha256: string,
): Promise<Result<Uint8Array, Failure>> {
  const output = experiment.raw[sha256];
  if (!output) return err(failure('not-found', `There is no raw output ${sha256}.`));
  const packed = await readPacked(folder, sha256, output);
  if (!packed.ok) return packed;
  const content = await unpackAtMost(packed.value, output.bytes);
  if (content && digest(content).sha256 === sha256) return ok(content);
  return err(
    failure('storage', `The raw output ${sha256} is damaged: its bytes have another sha256.`, {
      advice: 'Restore it from a backup. The measurements read from it are not affected.',
    }),
  );
}

/** Copies every raw output that `experiment` keeps in a folder; one that is missing stays missing. */
export function copyRawFolder(
  experiment: Experiment,
  from: string,
  to: string,
): Promise<Result<void, Failure>> {
  return attempt(`copy ${from} to ${to}`, async () => {
    const names = Object.entries(experiment.raw)
      .filter(([, { where }]) => where === 'file')
      .map(([sha256]) => `${sha256}.gz`);
    if (names.length > 0) await mkdir(to, { recursive: true });
    for (const name of names) {
      await copyFile(path.join(from, name), path.join(to, name)).catch((error: unknown) => {
        if (errorCode(error) !== 'ENOENT') throw error;
      });
    }
  });
}

async function writePacked(
  folder: string,
  sha256: string,
  packed: Uint8Array,
): Promise<Result<void, Failure>> {
  const file = path.join(folder, `${sha256}.gz`);
  const made = await attempt(`make the folder ${folder}`, async () => {
    if (await mkdir(folder, { recursive: true })) await syncFolder(path.dirname(folder));
  });
  if (!made.ok) return made;
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  return isThere ? ok(undefined) : writeFileAtomically(file, packed);
}

async function readPacked(
  folder: string,
  sha256: string,
  output: RawOutput,
): Promise<Result<Uint8Array, Failure>> {
  if (output.where === 'inline') return ok(bytesFromBase64(output.gzip) ?? new Uint8Array());
  const file = path.join(folder, `${sha256}.gz`);
  return attempt(`read the raw output ${file}`, async () =>
    // gzip adds a few bytes to what it cannot pack; a file beyond that is not ours.
    (await stat(file)).size > maxRawBytes + 65_536 ? new Uint8Array() : readFile(file),
  );
}

async function unpackAtMost(packed: Uint8Array, bytes: number): Promise<Uint8Array | undefined> {
  const maxOutputLength = Math.max(1, Math.min(bytes, maxRawBytes));
  return unpack(packed, { maxOutputLength }).catch(() => undefined);
}

function inlineTotal({ raw }: Experiment): number {
  return Object.values(raw).reduce(
    (total, output) => total + (output.where === 'inline' ? output.gzip.length : 0),
    0,
  );
}
