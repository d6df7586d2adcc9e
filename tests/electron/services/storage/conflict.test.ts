import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applyPatches } from '../../../../shared/model/change.ts';
import {
  changesOf,
  exampleNote,
  failureOf,
  namesIn,
  newDocument,
  notesInFile,
  openForTest,
  temporaryFolder,
  value,
} from './workbench.ts';

const name = 'lab.jitterbook.json';

/** An experiment with one change of ours that the file does not have, while the file has another title. */
async function conflict() {
  const folder = await temporaryFolder();
  const document = await newDocument(path.join(folder, name));
  value(await document.execute('addNote', exampleNote('mine')));
  const theirs = (await readFile(document.path, 'utf8')).replace('workbench', 'theirs');
  await writeFile(document.path, theirs);
  return { folder, document, theirs, refused: failureOf(await document.save()) };
}

test('a file that somebody else changed is not overwritten', async () => {
  const { document, theirs, refused } = await conflict();
  expect(refused.kind).toBe('conflict');
  expect(document.saveState()).toEqual({
    kind: 'changed-on-disk',
    changes: 1,
    reason: `${name} changed on disk. It was not overwritten.`,
  });
  expect(await readFile(document.path, 'utf8')).toBe(theirs);
  value(await document.execute('addNote', exampleNote('more')));
  expect(document.saveState()).toMatchObject({ kind: 'changed-on-disk', changes: 2 });
});

test('a file that somebody else changed is left to the others when mine is kept as a copy', async () => {
  const { folder, document, theirs } = await conflict();
  const copy = path.join(folder, 'lab-copy.jitterbook.json');
  expect(value(await document.resolveConflict('keep-mine-as-copy'))).toEqual({ path: copy });
  value(await document.execute('addNote', exampleNote('more')));
  value(await document.close());
  expect(await notesInFile(copy)).toEqual(['note_mine', 'note_more']);
  expect(await readFile(path.join(folder, name), 'utf8')).toBe(theirs);
  expect(await namesIn(folder)).toEqual([
    'lab-copy.jitterbook.json',
    'lab-copy.jitterbook.json.previous',
    name,
  ]);
});

test('a file that somebody else changed replaces mine when it is reloaded, for every listener', async () => {
  const { document } = await conflict();
  const changes = changesOf(document);
  const before = document.experiment();
  value(await document.resolveConflict('reload'));
  expect(document.experiment()).toMatchObject({ title: 'theirs', notes: {} });
  expect(document.undoLabel()).toBeUndefined();
  expect(changes.reduce((now, { patches }) => applyPatches(now, patches), before)).toEqual(
    document.experiment(),
  );
  value(await document.close());
  expect((await openForTest(document.path)).notices).toEqual([]);
});

test('a file that somebody else changed gets a copy beside it when the window closes without a decision', async () => {
  const { folder, document } = await conflict();
  value(await document.close());
  const copy = path.join(folder, 'lab-copy.jitterbook.json');
  expect(await notesInFile(copy)).toEqual(['note_mine']);
  expect(await namesIn(folder)).toEqual(['lab-copy.jitterbook.json', name]);
});

test('a file that somebody else changed is not in conflict when its bytes are the same', async () => {
  const document = await newDocument(path.join(await temporaryFolder(), name));
  value(await document.execute('addNote', exampleNote('a')));
  await utimes(document.path, 1, 1);
  expect((await document.save()).ok).toBe(true);
});

test('a file that somebody else changed before a crash stays as it is, and mine is a copy', async () => {
  const { folder, document, theirs } = await conflict();
  value(await document.execute('addNote', exampleNote('more')));
  // A crash leaves the lock of a process that is gone.
  await rm(path.join(folder, 'lab.jitterbook.lock'));
  const reopened = await openForTest(document.path);
  expect(reopened.notices).toEqual([
    'This file had changed on disk. Your version with all your changes is lab-copy.jitterbook.json.',
  ]);
  expect(reopened.experiment()).toMatchObject({ title: 'theirs', notes: {} });
  expect(await readFile(document.path, 'utf8')).toBe(theirs);
  const copy = path.join(folder, 'lab-copy.jitterbook.json');
  expect(await notesInFile(copy)).toEqual(['note_mine', 'note_more']);
});

test('a file that somebody else changed after a crash does not get changes that belong to the older one', async () => {
  const folder = await temporaryFolder();
  const document = await newDocument(path.join(folder, name));
  value(await document.execute('addNote', exampleNote('mine')));
  await rm(path.join(folder, 'lab.jitterbook.lock'));
  const theirs = (await readFile(document.path, 'utf8')).replace('workbench', 'theirs');
  await writeFile(document.path, theirs);
  const reopened = await openForTest(document.path);
  expect(reopened.notices).toEqual([
    'The journal beside this file has 1 change to another version of it, not applied. It is kept as lab.jitterbook.journal.set-aside-1.',
  ]);
  expect(reopened.experiment()).toMatchObject({ title: 'theirs', notes: {} });
  value(await reopened.close());
  expect(await readFile(document.path, 'utf8')).toBe(theirs);
});
