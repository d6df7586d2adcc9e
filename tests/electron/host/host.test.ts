// What a host does beyond the contract's shape: one experiment on the desk, the lab, settings that are damaged.
import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Client } from '../../../shared/api/client.ts';
import type { Campaign } from '../../../shared/api/values.ts';
import { ensure } from '../../../shared/base/assert.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import { carriers } from '../../contract/carriers.ts';
import { connectedHost } from '../../contract/hosts.ts';

const inProcess = ensure(carriers[0], 'the first carrier is the process itself').connect;

test('settings are kept, and damaged ones count as none', async () => {
  await using host = await connectedHost(inProcess);
  const { client, folder } = host;
  value(await client.call('settings.change', { theme: 'dark' }));
  expect(value(await client.call('settings.read', {})).theme).toBe('dark');
  for (const text of ['{"theme": "plaid"}', '{"theme"', '[]', '']) {
    await writeFile(path.join(folder, 'data', 'settings.json'), text);
    const read = value(await client.call('settings.read', {}));
    expect(read, text).toEqual({ theme: 'system', chromiumPath: '' });
  }
});

test('the open experiment under another name is the open experiment, not one that somebody else holds', async () => {
  await using host = await connectedHost(inProcess);
  const { client, folder } = host;
  const file = path.join(folder, 'a.jitterbook.json');
  value(await client.call('experiment.create', { path: file, title: 'Lab' }));
  await symlink(file, path.join(folder, 'link.jitterbook.json'));
  const link = path.join(folder, 'link.jitterbook.json');
  const opened = value(await client.call('experiment.open', { path: link }));
  expect([opened.fileName, opened.save.kind]).toEqual(['a.jitterbook.json', 'saved']);
});

test('the lab is added to an experiment once, and its hosts answer who they are', async () => {
  await using host = await connectedHost(inProcess);
  const { client, folder } = host;
  value(
    await client.call('experiment.create', {
      path: path.join(folder, 'a.jitterbook.json'),
      title: 'Lab',
    }),
  );
  const first = value(await client.call('lab.addToExperiment', {}));
  expect(value(await client.call('lab.addToExperiment', {}))).toEqual(first);
  const { open } = value(await client.call('experiment.state', {}));
  const hosts = Object.values(ensure(open, 'it is open').experiment.hosts);
  expect(hosts.map(({ name }) => name)).toEqual(['lab-a', 'lab-b']);
  const checked = value(await client.call('hosts.check', { hostId: ensure(hosts[0], 'lab-a').id }));
  expect(checked.interfaces.map(({ netdev }) => netdev)).toContain('lo');
});

test('while a plan runs no other experiment is opened, and cancelling ends it within the call', async () => {
  await using host = await connectedHost(inProcess);
  const { client, folder } = host;
  const planId = await experimentWithPlan(client, folder);
  const measuring = untilCampaign(client, ({ runs }) =>
    runs.some(({ state }) => state === 'running'),
  );
  value(await client.call('runs.start', { planId }));
  await measuring;
  const refusals = [
    await client.call('experiment.close', {}),
    await client.call('experiment.create', {
      path: path.join(folder, 'b.jitterbook.json'),
      title: 'B',
    }),
    await client.call('runs.start', { planId }),
  ];
  for (const refused of refusals) {
    expect(refused).toMatchObject({ ok: false, error: { kind: 'conflict' } });
  }
  value(await client.call('runs.cancel', { rest: true }));
  const { campaign } = value(await client.call('runs.campaign', {}));
  expect(campaign?.runs.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  value(await client.call('experiment.close', {}));
});

test('a run that arrives is never taken back by undo', async () => {
  await using host = await connectedHost(inProcess);
  const { client, folder } = host;
  const planId = await experimentWithPlan(client, folder, 0.1);
  const ended = untilCampaign(client, ({ endedAt }) => endedAt !== undefined);
  value(await client.call('runs.start', { planId }));
  await ended;
  for (let step = 0; step < 20; step++) value(await client.call('experiment.undo', {}));
  const { open } = value(await client.call('experiment.state', {}));
  const { runs, plans } = ensure(open, 'it is open').experiment;
  expect(Object.values(runs).map(({ state }) => state)).toEqual(['complete', 'complete']);
  expect(plans).toEqual({});
});

/** An experiment with the lab and a plan of two runs. */
async function experimentWithPlan(client: Client, folder: string, duration = 60) {
  const file = path.join(folder, 'a.jitterbook.json');
  value(await client.call('experiment.create', { path: file, title: 'A' }));
  const { pairId } = value(await client.call('lab.addToExperiment', {}));
  const plan = {
    id: 'plan_a',
    name: 'Twice',
    tests: [{ toolId: 'probe', title: '', parameters: { duration, warmup: 0 } }],
    pairIds: [pairId],
    factorIds: [],
    repeats: 2,
    order: 'sequential',
    seed: 1,
  } as const;
  const input = z.json().parse(plan);
  value(await client.call('experiment.execute', { command: 'addPlan', input }));
  return plan.id;
}

/** Resolves when the runs that were started together are so. */
function untilCampaign(client: Client, isSo: (campaign: Campaign) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = client.on('runs.campaign', ({ campaign }) => {
      if (!campaign || !isSo(campaign)) return;
      stop();
      resolve();
    });
  });
}

function value<T>(answer: Result<T, Failure>): T {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}
