import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { failed, openSession, succeeded } from './connections.ts';
import { testOnBothServers } from './servers.ts';

const bothServers = testOnBothServers('a session');

bothServers('writes a file with its folder and mode', async (target) => {
  await using session = await openSession(target);
  const directory = mkdtempSync(join(tmpdir(), 'jitterbook-files-'));
  const path = join(directory, "a 'quoted' $folder", '-file');
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
  succeeded(await session.writeFile(path, bytes, 0o640));
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
  succeeded(await session.writeFile(path, new Uint8Array()));
  expect(readFileSync(path).length).toBe(0);
  rmSync(directory, { recursive: true });
});

bothServers('says why a file cannot be written', async (target) => {
  await using session = await openSession(target);
  expect(failed(await session.writeFile('/etc', new Uint8Array(1))).kind).toBe('storage');
  expect(failed(await session.writeFile('/proc/x/y', new Uint8Array(1))).kind).toBe('storage');
});
