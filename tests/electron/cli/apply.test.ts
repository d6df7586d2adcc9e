import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ensure } from '../../../shared/base/assert.ts';
import { projectFolder } from '../../support/run-tool.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { jitterbook, jsonOf } from './jitterbook.ts';

const named = z.array(z.object({ name: z.string(), note: z.string().optional() }));
const listed = z.object({
  title: z.string(),
  hosts: named,
  pairs: named,
  factors: named,
  plans: named,
});

test('the setup that the README shows is applied as it stands, and again without a change', async () => {
  await using folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'lab.yaml'), await yamlOfReadme(0));
  const first = await jitterbook(folder.path, ['apply', 'exp.jitterbook.json', 'lab.yaml']);
  expect(first).toMatchObject({ status: 0, stderr: 'exp.jitterbook.json: 7 changes.\n' });
  const before = await list(folder.path);
  expect(before).toMatchObject({
    title: 'X710 against CX5',
    hosts: [{ name: 'zeus' }, { name: 'hera' }],
    pairs: [{ name: 'zeus → hera' }],
    factors: [{ name: 'Pinning' }],
    plans: [{ name: 'Pinning' }],
  });
  const again = await jitterbook(folder.path, ['apply', 'exp.jitterbook.json', 'lab.yaml']);
  expect(again).toMatchObject({ status: 0, stderr: 'exp.jitterbook.json: 0 changes.\n' });
  expect(await list(folder.path)).toEqual(before);
});

test('the custom tool that the README shows is one, and is read', async () => {
  await using folder = await temporaryFolder();
  const output = 'echo-bench 1.0\nsize 64 mean 12.5 us p99 20 us\n';
  await writeFile(path.join(folder.path, 'tool.yaml'), await yamlOfReadme(1));
  await writeFile(path.join(folder.path, 'out.txt'), output);
  const applied = await jitterbook(folder.path, ['apply', 'exp.jitterbook.json', 'tool.yaml']);
  expect(applied).toMatchObject({ status: 0 });
  const read = await jitterbook(folder.path, [
    'import',
    'exp.jitterbook.json',
    'out.txt',
    '--json',
  ]);
  expect(JSON.parse(read.stdout)).toMatchObject({
    runs: [
      { state: 'complete', measurements: [{ payloadBytes: 64, reported: { meanNs: 12_500 } }] },
    ],
  });
});

test('a setup that does not fit is a wrong use, names the place, and makes no file', async () => {
  await using folder = await temporaryFolder();
  const setups = {
    'broken.yaml': ['hosts: [', 'neither YAML nor JSON'],
    'wrong.yaml': ['hosts: [{ name: a }]', 'hosts.0.connection'],
    'unknown.yaml': [
      'plans: [{ name: p, tests: [{ toolId: probe }], pairs: [x] }]',
      'no pair named x',
    ],
  } as const;
  for (const [name, [text, words]] of Object.entries(setups)) {
    await writeFile(path.join(folder.path, name), text);
    const ended = await jitterbook(folder.path, ['apply', 'new.jitterbook.json', name]);
    expect(ended, name).toMatchObject({ status: 2 });
    expect(ended.stderr, name).toContain(words);
    const opened = await jitterbook(folder.path, ['list', 'new.jitterbook.json']);
    expect(opened, name).toMatchObject({ status: 3 });
  }
});

/** One of the examples in YAML, in their order. */
async function yamlOfReadme(index: number): Promise<string> {
  const readme = await readFile(path.join(projectFolder, 'README.md'), 'utf8');
  const examples = [...readme.matchAll(/```yaml\n([^`]*)```/g)];
  return ensure(examples[index]?.[1], 'the README shows a setup');
}

async function list(folder: string) {
  return jsonOf(await jitterbook(folder, ['list', 'exp.jitterbook.json', '--json']), listed);
}
