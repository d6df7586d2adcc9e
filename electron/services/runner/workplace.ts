// A folder for each run on each host, and the programs that a tool brings along.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Role } from '../../../shared/model/run.ts';
import { askHost } from '../capture/host-question.ts';
import type { HostSession } from '../ssh/session.ts';

/** How long a host may take to remove a folder; beyond that it is left, with a warning. */
const removalTimeMs = 1500;

/**
 * The name says it all from the beginning, so that the folder can be removed even when the answer to its making was
 * lost. Both ends may be one machine, hence the role.
 */
export function workDirectoryOf(runId: string, role: Role): string {
  return `/tmp/jitterbook-${runId}-${role}`;
}

/** Makes the folder, for this user only. Fails with `storage`, also when it is there already. */
export async function makeWorkDirectory(
  session: HostSession,
  directory: string,
  signal: AbortSignal,
): Promise<Result<void, Failure>> {
  const made = await askHost(session, ['mkdir', '-m', '700', directory], signal);
  if (!made.ok) return made;
  if (made.value.exitStatus === 0) return ok(undefined);
  return err(
    failure('storage', `${session.target.hostName} did not make the folder ${directory}.`, {
      advice: 'Is /tmp full, or not writable for this user?',
      details: [made.value.stderr.trim()],
    }),
  );
}

/** Removes the folder with all that is in it. @returns whether it is known to be gone. */
export async function removeWorkDirectory(
  session: HostSession,
  directory: string,
): Promise<boolean> {
  const end = await session.run(['rm', '-rf', directory], { timeLimitMs: removalTimeMs });
  return end.ok && end.value.exitStatus === 0;
}

/**
 * Puts programs from the assets where the host keeps them between runs, unless they are there. Named by their content,
 * so that an update of this program never meets an old copy.
 *
 * @returns paths by name, relative to the home folder, where commands start.
 */
export async function deployPrograms(
  session: HostSession,
  names: readonly string[],
  options: { readonly assetsDirectory: string; readonly signal: AbortSignal },
): Promise<Result<Record<string, string>, Failure>> {
  const paths: Record<string, string> = {};
  for (const name of names) {
    const bytes = await readFile(path.join(options.assetsDirectory, name));
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const { name: stem, ext } = path.parse(name);
    const place = `.cache/jitterbook/${stem}-${hash}${ext}`;
    const present = await askHost(session, ['test', '-f', place], options.signal);
    if (!present.ok) return present;
    if (present.value.exitStatus !== 0) {
      const written = await session.writeFile(place, bytes, 0o700);
      if (!written.ok) return written;
    }
    paths[name] = place;
  }
  return ok(paths);
}
