import { afterAll, beforeAll, expect, test } from 'vitest';
import path from 'node:path';
import { openDocument } from '../../../../electron/services/storage/open-document.ts';
import { readExperimentFile } from '../../../../electron/services/storage/experiment-file.ts';
import { buildOtherProgram, type OtherProgram } from './other-program.ts';
import { environment, namesIn, newDocument, temporaryFolder, value } from './workbench.ts';

const rounds = 25;

let program: Awaited<ReturnType<typeof buildOtherProgram>>;
beforeAll(async () => {
  program = await buildOtherProgram();
});
afterAll(() => program.remove());

/** Lets the program edit, kills it after so many acknowledged edits, and returns all that it ever said. */
async function killAfter(edits: number, running: OtherProgram): Promise<string[]> {
  const said: string[] = [];
  for await (const line of running.lines) {
    said.push(line);
    if (said.length === edits) await running.kill();
  }
  return said;
}

/** Keys of the notes that must be there, and of those that must not. */
function expectedNotes(said: readonly string[]) {
  const added = new Set<string>();
  const undone = new Set<string>();
  for (const line of said) {
    const [what = '', key = ''] = line.split(' ');
    if (what === 'added') added.add(key);
    if (what === 'undone') undone.add(key);
  }
  for (const key of undone) added.delete(key);
  return { added: [...added], undone: [...undone] };
}

test(
  'a program killed at any moment loses nothing that it acknowledged',
  { timeout: 120_000 },
  async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'crash.jitterbook.json');
    value(await (await newDocument(file)).close());
    const kept = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      const word = `r${round}x`;
      const said = await killAfter(1 + ((round * 37) % 90), program.start(['edit', file, word]));
      expect(said[0]).toBe('opened');
      value(await readExperimentFile(file));

      const document = value(await openDocument(file, environment));
      expect(document.notices).toEqual([]);
      const { notes, runs } = document.experiment();
      const { added, undone } = expectedNotes(said);
      for (const key of added) kept.add(key);
      // The very last note may be taken back without anybody having heard of it.
      const missing = [...kept].filter((key) => !notes[`note_${key}`]);
      expect(missing.filter((key) => key !== added.at(-1))).toEqual([]);
      for (const key of missing) kept.delete(key);
      expect(undone.filter((key) => notes[`note_${key}`])).toEqual([]);
      expect(runs[`run_${word}`]?.state).toBe('interrupted');
      value(await document.close());
    }
    expect((await namesIn(folder)).filter((name) => !name.endsWith('.tmp'))).toEqual([
      'crash.jitterbook.json',
      'crash.jitterbook.json.previous',
    ]);
  },
);

test('what a person did before a crash can be undone and done again after it', async () => {
  const file = path.join(await temporaryFolder(), 'undo.jitterbook.json');
  value(await (await newDocument(file)).close());
  await killAfter(30, program.start(['edit-unsaved', file, 'x']));
  const document = value(await openDocument(file, environment));
  expect(document.recovered?.changes).toBeGreaterThanOrEqual(29);
  const labels = [];
  for (let label = document.undoLabel(); label !== undefined; label = document.undoLabel()) {
    labels.push(label);
    expect(value(await document.undo()).label).toBe(label);
  }
  expect(labels.length).toBeGreaterThan(10);
  expect(document.experiment().notes).toEqual({});
  for (const label of labels.reverse()) expect(value(await document.redo()).label).toBe(label);
  expect(Object.keys(document.experiment().notes)).toHaveLength(labels.length);
  value(await document.close());
});
