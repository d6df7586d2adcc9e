import { mkdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DocumentChange, SaveState } from '../../../../shared/api/values.ts';
import { emptyExperiment } from '../../../../shared/model/experiment.ts';
import { applyPatches } from '../../../../shared/model/change.ts';
import { readExperiment } from '../../../../shared/model/project-file.ts';
import type { Document } from '../../../../electron/services/storage/document.ts';
import { decodeJournal } from '../../../../electron/services/storage/journal-format.ts';
import {
  createDocument,
  openDocument,
} from '../../../../electron/services/storage/open-document.ts';
import { exampleRun, someInstant } from '../../../shared/model/arbitrary-experiment.ts';
import {
  environment,
  exampleNote,
  failureOf,
  namesIn,
  newDocument,
  openForTest,
  temporaryFolder,
  value,
} from './workbench.ts';

const name = 'lab.jitterbook.json';

function changesOf(document: Document): DocumentChange[] {
  const changes: DocumentChange[] = [];
  document.subscribe((change) => changes.push(change));
  return changes;
}

/** Resolves with the first save state of that kind. */
function untilSaveState<Kind extends SaveState['kind']>(document: Document, kind: Kind) {
  return new Promise<SaveState>((resolve) => {
    document.subscribe(({ save }) => {
      if (save.kind === kind) resolve(save);
    });
  });
}

/** Notes in the file itself, whatever the journal holds. */
async function notesInFile(file: string): Promise<string[]> {
  return Object.keys(value(readExperiment(await readFile(file, 'utf8'))).notes);
}

describe('an edit', () => {
  test('is in the journal when it is acknowledged', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, name));
    expect(value(await document.execute('addNote', exampleNote('a')))).toEqual({
      sequence: 1,
      label: 'add note note a',
    });
    const journal = decodeJournal(await readFile(path.join(folder, 'lab.jitterbook.journal')));
    expect(journal.entries.map(({ type }) => type)).toEqual(['base', 'step']);
    expect(await notesInFile(document.path)).toEqual([]);
  });

  test('is told to listeners as patches that lead to the same experiment', async () => {
    const document = await newDocument(path.join(await temporaryFolder(), name));
    const start = document.experiment();
    const changes = changesOf(document);
    await Promise.all([
      document.execute('addNote', exampleNote('a')),
      document.execute('addNote', exampleNote('b')),
      document.undo(),
      document.execute('editExperiment', { question: 'Why?' }),
    ]);
    expect(
      changes.map(({ sequence, undoLabel, redoLabel }) => [sequence, undoLabel, redoLabel]),
    ).toEqual([
      [1, 'add note note a', undefined],
      [2, 'add note note b', undefined],
      [3, 'add note note a', 'add note note b'],
      [4, 'edit question', undefined],
    ]);
    const followed = changes.reduce((now, { patches }) => applyPatches(now, patches), start);
    expect(followed).toEqual(document.experiment());
  });

  test('that the command refuses changes nothing, and those beside it go on', async () => {
    const document = await newDocument(path.join(await temporaryFolder(), name));
    const [first, refused, last] = await Promise.all([
      document.execute('addNote', exampleNote('a')),
      document.execute('addNote', exampleNote('a')),
      document.execute('addNote', exampleNote('b')),
    ]);
    expect([first.ok, last.ok, document.sequence()]).toEqual([true, true, 2]);
    expect(failureOf(refused).message).toBe('There is a note with the id note_a already.');
  });

  test('that changes nothing is acknowledged and not a step', async () => {
    const document = await newDocument(path.join(await temporaryFolder(), name));
    const same = await document.execute('editExperiment', { title: 'workbench' });
    expect(value(same).sequence).toBe(0);
    expect(document.saveState().kind).toBe('saved');
  });
});

describe('an edit that cannot be written down has not happened', () => {
  test('on a full disk; when there is room again, the next one goes on', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, name));
    const journal = path.join(folder, 'lab.jitterbook.journal');
    await symlink('/dev/full', journal);
    const failed = failureOf(await document.execute('addNote', exampleNote('a')));
    expect(failed).toMatchObject({
      kind: 'storage',
      message: `Cannot write ${journal}: the disk is full. The change was not made.`,
    });
    expect([document.sequence(), document.experiment().notes]).toEqual([0, {}]);
    expect(document.undoLabel()).toBeUndefined();
    await rm(journal);
    expect((await document.execute('addNote', exampleNote('a'))).ok).toBe(true);
    value(await document.close());
    expect(await notesInFile(document.path)).toEqual(['note_a']);
  });

  test('in a folder that is gone; when it is back, nothing acknowledged is missing', async () => {
    const folder = path.join(await temporaryFolder(), 'inner');
    await mkdir(folder);
    const document = await newDocument(path.join(folder, name));
    value(await document.execute('addNote', exampleNote('a')));
    await rename(folder, `${folder}-away`);
    const failed = failureOf(await document.execute('addNote', exampleNote('b')));
    expect(failed.kind).toBe('storage');
    expect(Object.keys(document.experiment().notes)).toEqual(['note_a']);
    await rename(`${folder}-away`, folder);
    value(await document.execute('addNote', exampleNote('c')));
    value(await document.close());
    expect(await notesInFile(document.path)).toEqual(['note_a', 'note_c']);
  });

  test('a deleted journal is made up for by saving', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, name));
    value(await document.execute('addNote', exampleNote('a')));
    await rm(path.join(folder, 'lab.jitterbook.journal'));
    expect((await document.execute('addNote', exampleNote('b'))).ok).toBe(false);
    value(await document.execute('addNote', exampleNote('c')));
    expect(await notesInFile(document.path)).toEqual(['note_a']);
    value(await document.close());
    expect(await notesInFile(document.path)).toEqual(['note_a', 'note_c']);
  });
});

