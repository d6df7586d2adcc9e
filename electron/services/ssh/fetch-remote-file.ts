// A file of any size from a host to this machine's disk, without ever standing in memory. Samples are digits and pack to
// a quarter, so that even gzip's quickest level is quicker than most management networks.
import { createWriteStream } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { lastWords, plainPath } from './remote-files.ts';
import type { CommandEnd, HostSession } from './session.ts';

type Commands = Pick<HostSession, 'target' | 'run'>;

type Transfer = {
  readonly path: string;
  /** On this machine. */
  readonly into: string;
  /** Unpacked. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
};

/** Exit status of `fetchScript` for a file that does not exist: EX_NOINPUT of sysexits.h. */
const absent = 66;

/** Exit status of `fetchScript` for a file with more than `$2` bytes: EX_DATAERR of sysexits.h. */
const tooLarge = 65;

/**
 * `$1` path, `$2` most bytes. Prints a line with the form and the size, then the file. gzip says in its trailer how much it
 * packed, and the size says it for both.
 */
const fetchScript = [
  `[ -e "$1" ] || exit ${absent}`,
  '[ -f "$1" ] || { echo "$1 is not a file" >&2; exit 1; }',
  'exec <"$1" || exit 1',
  'size=$(wc -c <"$1") || exit 1',
  `[ "$size" -le "$2" ] || exit ${tooLarge}`,
  'if command -v gzip >/dev/null 2>&1; then echo gzip $size; exec gzip -1 -c; fi',
  'echo plain $size; exec cat',
].join('; ');

/** Longer than the first line can be. */
const longestFirstLine = 100;

const bufferBytes = 1024 * 1024;

/** See `fetchFile` of HostSession. */
export async function fetchRemoteFile(
  host: Commands,
  { path, into, maxBytes, signal }: Transfer,
): Promise<Result<{ readonly bytes: number }, Failure>> {
  const giveUp = new AbortController();
  const stream = new PassThrough({ highWaterMark: bufferBytes });
  // From now on, so that no error of it is ever without a listener.
  const received = receive(stream, into).catch((error: unknown) => {
    giveUp.abort();
    stream.destroy();
    return error instanceof Error ? error : new Error(String(error));
  });
  const argv = ['sh', '-c', fetchScript, 'sh', plainPath(path), String(maxBytes)];
  const end = await host.run(argv, {
    into: stream,
    signal: AbortSignal.any([giveUp.signal, ...(signal ? [signal] : [])]),
  });
  stream.end();
  const result = await received;
  if (!end.ok) return end;
  const name = `${path} on ${host.target.hostName}`;
  if (signal?.aborted === true) return err(failure('cancelled', `Fetching ${name} was cancelled.`));
  const copied = wholeCopy(name, result);
  const fault = diskFault(name, result) ?? hostFault(name, end.value, maxBytes);
  return fault ? err(fault) : copied;
}

type Received = { readonly bytes: number; readonly announced: number | undefined };

/** What a disk that is full says; everything else that breaks the copy is about its bytes. */
const diskFaults: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EDQUOT: 'the quota is used up',
  EIO: 'the disk reports an error',
  ENOENT: 'its folder is gone',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

function diskFault(name: string, result: Received | Error): Failure | undefined {
  const code = result instanceof Error && 'code' in result ? String(result.code) : '';
  const reason = diskFaults[code];
  return reason === undefined
    ? undefined
    : failure('storage', `Cannot keep ${name} on this computer: ${reason}.`, {
        advice: 'Free some space and repeat the run, or ask for fewer samples.',
      });
}

/** A command that was ended from here, because of what came, has no fault of its own. */
function hostFault(name: string, end: CommandEnd, maxBytes: number): Failure | undefined {
  if (end.endedBy !== 'itself' || end.exitStatus === 0) return undefined;
  if (end.exitStatus === absent) return failure('not-found', `${name} does not exist.`);
  if (end.exitStatus === tooLarge) {
    return failure('storage', `${name} is larger than ${String(maxBytes)} bytes.`);
  }
  return failure('storage', `Cannot read ${name}.`, { details: lastWords(end) });
}

function wholeCopy(
  name: string,
  result: Received | Error,
): Result<{ readonly bytes: number }, Failure> {
  if (result instanceof Error) return err(brokenCopy(name, result.message));
  const { bytes, announced } = result;
  if (bytes === announced) return ok({ bytes });
  return err(brokenCopy(name, `${String(bytes)} of ${String(announced ?? 'unknown')} bytes came`));
}

function brokenCopy(name: string, why: string): Failure {
  return failure('storage', `The copy of ${name} is not whole: ${why}.`, {
    advice: 'Repeat the run. Does another program still write that file?',
  });
}

/** Writes what a stream brings. Rejects when it is damaged, longer than announced, or cannot be written. */
async function receive(stream: Readable, into: string): Promise<Received> {
  const [, form, size] = /^(gzip|plain) (\d{1,15})$/.exec(await firstLine(stream)) ?? [];
  if (size === undefined) {
    // Its exit status says why. What it prints instead is read, or it would wait for ever.
    stream.resume();
    return { bytes: 0, announced: undefined };
  }
  const announced = Number(size);
  let bytes = 0;
  async function* counted(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > announced) throw new Error(`more than the ${size ?? ''} bytes of the file came`);
      yield piece;
    }
  }
  const file = createWriteStream(into, { mode: 0o600 });
  if (form === 'gzip') await pipeline(stream, createGunzip(), counted, file);
  else await pipeline(stream, counted, file);
  return { bytes, announced };
}

/** Takes the first line off a stream; what follows it stays. Empty when there is none. */
async function firstLine(stream: Readable): Promise<string> {
  let line = '';
  for await (const piece of stream.iterator({ destroyOnReturn: false })) {
    if (!(piece instanceof Uint8Array)) break;
    const end = piece.indexOf(10);
    const own = end < 0 ? piece : piece.subarray(0, end);
    line += new TextDecoder().decode(own.subarray(0, longestFirstLine));
    if (end >= 0) {
      if (end + 1 < piece.length) stream.unshift(piece.subarray(end + 1));
      return line;
    }
    if (line.length > longestFirstLine) break;
  }
  return '';
}
