import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recentFiles } from '../../../../electron/services/storage/recent.ts';
import { someInstant } from '../../../shared/model/arbitrary-experiment.ts';
import { temporaryFolder, value } from './workbench.ts';

const environment = { now: () => Date.parse(someInstant), machine: 'zeus' };

test('the newest is first, each file once, and a missing one is flagged', async () => {
  const folder = await temporaryFolder();
  const [a, b] = [path.join(folder, 'a.json'), path.join(folder, 'b.json')];
  await Promise.all([writeFile(a, ''), writeFile(b, '')]);
  const recent = recentFiles(path.join(folder, 'data'), environment);
  expect(await recent.list()).toEqual([]);
  value(await recent.remember(a, 'old title'));
  value(await recent.remember(b, 'B'));
  value(await recent.remember(a, 'A'));
  await rm(b);
  const openedAt = someInstant;
  expect(await recent.list()).toEqual([
    { path: a, fileName: 'a.json', title: 'A', openedAt, missing: false },
    { path: b, fileName: 'b.json', title: 'B', openedAt, missing: true },
  ]);
  value(await recent.forget(a));
  expect((await recent.list()).map(({ title }) => title)).toEqual(['B']);
});

test('at most twenty are kept', async () => {
  const folder = await temporaryFolder();
  const recent = recentFiles(folder, environment);
  for (let number = 0; number < 25; number++) {
    value(await recent.remember(path.join(folder, String(number)), String(number)));
  }
  const titles = (await recent.list()).map(({ title }) => title);
  expect(titles).toEqual(Array.from({ length: 20 }, (_, index) => String(24 - index)));
});

test('a list that cannot be read counts as empty', async () => {
  const folder = await temporaryFolder();
  const recent = recentFiles(folder, environment);
  for (const text of ['', '{', '[{"path":3}]']) {
    await writeFile(path.join(folder, 'recent.json'), text);
    expect(await recent.list()).toEqual([]);
  }
  value(await recent.remember(path.join(folder, 'a.json'), 'A'));
  expect(await recent.list()).toHaveLength(1);
});
