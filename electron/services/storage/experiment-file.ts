import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import { readExperiment } from '../../../shared/model/project-file.ts';
import { attempt, ifPresent } from './system-error.ts';

/** Largest experiment file: with raw outputs kept beside it, ten thousand runs need less than half. */
export const maxExperimentBytes = 256 * 1024 * 1024;

/** Which bytes are in a file. */
export type FileVersion = {
  readonly sha256: string;
  readonly bytes: number;
  /** Changes when anybody writes the file; tells an untouched file without reading it. */
  readonly stamp: string;
  /** When the file was last written, ISO 8601. */
  readonly at: string;
};

/**
 * Reads an experiment and leaves the file as it is. Fails with `not-found`, or with `storage` when it is a folder, may not
 * be read, is larger than `maxExperimentBytes`, or is not an experiment of this version or an older one.
 */
export async function readExperimentFile(
  file: string,
): Promise<Result<{ experiment: Experiment; version: FileVersion }, Failure>> {
  const content = await attempt(`open ${file}`, () => readBytes(file));
  if (!content.ok) return content;
  if (!content.value.ok) return err(inFile(file, content.value.error));
  const { bytes, version } = content.value.value;
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    return err(inFile(file, failure('storage', 'This file is not text in UTF-8.')));
  }
  const read = readExperiment(text);
  return read.ok ? ok({ experiment: read.value, version }) : err(inFile(file, read.error));
}

/**
 * - *same*: nobody has changed the file since `version`.
 * - *absent*: it was deleted or moved away.
 */
export async function compareWithDisk(
  file: string,
  version: FileVersion,
): Promise<'same' | 'changed' | 'absent'> {
  const present = await ifPresent(() => stampOf(file));
  if (present === undefined) return 'absent';
  if (present.stamp === version.stamp) return 'same';
  // Copied back or checked out again: another file with the same bytes.
  const read = await readBytes(file);
  return read.ok && read.value.version.sha256 === version.sha256 ? 'same' : 'changed';
}

/** The version of a file that has just been written with `content`. */
export async function versionWritten(file: string, content: string): Promise<FileVersion> {
  return { ...digest(Buffer.from(content)), ...(await stampOf(file)) };
}

/** What of a version can be told from its bytes alone. */
export function digest(content: Uint8Array): { sha256: string; bytes: number } {
  return { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };
}

async function readBytes(
  file: string,
): Promise<Result<{ bytes: Uint8Array; version: FileVersion }, Failure>> {
  // Before opening: the open of a pipe would wait for its other end.
  const kind = await stat(file);
  if (kind.isDirectory()) return err(failure('storage', 'This is a folder; expected a file.'));
  if (!kind.isFile()) return err(failure('storage', 'This is a device; expected a file.'));
  if (kind.size > maxExperimentBytes) {
    return err(failure('storage', `This file has ${mebibytes(kind.size)}; ${limitInWords()}.`));
  }
  const stamp = await stampOf(file);
  const handle = await open(file, 'r');
  try {
    const bytes = await handle.readFile();
    return ok({ bytes, version: { ...digest(bytes), ...stamp } });
  } finally {
    await handle.close();
  }
}

export function limitInWords(): string {
  return `an experiment has at most ${mebibytes(maxExperimentBytes)}`;
}

export function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / (1024 * 1024))} MiB`;
}

async function stampOf(file: string): Promise<Pick<FileVersion, 'stamp' | 'at'>> {
  const { dev, ino, size, mtimeNs, mtime } = await stat(file, { bigint: true });
  return { stamp: [dev, ino, size, mtimeNs].join(':'), at: mtime.toISOString() };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function inFile(file: string, inner: Failure): Failure {
  return { ...inner, message: `${path.basename(file)}: ${inner.message}` };
}
