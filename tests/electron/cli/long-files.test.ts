// What the command line does with files that are too long to be a text.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { projectFolder } from '../../support/run-tool.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { jitterbook, jsonOf } from './jitterbook.ts';

const study = path.join(projectFolder, 'tests', 'fixtures', 'seeds', 'solarflare-study.txt');
const file = 'exp.jitterbook.json';

const imported = z.object({
  runs: z.array(
    z.object({
      state: z.string(),
      tool: z.object({ id: z.string() }),
      measurements: z.array(
        z.object({ distribution: z.object({ count: z.number() }).loose().optional() }).loose(),
      ),
    }),
  ),
});

test('import reads a long list of samples beside other files', async () => {
  await using folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'samples.txt'), '20137\n'.repeat(3_000_000));
  const ended = await jitterbook(folder.path, ['import', file, study, 'samples.txt', '--json']);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  const { runs } = jsonOf(ended, imported);
  expect(runs.map(({ tool }) => tool.id).sort()).toEqual([
    'sample-list',
    ...Array.from({ length: 6 }, () => 'sfnt-pingpong'),
  ]);
  const list = runs.find(({ tool }) => tool.id === 'sample-list');
  expect(list?.measurements[0]?.distribution?.count).toBe(3_000_000);
  expect(await jitterbook(folder.path, ['validate', file])).toMatchObject({ status: 0 });
});

test('import refuses a file that is too long and holds no samples, before anything is changed', async () => {
  await using folder = await temporaryFolder();
  const line = 'It was the best of times, it was the worst of times.\n';
  await writeFile(path.join(folder.path, 'prose.txt'), line.repeat(1_300_000));
  const ended = await jitterbook(folder.path, ['import', file, study, 'prose.txt']);
  expect(ended.status).not.toBe(0);
  expect(ended.stderr).toContain(
    'prose.txt has 66 MiB and does not begin like a file of samples; expected one latency a line',
  );
  const listed = await jitterbook(folder.path, ['list', file]);
  expect(listed.status).not.toBe(0);
});
