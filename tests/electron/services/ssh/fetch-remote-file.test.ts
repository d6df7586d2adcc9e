import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fetchRemoteFile } from '../../../../electron/services/ssh/fetch-remote-file.ts';
import type { HostSession } from '../../../../electron/services/ssh/session.ts';
import { seededRandom } from '../../../../shared/statistics/seeded-random.ts';
import { startSshd } from '../../../support/sshd.ts';
import {
  failed,
  nothingLeft,
  openSession,
  startRelay,
  succeeded,
  targetOf,
} from './connections.ts';
import { testOnBothServers } from './servers.ts';

const bothServers = testOnBothServers('a session');
const random = seededRandom(3);
/** 6 MB, more than the windows and buffers on the way can hold; gzip makes 2 MB of it. */
const samples = Buffer.from(
  Array.from({ length: 1_000_000 }, () => `${String(Math.floor(10_000 + random() * 9999))}\n`).join(
    '',
  ),
);
const maxBytes = 10_000_000;

function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jitterbook-fetch-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A folder with the samples, and a name for their copy. */
function places(): { readonly folder: string; readonly path: string; readonly into: string } {
  const folder = folderOf();
  const path = join(folder, "raw 'samples'.dat");
  writeFileSync(path, samples);
  return { folder, path, into: join(folder, 'copy') };
}

/** The session on a host that has only these programs. `scripts` are programs of a test. */
function hostWith(
  session: HostSession,
  programs: readonly string[],
  scripts: Readonly<Record<string, string>> = {},
): Pick<HostSession, 'target' | 'run'> {
  const bin = folderOf();
  for (const name of ['sh', ...programs]) symlinkSync(join('/usr/bin', name), join(bin, name));
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const run: HostSession['run'] = (argv, options) =>
    session.run(['env', `PATH=${bin}`, ...argv], options);
  return { target: session.target, run };
}

bothServers('fetches a file of any size, packed on its way', async (target) => {
  await using session = await openSession(target);
  const { path, into } = places();
  expect(succeeded(await session.fetchFile(path, into, { maxBytes }))).toEqual({
    bytes: samples.length,
  });
  expect(readFileSync(into).equals(samples)).toBe(true);
  expect(statSync(into).mode & 0o777).toBe(0o600);
});

bothServers('fetches a file as it is from a host without gzip', async (target) => {
  await using session = await openSession(target);
  const { path, into } = places();
  const host = hostWith(session, ['wc', 'cat']);
  expect(succeeded(await fetchRemoteFile(host, { path, into, maxBytes }))).toEqual({
    bytes: samples.length,
  });
  expect(readFileSync(into).equals(samples)).toBe(true);
});

bothServers('fetches an empty file', async (target) => {
  await using session = await openSession(target);
  const { path, into } = places();
  writeFileSync(path, '');
  expect(succeeded(await session.fetchFile(path, into, { maxBytes }))).toEqual({ bytes: 0 });
  expect(readFileSync(into)).toHaveLength(0);
});

bothServers('says why a file cannot be fetched', async (target) => {
  await using session = await openSession(target);
  const { folder, path, into } = places();
  const fetched = async (from: string, most = maxBytes) =>
    failed(await session.fetchFile(from, into, { maxBytes: most }));
  expect((await fetched('/nonexistent/file')).kind).toBe('not-found');
  expect((await fetched(folder)).kind).toBe('storage');
  expect((await fetched(path, 1000)).message).toMatch(/ is larger than 1000 bytes\.$/);
});

bothServers('does not hang when this disk is full, and says so', async (target) => {
  await using session = await openSession(target);
  const { path } = places();
  const fault = failed(await session.fetchFile(path, '/dev/full', { maxBytes }));
  expect(fault.kind).toBe('storage');
  expect(fault.message).toMatch(/^Cannot keep .* on this computer: the disk is full\.$/);
});

bothServers('takes no more bytes than the file has, whatever gzip makes of it', async (target) => {
  await using session = await openSession(target);
  const { path, into } = places();
  const bomb = 'head -c 200000000 /dev/zero | /usr/bin/gzip -1';
  const host = hostWith(session, ['wc', 'cat', 'head'], { gzip: bomb });
  const fault = failed(await fetchRemoteFile(host, { path, into, maxBytes }));
  expect(fault.message).toContain('more than the 6000000 bytes of the file came');
  expect(statSync(into).size).toBeLessThanOrEqual(samples.length);
});

bothServers('sees that a copy is cut off or damaged', async (target) => {
  await using session = await openSession(target);
  const { path, into } = places();
  const programs = ['wc', 'cat', 'head', 'tr'];
  const faults = {
    '/usr/bin/gzip -1 | head -c 100000': 'unexpected end of file',
    'head -c 1000 | /usr/bin/gzip -1': '1000 of 6000000 bytes came',
    'echo 12345': 'incorrect header check',
  };
  for (const [gzip, words] of Object.entries(faults)) {
    const host = hostWith(session, programs, { gzip });
    expect(failed(await fetchRemoteFile(host, { path, into, maxBytes })).message).toContain(words);
  }
  const failing = hostWith(session, programs, { gzip: 'echo no memory >&2; exit 3' });
  expect(failed(await fetchRemoteFile(failing, { path, into, maxBytes })).details).toEqual([
    'no memory',
  ]);
});

bothServers('stops fetching when it is cancelled', async (target) => {
  await using session = await openSession(target);
  const { path, into } = places();
  const marker = `jitterbook-slow-${String(process.pid)}`;
  const host = hostWith(session, ['wc', 'cat', 'sleep'], { gzip: `sleep 600 # ${marker}` });
  const cancelled = new AbortController();
  const fetched = fetchRemoteFile(host, { path, into, maxBytes, signal: cancelled.signal });
  setTimeout(() => cancelled.abort(), 200);
  expect(failed(await fetched).kind).toBe('cancelled');
  await nothingLeft(marker);
});

test('a file whose connection is lost on the way is a failure and no short copy', async () => {
  await using sshd = await startSshd();
  using relay = await startRelay(sshd);
  await using session = await openSession(targetOf(sshd, { port: relay.port }));
  const { path, into } = places();
  const host = hostWith(session, ['wc', 'cat', 'head', 'sleep'], {
    gzip: '/usr/bin/gzip -1 | head -c 100000; sleep 600',
  });
  const fetched = fetchRemoteFile(host, { path, into, maxBytes });
  await expect.poll(() => statSync(into, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(0);
  relay.cut();
  expect(failed(await fetched).kind).toBe('unreachable');
});
