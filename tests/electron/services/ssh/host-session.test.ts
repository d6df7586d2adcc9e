import { expect } from 'vitest';
import { openSession, succeeded, textOf } from './connections.ts';
import { testOnBothServers } from './servers.ts';

const bothServers = testOnBothServers('a session runs commands');

bothServers('runs argv and tells output and exit status apart', async (target) => {
  await using session = await openSession(target);
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

bothServers('names the signal that ended a command', async (target) => {
  await using session = await openSession(target);
  const end = succeeded(await session.run(['sh', '-c', 'kill -SEGV $$']));
  expect([end.exitStatus, end.signal, end.endedBy]).toEqual([undefined, 'SIGSEGV', 'itself']);
});

bothServers('gives a command without input an empty one', async (target) => {
  await using session = await openSession(target);
  const end = succeeded(await session.run(['cat']));
  expect([end.exitStatus, end.stdout.length]).toEqual([0, 0]);
});

bothServers(
  'hands all bytes of the input to the command and keeps its exit status',
  async (target) => {
    await using session = await openSession(target);
    const input = Uint8Array.from({ length: 3_000_001 }, (_, index) => (index * 7) % 256);
    const end = succeeded(await session.run(['sh', '-c', 'cat; exit 5'], { input }));
    expect(end.exitStatus).toBe(5);
    expect(Buffer.compare(end.stdout, input)).toBe(0);
  },
);

bothServers('runs 15 commands at once over one connection', async (target) => {
  await using session = await openSession(target);
  const numbers = Array.from({ length: 15 }, (_, index) => String(index));
  const ends = await Promise.all(
    numbers.map((text) => session.run(['sh', '-c', 'sleep 0.1; echo "$1"', 'sh', text])),
  );
  expect(ends.map((end) => textOf(succeeded(end).stdout).trim())).toEqual(numbers);
});

bothServers('keeps output up to the limit and lets the command go on', async (target) => {
  await using session = await openSession(target);
  const argv = ['sh', '-c', 'head -c 5000000 /dev/zero; exit 3'];
  const end = succeeded(await session.run(argv, { maxOutputBytes: 1000 }));
  expect([end.exitStatus, end.stdout.length, end.truncated]).toEqual([3, 1000, true]);
});

bothServers(
  'hands out whole lines, also when characters are split between packets',
  async (target) => {
    await using session = await openSession(target);
    const lines: string[] = [];
    const script = String.raw`printf 'a\342'; sleep 0.05; printf '\202\254\r\nb'; echo err >&2`;
    succeeded(
      await session.run(['sh', '-c', script], {
        onLine: (stream, line) => lines.push(`${stream} ${line}`),
      }),
    );
    expect(lines.toSorted()).toEqual(['stderr err', 'stdout a€', 'stdout b']);
  },
);
