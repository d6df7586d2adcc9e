// The program killed the hard way, in the middle of what it does, and opened again.
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { exampleHost } from '../shared/model/arbitrary-experiment.ts';
import { signIn } from '../contract/sign-in.ts';
import { endOf, jitterbook, jsonOf, startJitterbook } from '../electron/cli/jitterbook.ts';
import {
  applySetup,
  knowHost,
  labSetup,
  sshSetup,
  untilMeasuring,
} from '../electron/cli/lab-setup.ts';
import { processesNaming } from '../support/processes.ts';
import { requirePart } from '../support/requirements.ts';
import { startSshd } from '../support/sshd.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const file = 'exp.jitterbook.json';
const runPlan = ['run', file, '--plan', 'Modes', '--json'];

const listed = z.object({
  hosts: z.array(z.object({ name: z.string() })),
  runs: z.array(z.object({ id: z.string(), state: z.string() })),
});

test('killed during a run in the lab: the run is marked interrupted and no process is left', async () => {
  await using folder = await temporaryFolder();
  await applySetup(folder.path, file, labSetup({ duration: 60 }));
  await killWhileMeasuring(folder.path);
  await expect.poll(() => processesNaming(folder.path), { timeout: 10_000 }).toEqual([]);

  const { runs } = await list(folder.path);
  expect(runs.map(({ state }) => state)).toEqual(['interrupted', 'interrupted']);
  // Nothing stands in the way of the next attempt.
  await applySetup(folder.path, file, labSetup({ duration: 0.2 }));
  expect(await jitterbook(folder.path, runPlan)).toMatchObject({ status: 0 });
  expect((await list(folder.path)).runs.map(({ state }) => state)).toEqual([
    'interrupted',
    'interrupted',
    'complete',
    'complete',
  ]);
});

test('killed during a run on hosts with OpenSSH: their side ends too', async (context) => {
  requirePart(context, 'sshd');
  await using folder = await temporaryFolder();
  await using server = await startSshd();
  await knowHost(folder.path, server);
  await mkdir(path.join(folder.path, '.ssh'), { recursive: true });
  await copyFile(server.loginKeys.plain.path, path.join(folder.path, '.ssh', 'id_test'));
  await applySetup(folder.path, file, sshSetup(server, { duration: 60 }));
  // sshd tells every process of a session which connection it belongs to.
  const ofSession = `127.0.0.1 ${String(server.port)}\0`;
  await killWhileMeasuring(folder.path, { HOME: folder.path, SSH_AUTH_SOCK: '' }, async () => {
    expect(await processesNaming(ofSession)).not.toEqual([]);
  });
  await expect.poll(() => processesNaming(ofSession), { timeout: 10_000 }).toEqual([]);
  const { runs } = await list(folder.path);
  expect(runs.map(({ state }) => state)).toEqual(['interrupted', 'interrupted']);
});

test('killed during edits: every acknowledged edit is there again', async () => {
  await using folder = await temporaryFolder();
  await jitterbook(folder.path, ['new', file]);
  const child = startJitterbook(folder.path, ['serve', file, '--no-open']);
  const [url] = await new Promise<[string]>((resolve) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve([line]));
  });
  const cookie = await signIn(url);
  const ended = endOf(child);
  const acknowledged: string[] = [];
  /** Adds hosts one after the other for as long as the program answers. */
  async function edit(lane: string): Promise<void> {
    for (let number = 0; ; number++) {
      const host = exampleHost(`${lane}${String(number)}`);
      const answer = await send(url, cookie, { command: 'addHost', input: host });
      if (answer === undefined) return;
      expect(answer).toMatchObject({ ok: true });
      acknowledged.push(host.name);
      if (acknowledged.length === 50) child.kill('SIGKILL');
    }
  }
  await Promise.all(['a', 'b', 'c'].map(edit));
  await ended;
  expect(acknowledged.length).toBeGreaterThanOrEqual(50);

  const names = (await list(folder.path)).hosts.map(({ name }) => name);
  expect(acknowledged.filter((name) => !names.includes(name))).toEqual([]);
  expect(await jitterbook(folder.path, ['validate', file])).toMatchObject({ status: 0 });
});

/** One edit over HTTP; no answer when the program is gone. */
async function send(url: string, cookie: string, change: unknown): Promise<unknown> {
  const address = new URL('/api/experiment.execute', url);
  const headers = { cookie, 'content-type': 'application/json' };
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body: JSON.stringify(change),
    });
    return await response.json();
  } catch {
    return undefined;
  }
}

/** Starts the plan, waits until a tool measures, and kills the program. */
async function killWhileMeasuring(
  folder: string,
  environment: NodeJS.ProcessEnv = {},
  beforeKill: () => Promise<void> = async () => Promise.resolve(),
): Promise<void> {
  const child = startJitterbook(folder, runPlan, environment);
  child.stdin.end();
  await untilMeasuring(child.stdout);
  await beforeKill();
  const ended = endOf(child);
  child.kill('SIGKILL');
  await ended;
}

async function list(folder: string): Promise<z.infer<typeof listed>> {
  return jsonOf(await jitterbook(folder, ['list', file, '--json']), listed);
}
