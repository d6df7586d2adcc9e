// The server of a tool: started, seen to listen, used, stopped and seen to be gone.
import { setTimeout as pause } from 'node:timers/promises';
import type { Failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { RunFailure } from '../../../shared/model/run.ts';
import type { Readiness, ServerCommand } from '../../../shared/tools/tool.ts';
import { namespaceEntry } from '../../../shared/tools/wrappers.ts';
import type { CommandEnd, RemoteProcess } from '../ssh/session.ts';
import { explainEnd } from './explain-end.ts';
import { listeningPorts, portsInCommand } from './listening-ports.ts';
import type { ListeningPort } from './listening-ports.ts';
import { startToolProcess } from './tool-process.ts';
import { failureOf, stepFailure } from './underway.ts';
import type { RunEnd, Underway } from './underway.ts';

/** Between two looks at the ports. Only before the test: while a tool measures nothing is asked. */
const lookAgainMs = 100;

/** A server that runs; `announced` resolves when it has printed the line that says that it listens. */
export type ToolServer = {
  readonly command: ServerCommand;
  readonly end: RunEnd;
  readonly process: RemoteProcess;
  readonly announced: Promise<void>;
};

/** Starts the server, unless its port is taken. */
export async function startServer(
  underway: Underway,
  end: RunEnd,
  command: ServerCommand,
  timeLimitMs: number,
): Promise<Result<ToolServer, RunFailure>> {
  const place = { step: 'start server', side: 'responder' } as const;
  const { readiness } = command;
  if (readiness.kind === 'port') {
    const entry = namespaceEntry(command.argv);
    const ports = await listeningPorts(end.session, underway.ports.signal, entry);
    if (!ports.ok) return err(stepFailure(underway, place, ports.error));
    const taken = ports.value.find((port) => isOpened(port, readiness));
    if (taken) {
      const advice = 'End that program, or choose another port in the parameters.';
      return err(failureOf(underway, { ...place, reason: takenBy(taken, end), advice }));
    }
  }
  let announce: () => void;
  const announced = new Promise<void>((resolve) => (announce = resolve));
  const started = await startToolProcess(underway, end, command.argv, {
    timeLimitMs,
    onLine: (stream, line) => {
      if (readiness.kind !== 'line' || readiness.stream !== stream) return;
      if (readiness.pattern.test(line)) announce();
    },
  });
  if (!started.ok) return err(stepFailure(underway, place, started.error));
  return ok({ command, end, process: started.value, announced });
}

/** Waits until the server listens. Fails when it ends or when the limit is over. */
export async function waitForServer(
  underway: Underway,
  server: ToolServer,
): Promise<Result<void, RunFailure>> {
  const place = { step: 'wait for server', side: 'responder' } as const;
  const over = new AbortController();
  const limit = underway.ports.limits.serverReady;
  const stopLooking = AbortSignal.any([underway.ports.signal, over.signal]);
  const first = await Promise.race([
    ready(server, stopLooking),
    server.process.ended,
    pause(limit, 'too late' as const, { signal: stopLooking }).catch(() => 'too late' as const),
  ]);
  over.abort();
  if (first === 'too late') {
    const reason = `The server on ${server.end.session.target.hostName} did not listen within ${limit / 1000} s.`;
    const advice = `Expected ${expectation(server.command.readiness)}. Its last lines may say why.`;
    return err(failureOf(underway, { ...place, reason, advice }));
  }
  if ('endedBy' in first) return err(await earlyEnd(underway, server, first));
  return first.ok ? ok(undefined) : err(stepFailure(underway, place, first.error));
}

/** Stops the server and waits for its end; one that ends by itself gets a while to do so. */
export async function stopServer(underway: Underway, server: ToolServer): Promise<CommandEnd> {
  if (!server.command.endsByItself) return server.process.stop();
  const waiting = new AbortController();
  const limit = underway.ports.limits.otherEnd;
  const patience = pause(limit, undefined, { signal: waiting.signal }).catch(() => undefined);
  const end = await Promise.race([server.process.ended, patience]);
  waiting.abort();
  return end ?? server.process.stop();
}

async function ready(
  { command: { argv, readiness }, end, announced }: ToolServer,
  signal: AbortSignal,
): Promise<Result<void, Failure>> {
  if (readiness.kind === 'line') {
    await announced;
    return ok(undefined);
  }
  for (;;) {
    const ports = await listeningPorts(end.session, signal, namespaceEntry(argv));
    if (!ports.ok) return ports;
    if (ports.value.some((port) => isOpened(port, readiness))) return ok(undefined);
    await pause(lookAgainMs);
  }
}

function isOpened(
  { protocol, port }: ListeningPort,
  readiness: Extract<Readiness, { kind: 'port' }>,
): boolean {
  return protocol === readiness.protocol && port === readiness.port;
}

/** A server that ended before it was of use: mostly a missing program or a taken port. */
async function earlyEnd(
  underway: Underway,
  { end, command: { argv } }: ToolServer,
  ended: CommandEnd,
): Promise<RunFailure> {
  const { hostName } = end.session.target;
  const lastLines = underway.lines.responder.lines();
  const { reason, advice } = explainEnd(ended, { hostName, argv, lastLines });
  const problem = { step: 'wait for server', side: 'responder', reason, advice } as const;
  if (!/address already in use/i.test(lastLines.join('\n'))) return failureOf(underway, problem);
  const entry = namespaceEntry(argv);
  const ports = await listeningPorts(end.session, underway.ports.signal, entry);
  const holders = ports.ok ? portsInCommand(ports.value, argv) : [];
  const sentences = [reason, ...holders.map((port) => takenBy(port, end))];
  return failureOf(underway, { ...problem, reason: sentences.join(' ') });
}

function takenBy({ protocol, port, holder }: ListeningPort, { session }: RunEnd): string {
  const { hostName } = session.target;
  return `Port ${port} (${protocol}) of ${hostName} is taken by ${holder ?? 'a program of another user'}.`;
}

function expectation(readiness: Readiness): string {
  return readiness.kind === 'line'
    ? `a line like ${String(readiness.pattern)} on its ${readiness.stream}`
    : `${readiness.protocol} port ${readiness.port} to listen`;
}
