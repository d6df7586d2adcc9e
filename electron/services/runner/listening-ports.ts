// Which ports a host listens on, by ss(8) of iproute2. Looking does not touch the port: some servers serve exactly one
// client, and a connection to see whether they listen would be that client.
//
//   tcp   LISTEN 0      128          0.0.0.0:5201       0.0.0.0:*    users:(("iperf3",pid=4711,fd=3))
//
// "users:" is shown for one's own processes, and for all to root.
import { randomInt } from 'node:crypto';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { linesOf } from '../../../shared/facts/reading.ts';
import { askHost } from '../capture/host-question.ts';
import type { HostSession } from '../ssh/session.ts';

export type ListeningPort = {
  readonly protocol: string;
  readonly port: number;
  /** Such as `iperf3 (pid 4711)`; absent when this user may not see it. */
  readonly holder?: string;
};

/**
 * Every port that the host listens on. `entry` is the command that enters the network namespace to look from, empty for
 * that of the login. Fails with `tool-missing` where there is no ss.
 */
export async function listeningPorts(
  session: HostSession,
  signal: AbortSignal,
  entry: readonly string[] = [],
): Promise<Result<ListeningPort[], Failure>> {
  const answer = await askHost(session, [...entry, 'ss', '-Htulnp'], signal);
  if (!answer.ok) return answer;
  if (answer.value.exitStatus === 0) return ok(parseListeningPorts(answer.value.stdout));
  const { hostName } = session.target;
  return err(
    failure('tool-missing', `ss does not tell which ports ${hostName} listens on.`, {
      advice: `Install iproute2 on ${hostName}.`,
      details: [answer.value.stderr.trim()],
    }),
  );
}

/** Below the ports that systems give to outgoing connections, above those of well-known servers. */
const freePorts = { first: 20_000, last: 29_999 };

/** A port that the host listens on with nothing; a mere guess where the host does not tell. */
export async function chooseFreePort(session: HostSession, signal: AbortSignal): Promise<number> {
  const listening = await listeningPorts(session, signal);
  const taken = new Set(listening.ok ? listening.value.map(({ port }) => port) : []);
  for (;;) {
    const port = randomInt(freePorts.first, freePorts.last + 1);
    if (!taken.has(port)) return port;
  }
}

/** Reads the rows of `ss -Htulnp`; what is no row is left out. */
export function parseListeningPorts(text: string): ListeningPort[] {
  return linesOf(text).flatMap((line) => {
    const row = /^(tcp|udp)\s+\S+\s+\d+\s+\d+\s+\S*:(\d+)\s/.exec(line);
    const [, protocol, port] = row ?? [];
    if (protocol === undefined || port === undefined) return [];
    const user = /users:\(\("([^"]*)",pid=(\d+)/.exec(line);
    const holder = user ? { holder: `${user[1] ?? ''} (pid ${user[2] ?? ''})` } : {};
    return { protocol, port: Number(port), ...holder };
  });
}

/** Those ports that occur as numbers in a command, such as `-p 5201` or `192.0.2.1:7400`. */
export function portsInCommand(
  ports: readonly ListeningPort[],
  argv: readonly string[],
): ListeningPort[] {
  const numbers = new Set(argv.flatMap((argument) => argument.match(/\d+/g) ?? []).map(Number));
  return ports.filter(({ port }) => numbers.has(port));
}
