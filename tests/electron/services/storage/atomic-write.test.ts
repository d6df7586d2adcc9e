import { chmod, lstat, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeFileAtomically } from '../../../../electron/services/storage/atomic-write.ts';
import { failureOf, namesIn, temporaryFolder, value } from './workbench.ts';

test('a file is replaced and the one before it kept', async () => {
  const folder = await temporaryFolder();
  const [file, previous] = [path.join(folder, 'a'), path.join(folder, 'a.previous')];
  value(await writeFileAtomically(file, 'first', previous));
  expect(await namesIn(folder)).toEqual(['a']);
  value(await writeFileAtomically(file, 'second', previous));
  value(await writeFileAtomically(file, 'third', previous));
  expect([await readFile(file, 'utf8'), await readFile(previous, 'utf8')]).toEqual([
    'third',
    'second',
  ]);
  expect(await namesIn(folder)).toEqual(['a', 'a.previous']);
});

test('the mode is kept', async () => {
  const file = path.join(await temporaryFolder(), 'a');
  await writeFile(file, 'first');
  await chmod(file, 0o640);
  value(await writeFileAtomically(file, 'second'));
  expect((await stat(file)).mode & 0o777).toBe(0o640);
});

test('a link is followed and stays a link', async () => {
  const folder = await temporaryFolder();
  const [real, link] = [path.join(folder, 'inner', 'real'), path.join(folder, 'link')];
  await mkdir(path.dirname(real));
  await writeFile(real, 'first');
  await symlink(real, link);
  value(await writeFileAtomically(link, 'second'));
  expect(await readFile(real, 'utf8')).toBe('second');
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await namesIn(folder)).toEqual(['inner', 'link']);
});

test('what a crash left of an earlier attempt is in nobody’s way', async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'a.tmp'), 'half');
  value(await writeFileAtomically(path.join(folder, 'a'), 'whole'));
  expect(await namesIn(folder)).toEqual(['a']);
});

test('a write that fails leaves what was there', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'a', 'full'), { recursive: true });
  const refused = failureOf(await writeFileAtomically(path.join(folder, 'a'), 'second'));
  expect(refused.message).toBe(`Cannot write ${path.join(folder, 'a')}: it is a folder.`);
  expect(await namesIn(folder)).toEqual(['a']);
  const file = path.join(folder, 'b');
  await writeFile(file, 'first');
  const through = await writeFileAtomically(path.join(file, 'c'), 'second');
  expect(failureOf(through).message).toContain('a part of the path is not a folder');
  expect(await readFile(file, 'utf8')).toBe('first');
});
