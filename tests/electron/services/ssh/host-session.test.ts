// One suite, two servers: what a session promises holds against OpenSSH and against the embedded lab.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLab } from '../../../../electron/services/lab/start-lab.ts';
import type { SshTarget } from '../../../../electron/services/ssh/session.ts';
import { startSshd } from '../../../support/sshd.ts';
import {
  failed,
  nothingLeft,
  openSession,
  processesWith,
  startRelay,
  succeeded,
  targetOf,
  textOf,
} from './connections.ts';

type Server = AsyncDisposable & { readonly target: SshTarget };

async function openSsh(): Promise<Server> {
  const sshd = await startSshd();
  return { target: targetOf(sshd), [Symbol.asyncDispose]: () => sshd[Symbol.asyncDispose]() };
}

async function embeddedLab(): Promise<Server> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'jitterbook-lab-'));
  const lab = succeeded(await startLab({ dataDirectory }));
  return {
    target: lab.members['lab-a'],
    async [Symbol.asyncDispose]() {
      await lab[Symbol.asyncDispose]();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}

let serial = 0;
/** A duration for sleep(1) that no other process has: it marks what belongs to one test. */
function uniqueSleep(): string {
  return `9${process.pid}${serial++}.25`;
}

describe.each([
  ['OpenSSH', openSsh],
  ['the embedded lab', embeddedLab],
])('a session with %s', (_name, startServer) => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test('runs argv and tells output and exit status apart', async () => {
    await using session = await openSession(server.target);
    const script = 'echo "$1"; echo oops >&2; exit 7';
    const end = succeeded(await session.run(['sh', '-c', script, 'sh', "it's $HOME\n→"]));
    expect({ ...end, stdout: textOf(end.stdout), stderr: textOf(end.stderr) }).toEqual({
      exitStatus: 7,
      stdout: "it's $HOME\n→\n",
      stderr: 'oops\n',
      truncated: false,
      startedAtMs: end.startedAtMs,
      endedAtMs: end.endedAtMs,
      endedBy: 'itself',
    });
  });

  test('names the signal that ended a command', async () => {
    await using session = await openSession(server.target);
    const end = succeeded(await session.run(['sh', '-c', 'kill -SEGV $$']));
    expect([end.exitStatus, end.signal, end.endedBy]).toEqual([undefined, 'SIGSEGV', 'itself']);
  });

  test('gives a command without input an empty one', async () => {
    await using session = await openSession(server.target);
    const end = succeeded(await session.run(['cat']));
    expect([end.exitStatus, end.stdout.length]).toEqual([0, 0]);
  });

  test('hands all bytes of the input to the command and keeps its exit status', async () => {
    await using session = await openSession(server.target);
    const input = Uint8Array.from({ length: 3_000_001 }, (_, index) => (index * 7) % 256);
    const end = succeeded(await session.run(['sh', '-c', 'cat; exit 5'], { input }));
    expect(end.exitStatus).toBe(5);
    expect(Buffer.compare(end.stdout, input)).toBe(0);
  });

  test('runs 15 commands at once over one connection', async () => {
    await using session = await openSession(server.target);
    const numbers = Array.from({ length: 15 }, (_, index) => String(index));
    const ends = await Promise.all(
      numbers.map((text) => session.run(['sh', '-c', 'sleep 0.1; echo "$1"', 'sh', text])),
    );
    expect(ends.map((end) => textOf(succeeded(end).stdout).trim())).toEqual(numbers);
  });

  test('keeps output up to the limit and lets the command go on', async () => {
    await using session = await openSession(server.target);
    const argv = ['sh', '-c', 'head -c 5000000 /dev/zero; exit 3'];
    const end = succeeded(await session.run(argv, { maxOutputBytes: 1000 }));
    expect([end.exitStatus, end.stdout.length, end.truncated]).toEqual([3, 1000, true]);
  });

  test('hands out whole lines, also when characters are split between packets', async () => {
    await using session = await openSession(server.target);
    const lines: string[] = [];
    const script = String.raw`printf 'a\342'; sleep 0.05; printf '\202\254\r\nb'; echo err >&2`;
    succeeded(
      await session.run(['sh', '-c', script], {
        onLine: (stream, line) => lines.push(`${stream} ${line}`),
      }),
    );
    expect(lines.toSorted()).toEqual(['stderr err', 'stdout a€', 'stdout b']);
  });

  test('stops a started process and everything it started', async () => {
    await using session = await openSession(server.target);
    const mark = uniqueSleep();
    const child = succeeded(await session.start(['sh', '-c', `sleep ${mark} & sleep ${mark}`]));
    await expect.poll(() => processesWith(`sleep ${mark}`).length).toBeGreaterThanOrEqual(2);
    const end = await child.stop();
    expect(end.endedBy).toBe('abort');
    await nothingLeft(mark);
  });

  test('stops a command that ignores TERM within two seconds', async () => {
    await using session = await openSession(server.target);
    const mark = uniqueSleep();
    const script = `trap "" TERM; while :; do sleep ${mark}; done`;
    const child = succeeded(await session.start(['sh', '-c', script]));
    await expect.poll(() => processesWith(`sleep ${mark}`).length).toBeGreaterThan(0);
    const end = await child.stop();
    expect(end.endedAtMs - end.startedAtMs).toBeLessThan(60_000);
    await nothingLeft(mark);
  });

  test('ends a command when the caller aborts', async () => {
    await using session = await openSession(server.target);
    const mark = uniqueSleep();
    const abort = new AbortController();
    const running = session.run(['sleep', mark], { signal: abort.signal });
    await expect.poll(() => processesWith(mark).length).toBeGreaterThan(0);
    abort.abort();
    expect(succeeded(await running).endedBy).toBe('abort');
    await nothingLeft(mark);
  });

  test('does not start a command that is already aborted', async () => {
    await using session = await openSession(server.target);
    const result = await session.run(['sleep', '9'], { signal: AbortSignal.abort() });
    expect(failed(result).kind).toBe('cancelled');
  });

  test('ends a command at its time limit and keeps what it printed', async () => {
    await using session = await openSession(server.target);
    const mark = uniqueSleep();
    const argv = ['sh', '-c', `echo started; sleep ${mark}`];
    const end = succeeded(await session.run(argv, { timeLimitMs: 500 }));
    expect([end.endedBy, textOf(end.stdout)]).toEqual(['time-limit', 'started\n']);
    await nothingLeft(mark);
  });

  test('leaves nothing behind when the session is closed', async () => {
    const mark = uniqueSleep();
    const session = await openSession(server.target);
    const running = session.run(['sleep', mark]);
    await expect.poll(() => processesWith(mark).length).toBeGreaterThan(0);
    await session[Symbol.asyncDispose]();
    expect(failed(await running).kind).toBe('unreachable');
    await nothingLeft(mark);
  });

  test('leaves nothing behind when the network is cut, and says what was lost', async () => {
    using relay = await startRelay(server.target);
    const target = { ...server.target, address: '127.0.0.1', port: relay.port };
    await using session = await openSession(target);
    const mark = uniqueSleep();
    const cut = () => relay.cut();
    const argv = ['sh', '-c', `echo started; sleep ${mark}`];
    expect(failed(await session.run(argv, { onLine: cut })).message).toBe(
      `The connection to ${target.hostName} was lost while sh ran.`,
    );
    await session.closed;
    await nothingLeft(mark);
  });

  test('answers a stop although the link is dead, and the host keeps the time limit itself', async () => {
    using relay = await startRelay(server.target);
    const target = { ...server.target, address: '127.0.0.1', port: relay.port };
    await using session = await openSession(target);
    const mark = uniqueSleep();
    const child = succeeded(await session.start(['sleep', mark], { timeLimitMs: 1000 }));
    await expect.poll(() => processesWith(mark).length).toBeGreaterThan(0);
    relay.freeze();
    expect((await child.stop()).endedBy).toBe('abort');
    await nothingLeft(mark);
  }, 20_000);

  test('leaves no watchdog behind a command that ended by itself', async () => {
    await using session = await openSession(server.target);
    const mark = `mark-${uniqueSleep()}`;
    succeeded(await session.run(['true', mark], { timeLimitMs: 3_600_000 }));
    await nothingLeft(mark);
  });

  test('returns although a process that left its group holds the output', async () => {
    await using session = await openSession(server.target);
    const end = succeeded(await session.run(['sh', '-c', 'echo hi; setsid sleep 4 &']));
    expect([end.exitStatus, textOf(end.stdout)]).toEqual([0, 'hi\n']);
  });

  test('writes a file with its folder and mode, and reads it back', async () => {
    await using session = await openSession(server.target);
    const directory = mkdtempSync(join(tmpdir(), 'jitterbook-files-'));
    const path = join(directory, "a 'quoted' $folder", '-file');
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
    succeeded(await session.writeFile(path, bytes, 0o640));
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(succeeded(await session.readFile(path, 100_000))).toEqual(bytes);
    succeeded(await session.writeFile(path, new Uint8Array()));
    expect(readFileSync(path).length).toBe(0);
    rmSync(directory, { recursive: true });
  });

  test('says why a file cannot be read or written', async () => {
    await using session = await openSession(server.target);
    expect(failed(await session.readFile('/nonexistent/file', 10)).kind).toBe('not-found');
    expect(failed(await session.readFile('/etc/passwd', 10)).kind).toBe('storage');
    expect(failed(await session.readFile('/etc', 10)).kind).toBe('storage');
    expect(failed(await session.writeFile('/etc', new Uint8Array(1))).kind).toBe('storage');
    expect(failed(await session.writeFile('/proc/x/y', new Uint8Array(1))).kind).toBe('storage');
  });
});
