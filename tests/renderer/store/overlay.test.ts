import { expect, test } from 'vitest';
import { emptyOverlay } from '../../../renderer/store/app-state.ts';
import { withBaseline, withRuns, withTick } from '../../../renderer/store/overlay.ts';

test('the first run that is ticked is the baseline', () => {
  const both = withTick(withTick(emptyOverlay, 'run_1'), 'run_2');
  expect(both).toEqual({ runIds: ['run_1', 'run_2'], baselineRunId: 'run_1' });
});

test('taking the baseline out makes the next run the baseline', () => {
  const overlay = withRuns(emptyOverlay, ['run_1', 'run_2']);
  expect(withTick(overlay, 'run_1')).toEqual({ runIds: ['run_2'], baselineRunId: 'run_2' });
});

test('a run that becomes the baseline comes into the overlay', () => {
  const overlay = withRuns(emptyOverlay, ['run_1']);
  expect(withBaseline(overlay, 'run_9')).toEqual({
    runIds: ['run_1', 'run_9'],
    baselineRunId: 'run_9',
  });
});
