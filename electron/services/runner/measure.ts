// The tool itself: server, client, files. Nothing else happens on either host meanwhile.
import { setTimeout as pause } from 'node:timers/promises';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { ensure } from '../../../shared/base/assert.ts';
import type { ParameterValues } from '../../../shared/model/plan.ts';
import type { RunFailure } from '../../../shared/model/run.ts';
import type { ClientCommand, ServerCommand } from '../../../shared/tools/tool.ts';
import type { CommandEnd } from '../ssh/session.ts';
import type { Ends } from './prepare-ends.ts';
import { commandsAt } from './tool-commands.ts';
import { startToolProcess } from './tool-process.ts';
import { startServer, stopServer, waitForServer } from './tool-server.ts';
import type { ToolServer } from './tool-server.ts';
import { stepFailure } from './underway.ts';
import type { RunEnd, Underway } from './underway.ts';

/**
 * Largest file that is fetched from a host, in bytes: what is kept at most of one raw output. It goes to the disk and is
 * read from there, so the limit is not about memory but keeps a host from filling this disk. The full log of 17 million
 * messages has 750 MiB.
 */
const largestFile = 2 * 1024 * 1024 * 1024;

/** On the host, a server is ended this much later than the client's limit, should nobody stop it. */
const serverMarginMs = 60_000;

/** How both ends of the tool came to their end, with the commands that ran. */
export type ToolEnds = {
  readonly client: { readonly command: ClientCommand; readonly end: CommandEnd };
  readonly server?: { readonly command: ServerCommand; readonly end: CommandEnd };
};

/**
 * Runs the tool. Every end of a process is in the answer, a failing one too: what it means is judged later. A failure
 * here is that the client could not even begin.
 */
export async function runTool(
  underway: Underway,
  ends: Ends,
  parameters: ParameterValues,
): Promise<Result<ToolEnds, RunFailure>> {
  const { tool, pair, ports, steps } = underway;
  const commands = commandsAt(tool, parameters, pair, ends.initiator);
  const { client, estimatedSeconds, mostSeconds = estimatedSeconds } = commands;
  const serverCommand = ends.responder
    ? commandsAt(tool, parameters, pair, ends.responder).server
    : undefined;
  const limitMs = mostSeconds * 1500 + ports.limits.clientMargin;
  underway.announce({
    estimatedSeconds,
    commands: [
      ...(serverCommand ? [{ role: 'responder' as const, argv: [...serverCommand.argv] }] : []),
      { role: 'initiator', argv: [...client.argv] },
    ],
  });
  if (!serverCommand) {
    const measured = await measure(underway, ends.initiator, { command: client, limitMs });
    return measured.ok ? ok({ client: { command: client, end: measured.value } }) : measured;
  }
  const responder = ensure(ends.responder, 'a tool with a server has connected to the responder');
  const started = await steps.take('start server', () =>
    startServer(underway, responder, serverCommand, limitMs + serverMarginMs),
  );
  if (!started.ok) return started;
  const server = started.value;
  const listens = await steps.take('wait for server', () => waitForServer(underway, server));
  const measured = listens.ok
    ? await measure(underway, ends.initiator, { command: client, limitMs, server })
    : listens;
  const serverEnd = await stopAtTheEnd(underway, server);
  if (!measured.ok) return measured;
  return ok({
    client: { command: client, end: measured.value },
    server: { command: serverCommand, end: serverEnd },
  });
}

/** Stops the server whatever has happened; after a cancellation it is no step any more, but is done all the same. */
async function stopAtTheEnd(underway: Underway, server: ToolServer): Promise<CommandEnd> {
  const stopped = await underway.steps.take('stop server', async () =>
    ok(await stopServer(underway, server)),
  );
  return stopped.ok ? stopped.value : server.process.stop();
}

type Client = {
  readonly command: ClientCommand;
  readonly limitMs: number;
  readonly server?: ToolServer;
};

async function measure(
  underway: Underway,
  end: RunEnd,
  client: Client,
): Promise<Result<CommandEnd, RunFailure>> {
  underway.run.state = 'running';
  await underway.ports.onRunning(structuredClone(underway.run));
  await settle(underway);
  const measured = await underway.steps.take('measure', () => runClient(underway, end, client));
  const { files } = client.command;
  if (measured.ok && files.length > 0) {
    await underway.steps.take('fetch files', async () => {
      await fetchFiles(underway, end, files);
      return ok(undefined);
    });
  }
  return measured;
}

/** Lets both hosts come to rest, unless the run is cancelled meanwhile. */
function settle({ ports: { limits, signal } }: Underway): Promise<void> {
  return pause(limits.settle, undefined, { signal }).catch(() => undefined);
}

async function runClient(
  underway: Underway,
  end: RunEnd,
  { command, limitMs, server }: Client,
): Promise<Result<CommandEnd, RunFailure>> {
  const client = await startToolProcess(underway, end, command.argv, {
    timeLimitMs: limitMs,
    onLine: () => undefined,
  });
  if (!client.ok) {
    return err(stepFailure(underway, { step: 'measure', side: 'initiator' }, client.error));
  }
  // A client whose server has died may wait for it until its time limit.
  const over = new AbortController();
  void server?.process.ended
    .then(() => pause(underway.ports.limits.otherEnd, undefined, over))
    .then(client.value.stop, () => undefined);
  const ended = await client.value.ended;
  over.abort();
  return ok(ended);
}

/**
 * A file that is not there is a warning: whether the output is enough without it, the parser says. One that is there and
 * could not be fetched makes the run partial; its figures stand.
 */
async function fetchFiles(
  underway: Underway,
  { session, workDirectory }: RunEnd,
  names: readonly string[],
): Promise<void> {
  const { files, run, spool, problems, ports } = underway;
  const options = { maxBytes: largestFile, signal: ports.signal };
  for (const name of names) {
    const place = await spool.newFile();
    const fetched = place.ok
      ? await session.fetchFile(`${workDirectory}/${name}`, place.value, options)
      : place;
    if (place.ok && fetched.ok) files.set(name, { path: place.value, ...fetched.value });
    else if (!fetched.ok && fetched.error.kind === 'not-found') {
      run.warnings.push(fetched.error.message);
    } else if (!fetched.ok) {
      const { message: reason, advice = 'Repeat the run.' } = fetched.error;
      problems.push({ step: 'fetch files', side: 'notebook', reason, advice });
    }
  }
}
