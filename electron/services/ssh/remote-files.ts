// Whole files over plain commands: every host with a shell has them, while SFTP may be switched off.
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { CommandEnd, HostSession } from './session.ts';

type Commands = Pick<HostSession, 'target' | 'run'>;

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