describe('saving', () => {
  test('happens by itself after the last change', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, name), {
      ...environment,
      autosaveQuietMs: 0,
    });
    const saved = untilSaveState(document, 'saved');
    value(await document.execute('addNote', exampleNote('a')));
    await saved;
    expect(await notesInFile(document.path)).toEqual(['note_a']);
    value(await document.close());
  });

  test('leaves the experiment and the version before this session, and nothing else', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, name);
    const document = await newDocument(file);
    const before = await readFile(file, 'utf8');
    for (const key of ['a', 'b']) {
      value(await document.execute('addNote', exampleNote(key)));
      value(await document.save());
    }
    value(await document.close());
    expect(await namesIn(folder)).toEqual([name, `${name}.previous`]);
    expect(await readFile(`${file}.previous`, 'utf8')).toBe(before);
  });

  test('goes on with undo', async () => {
    const document = await newDocument(path.join(await temporaryFolder(), name));
    value(await document.execute('addNote', exampleNote('a')));
    value(await document.save());
    value(await document.undo());
    value(await document.close());
    expect(await notesInFile(document.path)).toEqual([]);
  });

  test('writes a file that was moved away anew', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, name));
    value(await document.execute('addNote', exampleNote('a')));
    await rename(document.path, path.join(folder, 'moved.json'));
    value(await document.save());
    expect(await notesInFile(document.path)).toEqual(['note_a']);
  });

  test('a closed experiment takes no edits', async () => {
    const document = await newDocument(path.join(await temporaryFolder(), name));
    value(await document.close());
    expect(failureOf(await document.execute('addNote', exampleNote('a'))).kind).toBe('storage');
  });
});

describe('a file that somebody else changed', () => {
  /** An experiment with one change of ours that the file does not have, while the file has another title. */
  async function conflict() {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, name));
    value(await document.execute('addNote', exampleNote('mine')));
    const theirs = (await readFile(document.path, 'utf8')).replace('workbench', 'theirs');
    await writeFile(document.path, theirs);
    return { folder, document, theirs, refused: failureOf(await document.save()) };
  }

  test('is not overwritten', async () => {
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

  test('is left to the others when mine is kept as a copy', async () => {
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

  test('replaces mine when it is reloaded, for every listener', async () => {
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

  test('gets a copy beside it when the window closes without a decision', async () => {
    const { folder, document } = await conflict();
    value(await document.close());
    const copy = path.join(folder, 'lab-copy.jitterbook.json');
    expect(await notesInFile(copy)).toEqual(['note_mine']);
  });

  test('is not in conflict when its bytes are the same', async () => {
    const document = await newDocument(path.join(await temporaryFolder(), name));
    value(await document.execute('addNote', exampleNote('a')));
    await utimes(document.path, 1, 1);
    expect((await document.save()).ok).toBe(true);
  });

  test('after a crash, does not get changes that belong to the older one', async () => {
    const { folder, document, theirs } = await conflict();
    // A crash leaves the lock of a process that is gone.
    await rm(path.join(folder, 'lab.jitterbook.lock'));
    const reopened = await openForTest(document.path);
    expect(reopened.notices).toEqual([
      'The journal beside this file has 1 change to another version of it. They were not applied. It is kept as lab.jitterbook.journal.set-aside-1.',
    ]);
    expect(reopened.experiment()).toMatchObject({ title: 'theirs', notes: {} });
    value(await reopened.close());
    expect(await readFile(document.path, 'utf8')).toBe(theirs);
  });
});

test('a new experiment does not replace a file', async () => {
  const file = path.join(await temporaryFolder(), name);
  await writeFile(file, 'mine');
  const created = await createDocument(file, emptyExperiment('new', someInstant), environment);
  expect(failureOf(created).kind).toBe('conflict');
  expect(await readFile(file, 'utf8')).toBe('mine');
});

test('runs that were under way when the program ended are interrupted', async () => {
  const experiment = {
    ...emptyExperiment('runs', someInstant),
    runs: { run_a: exampleRun('a', 'running'), run_b: exampleRun('b') },
  };
  const file = path.join(await temporaryFolder(), name);
  const document = value(await createDocument(file, experiment, environment));
  const states = Object.values(document.experiment().runs).map(({ state }) => state);
  expect(states).toEqual(['interrupted', 'complete']);
  expect(document.undoLabel()).toBeUndefined();
  value(await document.close());
});
