// Files of samples through the contract: read and kept in pieces, and shown by their beginning.
import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ensure } from '../../../shared/base/assert.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import { carriers } from '../../contract/carriers.ts';
import { connectedHost } from '../../contract/hosts.ts';

const inProcess = ensure(carriers[0], 'the first carrier is the process itself').connect;
const lines = 3_000_000;
/** 18 MB. */
const samples = '20137\n'.repeat(lines);

test('a long file of samples becomes a run, and its raw output is shown by its first 8 MiB', async () => {
  await using host = await connectedHost(inProcess);
  const { client, folder } = host;
  const file = path.join(folder, 'a.jitterbook.json');
  value(await client.call('experiment.create', { path: file, title: 'Lab' }));
  const long = path.join(folder, 'raw-64.dat');
  await writeFile(long, `RTT in nanoseconds\n${samples}`);
  const { runIds } = value(
    await client.call('imports.addFile', {
      path: long,
      name: 'raw-64.dat',
      labels: { platform: 'bare metal' },
    }),
  );
  const { open } = value(await client.call('experiment.state', {}));
  const { experiment } = ensure(open, 'it is open');
  const run = ensure(experiment.runs[ensure(runIds[0], 'one')], 'it was imported');
  expect(run).toMatchObject({
    state: 'complete',
    title: 'List of samples, raw-64, bare metal',
    factors: { platform: 'bare metal' },
    measurements: [{ distribution: { count: lines, minNs: 20_137, maxNs: 20_137 } }],
    warnings: [],
  });
  const sha256 = ensure(run.executions[0]?.stdout, 'the file is kept');
  const { size } = await stat(long);
  expect(experiment.raw[sha256]).toEqual({ where: 'file', bytes: size });
  const raw = value(await client.call('experiment.raw', { sha256 }));
  expect(raw).toMatchObject({ bytes: size, truncated: true });
  expect(raw.text).toHaveLength(8 * 1024 * 1024);
  expect(raw.text.startsWith('RTT in nanoseconds\n20137\n')).toBe(true);
});

test('what is no file of samples is refused in words, and nothing is recorded', async () => {
  await using host = await connectedHost(inProcess);
  const { client, folder } = host;
  const prose = path.join(folder, 'prose.txt');
  await writeFile(prose, 'It was the best of times.\n'.repeat(1000));
  await mkdir(path.join(folder, 'folder'));
  const add = (name: string) =>
    client.call('imports.addFile', { path: path.join(folder, name), labels: {} });
  expect(failed(await add('prose.txt')).message).toBe('No experiment is open.');
  const file = path.join(folder, 'a.jitterbook.json');
  value(await client.call('experiment.create', { path: file, title: 'Lab' }));
  expect(failed(await add('absent')).kind).toBe('not-found');
  expect(failed(await add('folder')).message).toMatch(/folder is not a file\.$/);
  expect(failed(await add('prose.txt'))).toMatchObject({
    kind: 'unreadable-output',
    message: `${prose} does not begin like a file of samples.`,
  });
  const { open } = value(await client.call('experiment.state', {}));
  expect(open?.experiment.runs).toEqual({});
});

function value<T>(result: Result<T, Failure>): T {
  if (result.ok) return result.value;
  throw new Error(result.error.message);
}

function failed(result: Result<unknown, Failure>): Failure {
  if (result.ok) throw new Error('A failure was expected.');
  return result.error;
}
