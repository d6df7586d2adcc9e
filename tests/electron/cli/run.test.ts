// Plans from the command line: with the embedded lab, and against hosts that cannot be reached.
import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ensure } from '../../../shared/base/assert.ts';
import { requirePart } from '../../support/requirements.ts';
import { startSshd } from '../../support/sshd.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { processesNaming } from '../../support/processes.ts';
import { endOf, jitterbook, jsonOf, recordsOf, startJitterbook } from './jitterbook.ts';
import { applySetup, knowHost, labSetup, sshSetup, untilMeasuring } from './lab-setup.ts';

const file = 'exp.jitterbook.json';
const plan = ['--plan', 'Modes'];

const progress = z.object({
  event: z.literal('progress'),
  campaign: z.object({
    endedAt: z.string().optional(),
    runs: z.array(z.object({ id: z.string(), state: z.string() })),
  }),
});
const ran = z.object({
  event: z.literal('run'),
  run: z.object({
    id: z.string(),
    state: z.string(),
    factors: z.record(z.string(), z.string()),
    measurements: z.array(
      z.object({
        payloadBytes: z.number(),
        quantity: z.string(),
        count: z.number(),
        p50Ns: z.number(),
      }),
    ),
    failure: z.object({ step: z.string(), side: z.string(), reason: z.string() }).optional(),
  }),
});
const comparison = z.object({
  baseline: z.array(z.string()),
  candidate: z.array(z.string()),
  quantity: z.string(),
  sizes: z.array(
    z.object({ payloadBytes: z.number(), answer: z.array(z.string()), rows: z.array(z.unknown()) }),
  ),
});

test('a plan runs in the embedded lab with NDJSON progress, and its conditions can be compared', async () => {
  await using folder = await temporaryFolder();
  await applySetup(folder.path, file, labSetup());
  const ended = await jitterbook(folder.path, ['run', file, ...plan, '--json']);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  const runs = recordsOf(ended, ran).map((record) => record.run);
  expect(runs.map(({ factors }) => factors['Receive mode']).sort()).toEqual([
    'blocking',
    'busy polling',
  ]);
  for (const { state, measurements } of runs) {
    expect(state).toBe('complete');
    expect(measurements.map(({ payloadBytes }) => payloadBytes)).toEqual([64, 1024]);
    for (const { count, p50Ns, quantity } of measurements) {
      expect(quantity).toBe('rtt');
      expect(count).toBeGreaterThan(100);
      expect(p50Ns).toBeGreaterThan(100);
    }
  }
  const told = recordsOf(ended, progress);
  expect(told.at(0)?.campaign.endedAt).toBeUndefined();
  expect(told.at(-1)?.campaign.endedAt).toBeDefined();

  const [first, second] = runs.map(({ id }) => id);
  const names = [
    [first, second],
    ['Receive mode=blocking', 'Receive mode=busy polling'],
  ];
  for (const [baseline, candidate] of names) {
    const args = [
      'compare',
      file,
      '--baseline',
      String(baseline),
      '--candidate',
      String(candidate),
    ];
    const compared = jsonOf(await jitterbook(folder.path, [...args, '--json']), comparison);
    expect(compared.quantity).toBe('rtt');
    expect([...compared.baseline, ...compared.candidate].sort()).toEqual([first, second].sort());
    expect(compared.sizes.map(({ payloadBytes }) => payloadBytes).sort()).toEqual([1024, 64]);
    for (const { rows } of compared.sizes) expect(rows).toHaveLength(2);
    const text = await jitterbook(folder.path, [...args, '--size', '64']);
    expect(text.stdout).toContain('median difference');
    expect(text.stdout).not.toContain('1 KiB');
  }
  const unknown = await jitterbook(folder.path, [
    'compare',
    file,
    '--baseline',
    'x',
    '--candidate',
    'y',
  ]);
  expect(unknown.status).toBe(1);
  expect(unknown.stderr).toContain(String(first));
});

