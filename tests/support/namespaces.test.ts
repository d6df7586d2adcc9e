import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { namespacesMissing, openNamespaces } from './namespaces.ts';
import { lack } from './requirements.ts';

test('what a killed process left is removed by the next one, with what still runs there', async (context) => {
  const missing = namespacesMissing();
  if (missing !== undefined) lack(context, missing);
  const { pid: ended } = spawnSync('true');
  const abandoned = `jitterbook-${ended}-0a1b2c`;
  execFileSync('ip', ['netns', 'add', abandoned]);
  const left = spawn('ip', ['netns', 'exec', abandoned, 'sleep', '600']);
  await expect.poll(() => pidsIn(abandoned)).toEqual([String(left.pid)]);
  const killed = once(left, 'exit');
  await using namespaces = await openNamespaces();
  expect(existsSync(`/run/netns/${abandoned}`)).toBe(false);
  expect(await killed).toEqual([null, 'SIGKILL']);
  expect(existsSync(`/run/netns/${namespaces.initiator.namespace}`)).toBe(true);
});

test('disposing takes both hosts away', async (context) => {
  const missing = namespacesMissing();
  if (missing !== undefined) lack(context, missing);
  const namespaces = await openNamespaces();
  const names = [namespaces.initiator.namespace, namespaces.responder.namespace];
  await namespaces[Symbol.asyncDispose]();
  expect(names.filter((name) => existsSync(`/run/netns/${name}`))).toEqual([]);
});

function pidsIn(namespace: string): string[] {
  const pids = execFileSync('ip', ['netns', 'pids', namespace], { encoding: 'utf8' });
  return pids.split('\n').filter(Boolean);
}
