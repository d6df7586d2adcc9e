import { expect, test } from 'vitest';
import { followChange } from '../../../renderer/store/follow-document.ts';
import type { DocumentChange, OpenExperiment } from '../../../shared/api/values.ts';
import { emptyExperiment } from '../../../shared/model/experiment.ts';

const open: OpenExperiment = {
  fileName: 'a.jitterbook.json',
  directory: '/home',
  experiment: emptyExperiment('before', '2026-11-21T00:00:00Z'),
  sequence: 7,
  save: { kind: 'saving' },
  undoLabel: 'add host left',
  notices: [],
};

function change(sequence: number): DocumentChange {
  return {
    sequence,
    patches: [{ op: 'replace', path: ['title'], value: 'after' }],
    save: { kind: 'saved', at: '2026-11-21T00:00:01Z' },
  };
}

test('the next change is applied, with its save state and without a label that is gone', () => {
  const next = followChange(open, change(8));
  expect(next).toMatchObject({
    sequence: 8,
    save: { kind: 'saved' },
    experiment: { title: 'after' },
  });
  expect(next?.undoLabel).toBeUndefined();
});

test('news about a change that is known already change the save state only', () => {
  expect(followChange(open, change(7))).toMatchObject({
    save: { kind: 'saved' },
    experiment: { title: 'before' },
  });
});

test('an event that was overtaken by a newer state changes nothing', () => {
  expect(followChange(open, change(6))).toBe(open);
});

test('a missed change asks for the whole again', () => {
  expect(followChange(open, change(9))).toBeUndefined();
});
