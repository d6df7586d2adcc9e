// Raw outputs, addressed by the sha256 of their bytes: small ones inside the experiment, large ones in the folder beside it.
import { access, copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { bytesFromBase64 } from '../../../shared/base/base64.ts';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Experiment, RawOutput } from '../../../shared/model/experiment.ts';
import { syncFolder, writeFileAtomically } from './atomic-write.ts';
import { digest, mebibytes } from './experiment-file.ts';
import { packFile, unpackStart } from './raw-streams.ts';
import { attempt, errorCode } from './system-error.ts';

/** A packed output up to this size goes into the experiment file; a pingpong table packs to about 2 KiB. */
const maxInlineBytes = 256 * 1024;

/** All inline outputs together, in base64: the experiment file must stay well below its own limit. */
const maxInlineTotal = 64 * 1024 * 1024;

/**
 * Largest raw output, unpacked: the full log of sockperf for 17 million messages has 750 MiB, and an hour at 10,000
 * messages/s twice that.
 */
const maxRawBytes = 2 * 1024 * 1024 * 1024;

/** A longer file goes through in pieces, and beside the experiment however well it packs. */
const maxBytesAtOnce = 8 * 1024 * 1024;

const pack = promisify(gzip);

/** Bytes, or a file of any length that holds them. */
export type RawContent = Uint8Array | { readonly path: string };

type Stored = { sha256: string; rawOutput: RawOutput };

/** Keeps bytes; resolves when they are on the disk, unless they go inline. Fails with `storage` or `not-found`. */
export async function storeRawOutput(
  folder: string,
  experiment: Experiment,
  content: RawContent,
): Promise<Result<Stored, Failure>> {
  if (content instanceof Uint8Array) return storeBytes(folder, experiment, content);
  const size = await attempt(`read ${content.path}`, async () => (await stat(content.path)).size);
  if (!size.ok) return size;
  if (size.value > maxRawBytes) return err(tooLarge(size.value));
  if (size.value > maxBytesAtOnce) return storeFile(folder, experiment, content.path);
  const bytes = await attempt(`read ${content.path}`, () => readFile(content.path));
  return bytes.ok ? storeBytes(folder, experiment, bytes.value) : bytes;
}

async function storeFile(
  folder: string,
  experiment: Experiment,
  file: string,
): Promise<Result<Stored, Failure>> {
  const made = await makeFolder(folder);
  if (!made.ok) return made;
  const packed = await attempt(`keep ${file} in ${folder}`, () => packFile(file, folder));
  if (!packed.ok) return packed;
  const { sha256, bytes } = packed.value;
  return ok({ sha256, rawOutput: experiment.raw[sha256] ?? { where: 'file', bytes } });
}

function tooLarge(bytes: number): Failure {
  const size = `This output has ${mebibytes(bytes)}`;
  return failure('storage', `${size}; at most ${mebibytes(maxRawBytes)} are kept.`);
}

async function storeBytes(
  folder: string,
  experiment: Experiment,
  content: Uint8Array,
): Promise<Result<Stored, Failure>> {
  if (content.length > maxRawBytes) return err(tooLarge(content.length));
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
 * The bytes of a raw output, or its first ones: as many as are asked for, without the others ever being unpacked. Fails with
 * `not-found` when the experiment or the folder does not have it, and with `storage` when they cannot be unpacked or,
 * being all, are not the bytes of that address.
 */
export async function readRawOutput(
  folder: string,
  experiment: Experiment,
  sha256: string,
  mostBytes: number = maxRawBytes,
): Promise<Result<Uint8Array, Failure>> {
  const output = experiment.raw[sha256];
  if (!output) return err(failure('not-found', `There is no raw output ${sha256}.`));
  const file = path.join(folder, `${sha256}.gz`);
  const packed =
    output.where === 'inline' ? (bytesFromBase64(output.gzip) ?? new Uint8Array()) : file;
  const isWhole = output.bytes <= mostBytes;
  // One byte more than there should be tells a file that was blown up.
  const read = await attempt(`read the raw output ${file}`, () =>
    unpackStart(packed, isWhole ? Math.min(output.bytes, maxRawBytes) + 1 : mostBytes),
  );
  if (!read.ok) return read;
  const content = read.value;
  if (content && (!isWhole || digest(content).sha256 === sha256)) return ok(content);
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
  const made = await makeFolder(folder);
  if (!made.ok) return made;
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  return isThere ? ok(undefined) : writeFileAtomically(file, packed);
}

function makeFolder(folder: string): Promise<Result<void, Failure>> {
  return attempt(`make the folder ${folder}`, async () => {
    if (await mkdir(folder, { recursive: true })) await syncFolder(path.dirname(folder));
  });
}

function inlineTotal({ raw }: Experiment): number {
  return Object.values(raw).reduce(
    (total, output) => total + (output.where === 'inline' ? output.gzip.length : 0),
    0,
  );
}