test('a plan that is not there is a wrong use and names those that are', async () => {
  await using folder = await temporaryFolder();
  await applySetup(folder.path, file, labSetup());
  const ended = await jitterbook(folder.path, ['run', file, '--plan', 'Nodes']);
  expect(ended).toMatchObject({ status: 2 });
  expect(ended.stderr).toContain('Plans: Modes.');
});

test('Ctrl C cancels the run and those after it, and leaves no process behind', async () => {
  await using folder = await temporaryFolder();
  await applySetup(folder.path, file, labSetup({ duration: 60 }));
  const child = startJitterbook(folder.path, ['run', file, ...plan, '--json']);
  child.stdin.end();
  await untilMeasuring(child.stdout);
  // The program itself, and what it started on its hosts.
  expect((await processesNaming(folder.path)).length).toBeGreaterThan(1);

  child.kill('SIGINT');
  const ended = await endOf(child);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain('Cancelling');
  expect(recordsOf(ended, ran).map((record) => record.run.state)).toEqual([
    'cancelled',
    'cancelled',
  ]);
  expect(await processesNaming(folder.path)).toEqual([]);
  const again = await jitterbook(folder.path, ['validate', file]);
  expect(again).toMatchObject({ status: 0 });
});

test('while one program has an experiment, another only reads it', async () => {
  await using folder = await temporaryFolder();
  await applySetup(folder.path, file, labSetup({ duration: 60 }));
  const child = startJitterbook(folder.path, ['run', file, ...plan, '--json']);
  child.stdin.end();
  await untilMeasuring(child.stdout);
  const others = await Promise.all([
    jitterbook(folder.path, ['run', file, ...plan]),
    jitterbook(folder.path, ['apply', file, 'setup.json']),
    jitterbook(folder.path, ['list', file]),
  ]);
  child.kill('SIGINT');
  await endOf(child);
  expect(others.map(({ status }) => status)).toEqual([3, 3, 0]);
  expect(others[0].stderr).toContain(String(child.pid));
});

test('a host that does not answer ends with 4 and names host and port', async () => {
  await using folder = await temporaryFolder();
  const port = await closedPort();
  await applySetup(folder.path, file, sshSetup({ port }));
  const ended = await jitterbook(folder.path, ['run', file, ...plan]);
  expect(ended).toMatchObject({ status: 4 });
  expect(ended.stderr).toContain(`lab-a refused the connection on port ${String(port)}`);
});

test('an unknown host key without a terminal, and a key that is not accepted, end with 4', async (context) => {
  requirePart(context, 'sshd');
  await using folder = await temporaryFolder();
  await using server = await startSshd();
  await applySetup(folder.path, file, sshSetup(server));
  await mkdir(path.join(folder.path, '.ssh'));
  const keyFile = path.join(folder.path, '.ssh', 'id_test');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', keyFile]);
  const environment = { HOME: folder.path, SSH_AUTH_SOCK: '' };

  const unknown = await jitterbook(folder.path, ['run', file, ...plan], { environment });
  expect(unknown).toMatchObject({ status: 4 });
  expect(unknown.stderr).toContain('no terminal to ask');

  await knowHost(folder.path, server);
  const refused = await jitterbook(folder.path, ['run', file, ...plan], { environment });
  expect(refused).toMatchObject({ status: 4 });
  expect(refused.stderr).toContain('id_test');
});

test('lab starts two SSH servers and ends them at Ctrl C', async () => {
  await using folder = await temporaryFolder();
  const child = startJitterbook(folder.path, ['lab', '--json']);
  child.stdin.end();
  const lines = createInterface({ input: child.stdout });
  const [line] = await new Promise<[string]>((resolve) =>
    lines.once('line', (text) => resolve([text])),
  );
  const members = z.array(z.object({ name: z.string(), address: z.string(), port: z.number() }));
  const lab = z.object({ state: z.literal('ready'), members }).parse(JSON.parse(line));
  expect(lab.members.map(({ name }) => name)).toEqual(['lab-a', 'lab-b']);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  expect(await exited).toBe(0);
});

/** A port on which nobody listens: the system just gave it and took it back. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return ensure(typeof address === 'object' ? address : undefined, 'it listened').port;
}
