// A folder for each run on each host.
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Role } from '../../../shared/model/run.ts';
import { askHost } from '../capture/host-question.ts';
import type { HostSession } from '../ssh/session.ts';

/** How long a busy host may take to remove a folder; beyond that it is left, with a warning. */
const removalTimeMs = 10_000;

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
