import { expect, test } from 'vitest';
import { edit, startEditing } from '../../../../shared/model/editing.ts';
import { emptyExperiment } from '../../../../shared/model/experiment.ts';
import type { JournalEntry } from '../../../../electron/services/storage/journal-format.ts';
import { continueExperiment } from '../../../../electron/services/storage/recovery.ts';
import { someInstant } from '../../../shared/model/arbitrary-experiment.ts';
import { exampleNote, value } from './workbench.ts';

const before = emptyExperiment('recovery', someInstant);
const first = value(edit(startEditing(before), 'addNote', exampleNote('a')));
const second = value(edit(first.editing, 'addNote', exampleNote('b')));
const after = second.editing.experiment;

/** The journal of a program that saved the first step and then made the second one. */
const entries: JournalEntry[] = [
  { type: 'base', sha256: 'before', bytes: 1 },
  { type: 'step', sequence: 1, at: someInstant, step: first.step },
  { type: 'fold', sha256: 'between' },
  { type: 'step', sequence: 2, at: someInstant, step: second.step },
];

function recovered(experiment: typeof before, sha256: string, journal = entries) {
  const content = { entries: journal, goodBytes: 1, damagedLines: 0 };
  const continued = continueExperiment(experiment, sha256, content);
  return continued && [continued.editing.experiment, continued.steps.length];
}

test('a file from before a save that never happened gets all steps', () => {
  expect(recovered(before, 'before')).toEqual([after, 2]);
});

test('a file that a save replaced gets only the steps after it', () => {
  expect(recovered(first.editing.experiment, 'between')).toEqual([after, 1]);
});

test('another file gets nothing', () => {
  expect(recovered(before, 'another')).toBeUndefined();
});

test('steps that lead nowhere, or to what is no experiment, are not applied', () => {
  const made = (path: string[], made: string) =>
    recovered(before, 'before', [
      { type: 'base', sha256: 'before', bytes: 1 },
      {
        type: 'step',
        sequence: 1,
        at: someInstant,
        step: {
          kind: 'do',
          label: '',
          by: 'person',
          patches: [{ op: 'replace', path, value: made }],
        },
      },
    ]);
  expect(made(['runs', 'run_none', 'title'], 'x')).toBeUndefined();
  expect(made(['hosts'], 'x')).toBeUndefined();
  expect(made(['title'], 'x')).toEqual([{ ...before, title: 'x' }, 1]);
});
