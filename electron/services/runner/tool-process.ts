import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Execution } from '../../../shared/model/run.ts';
import type { CommandEnd, CommandOptions, RemoteProcess } from '../ssh/session.ts';
import type { RunEnd, Underway } from './underway.ts';

/** The environment of every tool: messages in English and numbers with a point, wherever the host is. */
const environment = ['env', 'LC_ALL=C'];

/**
 * Starts a command of the tool. Its lines go to the window and to the last lines of its side; its end is written down
 * as an execution of the run. A cancellation ends it.
 */
export async function startToolProcess(
  underway: Underway,
  { role, session }: RunEnd,
  argv: readonly string[],
  options: Required<Pick<CommandOptions, 'timeLimitMs' | 'onLine'>>,
): Promise<Result<RemoteProcess, Failure>> {
  const { ports, run, lines, printed } = underway;
  const executed = [...environment, ...argv];
  const started = await session.start(executed, {
    signal: ports.signal,
    timeLimitMs: options.timeLimitMs,
    onLine: (stream, line) => {
      lines[role].add(line);
      const at = new Date(ports.now()).toISOString();
      ports.onOutput({ runId: run.id, role, stream, at, line });
      options.onLine(stream, line);
    },
  });
  if (started.ok) {
    void started.value.ended.then((end) =>
      printed.push({
        execution: executionOf(role, executed, end),
        stdout: end.stdout,
        stderr: end.stderr,
      }),
    );
  }
  return started;
}

function executionOf(role: Execution['role'], argv: string[], end: CommandEnd): Execution {
  return {
    role,
    argv,
    startedAt: new Date(end.startedAtMs).toISOString(),
    endedAt: new Date(end.endedAtMs).toISOString(),
    ...(end.exitStatus !== undefined && { exitStatus: end.exitStatus }),
    ...(end.signal !== undefined && { signal: end.signal.slice(0, 20) }),
  };
}
