import { expect, test } from 'vitest';
import { treeRows } from '../../../renderer/app/tree-rows.ts';
import { rowReachedBy } from '../../../renderer/app/tree-walk.ts';
import type { ExperimentTree, TreeRun } from '../../../shared/views/experiment-tree.ts';

function run(id: TreeRun['id'], title: string): TreeRun {
  return { id, title, state: 'complete', isDiscarded: false };
}

const tree: ExperimentTree = {
  hosts: [{ id: 'host_1', title: 'left' }],
  pairs: [],
  plans: [],
  runCount: 3,
  runGroups: [
    { title: 'busy', runs: [run('run_1', 'busy, probe'), run('run_2', 'busy, probe')] },
    { title: 'blocking', runs: [run('run_3', 'blocking, probe')] },
  ],
  comparisons: [],
  notes: [],
};
const open = { closed: new Set<string>(), filter: '' };

test('below their group, runs leave its levels out and count where their titles are alike', () => {
  const rows = treeRows(tree, open).filter(({ run: shown }) => shown);
  expect(rows.map(({ shortTitle }) => shortTitle)).toEqual(['1. probe', '2. probe', 'probe']);
});

test('a closed group hides what is in it and keeps its count', () => {
  const rows = treeRows(tree, { closed: new Set(['hosts']), filter: '' });
  expect(rows.find(({ key }) => key === 'host/host_1')).toBeUndefined();
  expect(rows.find(({ key }) => key === 'hosts')?.group).toMatchObject({ isOpen: false, count: 1 });
});

test('a filter leaves the runs that have its text in their title', () => {
  const rows = treeRows(tree, { ...open, filter: 'BLOCK' });
  expect(rows.flatMap(({ run: shown }) => shown?.id ?? [])).toEqual(['run_3']);
});

test('left goes from a row to its group, right from an open group into it', () => {
  const rows = treeRows(tree, open);
  const host = rows.findIndex(({ key }) => key === 'host/host_1');
  expect(rowReachedBy('ArrowLeft', rows, host)?.key).toBe('hosts');
  expect(rowReachedBy('ArrowRight', rows, host - 1)?.key).toBe('host/host_1');
  expect(rowReachedBy('ArrowRight', rows, host)).toBeUndefined();
});
