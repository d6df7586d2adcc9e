import type { Failure } from '../../../shared/base/failure.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { FactOutput } from '../../../shared/facts/fact.ts';
import type { HostSession } from '../ssh/session.ts';

/** A question that a host has not answered by then stays open. */
const answerTimeMs = 5000;

/** More than any host has to say about itself. */
const longestAnswer = 256 * 1024;

/**
 * Asks a host by a command, with messages in English and numbers with a point. A command that fails is an answer; a lost
 * connection and a cancelled question are failures.
 */
export async function askHost(
  session: HostSession,
  argv: readonly string[],
  signal?: AbortSignal,
): Promise<Result<FactOutput, Failure>> {
  const end = await session.run(['env', 'LC_ALL=C', ...argv], {
    timeLimitMs: answerTimeMs,
    maxOutputBytes: longestAnswer,
    ...(signal && { signal }),
  });
  if (!end.ok) return end;
  const { exitStatus, stdout, stderr, endedBy } = end.value;
  return ok({
    // A command that was stopped may still report an exit status; it has not answered.
    ...(endedBy === 'itself' && exitStatus !== undefined && { exitStatus }),
    stdout: new TextDecoder().decode(stdout),
    stderr: new TextDecoder().decode(stderr),
  });
}
