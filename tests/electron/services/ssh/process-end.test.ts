import { EventEmitter, once } from 'node:events';
import { expect } from 'vitest';
import type { HostSession, RemoteProcess } from '../../../../electron/services/ssh/session.ts';
import {
  failed,
  nothingLeft,
  openSession,
  processesWith,
  startRelay,
  succeeded,
  textOf,
} from './connections.ts';
import { testOnBothServers } from './servers.ts';

const bothServers = testOnBothServers('a remote process');

let serial = 0;
/** A duration for sleep(1) that no other process has: it marks what belongs to one test. */
function uniqueSleep(): string {
  return `9${process.pid}${serial++}.25`;
}

/** Starts a script that prints a line once it is under way, and waits for that line. */
async function startScript(
  session: HostSession,
  script: string,
  signal?: AbortSignal,
): Promise<RemoteProcess> {
  const started = new EventEmitter();
  const line = once(started, 'line');
  const onLine = () => started.emit('line');
  const options = signal === undefined ? { onLine } : { onLine, signal };
  const child = succeeded(await session.start(['sh', '-c', script], options));
  await line;
  return child;
}

bothServers('stops a started process and everything it started', async (target) => {
  await using session = await openSession(target);
  const mark = uniqueSleep();
  const child = await startScript(session, `sleep ${mark} & echo started; sleep ${mark}`);
  expect((await child.stop()).endedBy).toBe('abort');
  await nothingLeft(mark);
});

bothServers('stops a command that ignores TERM', async (target) => {
  await using session = await openSession(target);
  const mark = uniqueSleep();
  const script = `trap "" TERM; echo started; while :; do sleep ${mark}; done`;
  const child = await startScript(session, script);
  expect((await child.stop()).signal).toBe('SIGKILL');
  await nothingLeft(mark);
});

bothServers('ends a command when the caller aborts', async (target) => {
  await using session = await openSession(target);
  const mark = uniqueSleep();
  const abort = new AbortController();
  const child = await startScript(session, `echo started; sleep ${mark}`, abort.signal);
  abort.abort();
  expect((await child.ended).endedBy).toBe('abort');
  await nothingLeft(mark);
});

bothServers('does not start a command that is already aborted', async (target) => {
  await using session = await openSession(target);
  const result = await session.run(['sleep', '9'], { signal: AbortSignal.abort() });
  expect(failed(result).kind).toBe('cancelled');
});

bothServers('ends a command at its time limit and keeps what it printed', async (target) => {
  await using session = await openSession(target);
  const mark = uniqueSleep();
  const argv = ['sh', '-c', `echo started; sleep ${mark}`];
  const end = succeeded(await session.run(argv, { timeLimitMs: 500 }));
  expect([end.endedBy, textOf(end.stdout)]).toEqual(['time-limit', 'started\n']);
  await nothingLeft(mark);
});

bothServers('leaves nothing behind when the session is closed', async (target) => {
  const mark = uniqueSleep();
  const session = await openSession(target);
  const running = session.run(['sleep', mark]);
  await expect.poll(() => processesWith(mark).length).toBeGreaterThan(0);
  await session[Symbol.asyncDispose]();
  expect(failed(await running).kind).toBe('unreachable');
  await nothingLeft(mark);
});

bothServers(
  'leaves nothing behind when the network is cut, and says what was lost',
  async (target) => {
    using relay = await startRelay(target);
    const relayed = { ...target, address: '127.0.0.1', port: relay.port };
    await using session = await openSession(relayed);
    const mark = uniqueSleep();
    const cut = () => relay.cut();
    const argv = ['sh', '-c', `echo started; sleep ${mark}`];
    expect(failed(await session.run(argv, { onLine: cut })).message).toBe(
      `The connection to ${target.hostName} was lost while sh ran.`,
    );
    await session.closed;
    await nothingLeft(mark);
  },
);

bothServers(
  'answers a stop although the link is dead, and the host keeps the time limit itself',
  async (target) => {
    using relay = await startRelay(target);
    const relayed = { ...target, address: '127.0.0.1', port: relay.port };
    await using session = await openSession(relayed);
    const mark = uniqueSleep();
    const child = succeeded(await session.start(['sleep', mark], { timeLimitMs: 1000 }));
    await expect.poll(() => processesWith(mark).length).toBeGreaterThan(0);
    relay.freeze();
    expect((await child.stop()).endedBy).toBe('abort');
    await nothingLeft(mark);
  },
  20_000,
);

bothServers('answers an abort on a dead link before the command could begin', async (target) => {
  using relay = await startRelay(target);
  const relayed = { ...target, address: '127.0.0.1', port: relay.port };
  await using session = await openSession(relayed);
  relay.freeze();
  const abort = new AbortController();
  const running = session.run(['true'], { signal: abort.signal });
  setImmediate(() => abort.abort());
  expect(failed(await running).kind).toBe('cancelled');
});

bothServers('leaves no watchdog behind a command that ended by itself', async (target) => {
  await using session = await openSession(target);
  const mark = `mark-${uniqueSleep()}`;
  succeeded(await session.run(['true', mark], { timeLimitMs: 3_600_000 }));
  await nothingLeft(mark);
});

bothServers('returns although a process that left its group holds the output', async (target) => {
  await using session = await openSession(target);
  const script = 'setsid sh -c "echo hi; exec sleep 4" & sleep 0.3';
  const end = succeeded(await session.run(['sh', '-c', script]));
  expect([end.exitStatus, textOf(end.stdout)]).toEqual([0, 'hi\n']);
});
