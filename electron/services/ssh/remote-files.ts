// Whole files over plain commands: every host with a shell has them, while SFTP may be switched off.
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { CommandEnd, HostSession } from './session.ts';

type Commands = Pick<HostSession, 'target' | 'run'>;

/** Exit status of these scripts for a file that does not exist: EX_NOINPUT of sysexits.h. */
export const absent = 66;

/** `$1` path, `$2` most bytes. */
const readScript = `[ -e "$1" ] || exit ${absent}; exec head -c "$2" <"$1"`;

/** `$1` path, `$2` mode in octal. Whatever goes wrong, the old file stays and the temporary one goes. */
const writeScript = [
  'set -e',
  '[ ! -d "$1" ] || { echo "$1 is a folder" >&2; exit 1; }',
  'mkdir -p "$(dirname "$1")"',
  'new=$(mktemp "$1.XXXXXX")',
  `trap 'rm -f "$new"' EXIT`,
  `trap 'exit 1' HUP INT TERM`,
  'cat >"$new"',
  'chmod "$2" "$new"',
  'mv -f "$new" "$1"',
  'trap - EXIT',
].join('; ');

/** Reads at most `maxBytes`. Fails with `not-found` or `storage`, or as a command does. */
export async function readRemoteFile(
  host: Commands,
  path: string,
  maxBytes: number,
): Promise<Result<Uint8Array, Failure>> {
  // One byte more than allowed tells a file that is too large.
  const argv = ['sh', '-c', readScript, 'sh', plainPath(path), String(maxBytes + 1)];
  const end = await host.run(argv, { maxOutputBytes: maxBytes + 1 });
  if (!end.ok) return end;
  const name = `${path} on ${host.target.hostName}`;
  if (end.value.exitStatus === absent) return err(failure('not-found', `${name} does not exist.`));
  if (end.value.exitStatus !== 0) {
    return err(failure('storage', `Cannot read ${name}.`, { details: lastWords(end.value) }));
  }
  if (end.value.stdout.length > maxBytes) {
    return err(failure('storage', `${name} is larger than ${maxBytes} bytes.`));
  }
  return ok(end.value.stdout);
}

/** Writes the file through a temporary name beside it; `mode` is 0600 unless told. Fails with `storage`. */
export async function writeRemoteFile(
  host: Commands,
  file: { readonly path: string; readonly bytes: Uint8Array; readonly mode?: number | undefined },
): Promise<Result<void, Failure>> {
  const mode = (file.mode ?? 0o600).toString(8);
  const argv = ['sh', '-c', writeScript, 'sh', plainPath(file.path), mode];
  const end = await host.run(argv, { input: file.bytes });
  if (!end.ok) return end;
  if (end.value.exitStatus === 0) return ok(undefined);
  return err(
    failure('storage', `Cannot write ${file.path} on ${host.target.hostName}.`, {
      details: lastWords(end.value),
    }),
  );
}

/** A relative path belongs to the home folder, where commands start; no path may look like an option. */
export function plainPath(path: string): string {
  return path.startsWith('/') ? path : `./${path}`;
}

/** What a command complained of last. */
export function lastWords(end: CommandEnd): string[] {
  return new TextDecoder().decode(end.stderr).trim().split('\n').slice(-5);
}
