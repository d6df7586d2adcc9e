import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SaveState } from '../../../../shared/api/values.ts';
import { emptyExperiment } from '../../../../shared/model/experiment.ts';
import { applyPatches } from '../../../../shared/model/change.ts';
import type { Document } from '../../../../electron/services/storage/document.ts';
import { decodeJournal } from '../../../../electron/services/storage/journal-format.ts';
import { createDocument } from '../../../../electron/services/storage/open-document.ts';
import { exampleRun, someInstant } from '../../../shared/model/arbitrary-experiment.ts';
import {
  changesOf,
  environment,
  exampleNote,
  failureOf,
  namesIn,
  newDocument,
  notesInFile,
  temporaryFolder,
  value,
} from './workbench.ts';

const name = 'lab.jitterbook.json';

/** Resolves with the first save state of that kind. */
function untilSaveState(document: Document, kind: SaveState['kind']) {
  return new Promise<SaveState>((resolve) => {
    document.subscribe(({ save }) => {
      if (save.kind === kind) resolve(save);
    });
  });
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
