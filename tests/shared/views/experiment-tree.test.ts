import { expect, test } from 'vitest';
import { emptyExperiment } from '../../../shared/model/experiment.ts';
import type { Run } from '../../../shared/model/run.ts';
import { experimentTree } from '../../../shared/views/experiment-tree.ts';
import { published, runWith } from './runs.ts';

const empty = emptyExperiment('Solarflare', '2026-11-20T14:00:00Z');
const withRuns = (runs: readonly Run[]) => ({
  ...empty,
  runs: Object.fromEntries(runs.map((run) => [run.id, run])),
});

test('runs are grouped by the levels that vary, in executed order', () => {
  const { ultraLowLatency, fullFeature } = published;
  const again = { ...fullFeature, id: 'run_0', orderIndex: 9 } as const;
  const { runGroups, runCount } = experimentTree(withRuns([ultraLowLatency, fullFeature, again]));
  expect(runCount).toBe(3);
  expect(runGroups.map(({ title, runs }) => [title, runs.map(({ id }) => id)])).toEqual([
    ['full-feature', ['run_2', 'run_0']],
    ['ultra-low-latency', ['run_1']],
  ]);
});

test('without factors runs are grouped by day', () => {
  const days = ['2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z', '2026-11-21T09:00:00Z'];
  const runs = days.map((startedAt, index) => runWith(String(index), { startedAt }));
  expect(
    experimentTree(withRuns(runs)).runGroups.map(({ title, runs: r }) => [title, r.length]),
  ).toEqual([
    ['2026-11-20', 2],
    ['2026-11-21', 1],
  ]);
});

test('a comparison without a title is called after what differs in it', () => {
  const { ultraLowLatency, fullFeature } = published;
  const tree = experimentTree({
    ...withRuns([ultraLowLatency, fullFeature]),
    comparisons: {
      comparison_1: { id: 'comparison_1', title: '', runIds: ['run_1', 'run_2', 'run_9'] },
    },
  });
  expect(tree.comparisons).toEqual([{ id: 'comparison_1', title: 'Firmware' }]);
});
