import { describe, expect, test } from 'vitest';
import { applyCommand } from '../../../../shared/model/change.ts';
import type { CommandName } from '../../../../shared/model/commands/registry.ts';
import { emptyExperiment, type Experiment } from '../../../../shared/model/experiment.ts';
import type { Run } from '../../../../shared/model/run.ts';
import { exampleRun, someInstant } from '../arbitrary-experiment.ts';

const [first, second] = ['1'.repeat(64), '2'.repeat(64)];
const later = '2026-03-02T08:00:00.000Z';

function withRuns(...runs: Run[]): Experiment {
  const raw = { [first]: file, [second]: file };
  return {
    ...emptyExperiment('runs', someInstant),
    runs: Object.fromEntries(runs.map((run) => [run.id, run])),
    raw,
  };
}

const file = { where: 'file' as const, bytes: 1 };

function apply(experiment: Experiment, name: CommandName, input: unknown): Experiment {
  const applied = applyCommand(experiment, name, input);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.experiment;
}

function refusal(experiment: Experiment, name: CommandName, input: unknown): string {
  const applied = applyCommand(experiment, name, input);
  return applied.ok ? 'was applied' : applied.error.message;
}

describe('annotateRun', () => {
  const annotated = (changes: object) =>
    apply(withRuns(exampleRun('a')), 'annotateRun', { id: 'run_a', changes, at: later }).runs[
      'run_a'
    ]?.annotation;

  test('changes the given keys and says when', () => {
    expect(annotated({ note: 'cold boot', tags: ['baseline'] })).toEqual({
      title: '',
      note: 'cold boot',
      tags: ['baseline'],
      markers: [],
      editedAt: later,
    });
  });

  test('gives a verdict and takes it away', () => {
    const verdict = { kind: 'suspect', reason: 'other load' };
    const judged = apply(withRuns(exampleRun('a')), 'annotateRun', {
      id: 'run_a',
      changes: { verdict },
      at: later,
    });
    expect(judged.runs['run_a']?.annotation.verdict).toEqual(verdict);
    const taken = { id: 'run_a', changes: { verdict: null }, at: later };
    const annotation = apply(judged, 'annotateRun', taken).runs['run_a']?.annotation ?? {};
    expect(Object.keys(annotation)).not.toContain('verdict');
  });

  test('changes nothing of what was measured', () => {
    const before = exampleRun('a');
    const after = apply(withRuns(before), 'annotateRun', {
      id: 'run_a',
      changes: { title: 'first light' },
      at: later,
    }).runs['run_a'];
    expect({ ...after, annotation: before.annotation }).toEqual(before);
  });

  test('refuses a run that is not there, and keys that are not annotations', () => {
    const empty = withRuns();
    expect(refusal(empty, 'annotateRun', { id: 'run_a', changes: {}, at: later })).toBe(
      'The run was deleted. Undo brings it back.',
    );
    const measured = { id: 'run_a', changes: { measurements: [] }, at: later };
    expect(refusal(withRuns(exampleRun('a')), 'annotateRun', measured)).toContain('measurements');
  });
});

describe('recordRun', () => {
  test('writes the state of a run under way and keeps what a person wrote meanwhile', () => {
    const planned = exampleRun('a', 'running');
    const annotation = { ...planned.annotation, note: 'fan was loud' };
    const next = { run: exampleRun('a', 'complete', first), raw: { [first]: file } };
    const after = apply(withRuns({ ...planned, annotation }), 'recordRun', next);
    expect(after.runs['run_a']).toEqual({ ...next.run, annotation });
  });

  test('refuses a run that has ended', () => {
    const input = { run: exampleRun('a', 'failed'), raw: {} };
    expect(refusal(withRuns(exampleRun('a')), 'recordRun', input)).toBe(
      'The run sockperf a has ended; its data do not change.',
    );
  });

  test('refuses a run that was deleted', () => {
    const input = { run: exampleRun('a', 'running'), raw: {} };
    expect(refusal(withRuns(), 'recordRun', input)).toBe(
      'The run sockperf a was deleted while it ran.',
    );
  });
});

describe('removeRuns', () => {
  test('takes the raw outputs that no other run refers to', () => {
    const both = withRuns(exampleRun('a', 'complete', first), exampleRun('b', 'complete', second));
    expect(Object.keys(apply(both, 'removeRuns', { ids: ['run_a'] }).raw)).toEqual([second]);
    const shared = withRuns(exampleRun('a', 'complete', first), exampleRun('b', 'complete', first));
    expect(Object.keys(apply(shared, 'removeRuns', { ids: ['run_a'] }).raw)).toEqual([first]);
  });

  test('takes the runs out of comparisons', () => {
    const before: Experiment = {
      ...withRuns(exampleRun('a'), exampleRun('b')),
      comparisons: {
        comparison_a: {
          id: 'comparison_a',
          title: '',
          runIds: ['run_a', 'run_b'],
          baselineRunId: 'run_a',
        },
      },
    };
    expect(apply(before, 'removeRuns', { ids: ['run_a'] }).comparisons['comparison_a']).toEqual({
      id: 'comparison_a',
      title: '',
      runIds: ['run_b'],
    });
  });

  test('refuses a run that is under way', () => {
    const running = withRuns(exampleRun('a', 'running'));
    expect(refusal(running, 'removeRuns', { ids: ['run_a'] })).toBe(
      'The run sockperf a is under way. Cancel it first.',
    );
  });
});

test('interruptRuns ends what was planned or under way, and nothing else', () => {
  const after = apply(
    withRuns(exampleRun('a', 'planned'), exampleRun('b', 'running'), exampleRun('c', 'failed')),
    'interruptRuns',
    { at: later },
  );
  expect(Object.values(after.runs).map(({ state, endedAt }) => [state, endedAt])).toEqual([
    ['interrupted', later],
    ['interrupted', later],
    ['failed', undefined],
  ]);
});

test('importRuns takes ended runs only', () => {
  const input = { runs: [exampleRun('a', 'running')], raw: {} };
  expect(refusal(withRuns(), 'importRuns', input)).toContain('has not ended');
});
