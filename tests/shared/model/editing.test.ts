import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandName } from '../../../shared/model/commands/registry.ts';
import {
  edit,
  editStep,
  redo,
  repeatStep,
  startEditing,
  undo,
  type Edited,
  type Editing,
} from '../../../shared/model/editing.ts';
import { emptyExperiment } from '../../../shared/model/experiment.ts';
import { exampleHost, exampleRun, someInstant } from './arbitrary-experiment.ts';

const empty = emptyExperiment('editing', someInstant);

type Action = readonly ['undo'] | readonly ['redo'] | readonly [CommandName, unknown];

const key = fc.constantFrom('a', 'b', 'c', 'd');
const address = fc.constantFrom('1'.repeat(64), '2'.repeat(64));
const raw = (sha256: string) => ({ [sha256]: { where: 'file' as const, bytes: 1 } });

/** What people do. */
const personAction: fc.Arbitrary<Action> = fc.oneof(
  fc.constant(['undo'] as const),
  fc.constant(['redo'] as const),
  key.map((id) => ['addHost', exampleHost(id)] as const),
  fc
    .tuple(key, fc.string({ maxLength: 5 }))
    .map(([id, note]) => ['editHost', { ...exampleHost(id), note }] as const),
  key.map((id) => ['removeHost', { id: `host_${id}` }] as const),
  fc.string({ minLength: 1 }).map((title) => ['editExperiment', { title }] as const),
  fc
    .tuple(key, fc.array(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 4 }))
    .map(
      ([id, tags]) =>
        ['annotateRun', { id: `run_${id}`, changes: { tags }, at: someInstant }] as const,
    ),
  fc
    .tuple(key, address)
    .map(
      ([id, sha256]) =>
        ['importRuns', { runs: [exampleRun(id, 'complete', sha256)], raw: raw(sha256) }] as const,
    ),
  key.map((id) => ['removeRuns', { ids: [`run_${id}`] }] as const),
);

/** What the program does meanwhile. */
const programAction: fc.Arbitrary<Action> = fc.oneof(
  key.map((id) => ['planRuns', { runs: [exampleRun(id, 'planned')] }] as const),
  fc
    .tuple(key, address, fc.constantFrom('running' as const, 'complete' as const))
    .map(
      ([id, sha256, state]) =>
        ['recordRun', { run: exampleRun(id, state, sha256), raw: raw(sha256) }] as const,
    ),
  fc.constant(['interruptRuns', { at: someInstant }] as const),
);

const anyAction = fc.oneof(personAction, programAction);

function act(editing: Editing, [name, input]: Action): Edited | undefined {
  const done =
    name === 'undo' ? undo(editing) : name === 'redo' ? redo(editing) : edit(editing, name, input);
  return done.ok ? done.value : undefined;
}

function actAll(actions: readonly Action[]): { editing: Editing; steps: Edited['step'][] } {
  let editing = startEditing(empty);
  const steps: Edited['step'][] = [];
  for (const action of actions) {
    const edited = act(editing, action);
    if (!edited) continue;
    editing = edited.editing;
    steps.push(edited.step);
  }
  return { editing, steps };
}

describe('for any sequence of commands, undo and redo', () => {
  test('the steps, written down and read again, lead to the same state', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 30 }), (actions) => {
        const { editing, steps } = actAll(actions);
        const written = editStep.array().parse(JSON.parse(JSON.stringify(steps)));
        const repeated = written.reduce(repeatStep, startEditing(empty));
        expect(repeated.experiment).toEqual(editing.experiment);
        const labels = ({ history: { done, undone } }: Editing) =>
          [...done, ...undone].map(({ label }) => label);
        expect(labels(repeated)).toEqual(labels(editing));
      }),
      { numRuns: 300 },
    );
  });

  test('undoing everything that people did leads back to the start', () => {
    fc.assert(
      fc.property(fc.array(personAction, { maxLength: 30 }), (actions) => {
        let { editing } = actAll(actions);
        for (;;) {
          const undone = undo(editing);
          if (!undone.ok) break;
          editing = undone.value.editing;
        }
        expect(editing.experiment).toEqual(empty);
      }),
      { numRuns: 300 },
    );
  });

  test('no run refers to a raw output that is gone', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 30 }), (actions) => {
        const { runs, raw: kept } = actAll(actions).editing.experiment;
        const referred = Object.values(runs).flatMap(({ executions }) =>
          executions.flatMap(({ stdout }) => stdout ?? []),
        );
        expect(referred.filter((sha256) => !kept[sha256])).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

test('what the program did is never undone', () => {
  const { editing } = actAll([
    ['addHost', exampleHost('a')],
    ['planRuns', { runs: [exampleRun('a', 'planned')] }],
    ['undo'],
  ]);
  expect(Object.keys(editing.experiment.hosts)).toEqual([]);
  expect(Object.keys(editing.experiment.runs)).toEqual(['run_a']);
});

test('a run that was measured after its deletion was undone comes back measured', () => {
  const { editing } = actAll([
    ['planRuns', { runs: [exampleRun('a', 'planned')] }],
    ['removeRuns', { ids: ['run_a'] }],
    ['undo'],
    ['recordRun', { run: exampleRun('a', 'complete'), raw: {} }],
    ['redo'],
    ['undo'],
  ]);
  expect(editing.experiment.runs['run_a']?.state).toBe('complete');
});

test('undoing an import leaves a raw output that a run refers to since', () => {
  const sha256 = '1'.repeat(64);
  const { editing } = actAll([
    ['planRuns', { runs: [exampleRun('b', 'planned')] }],
    ['importRuns', { runs: [exampleRun('a', 'complete', sha256)], raw: raw(sha256) }],
    ['recordRun', { run: exampleRun('b', 'complete', sha256), raw: raw(sha256) }],
    ['undo'],
  ]);
  expect(Object.keys(editing.experiment.runs)).toEqual(['run_b']);
  expect(Object.keys(editing.experiment.raw)).toEqual([sha256]);
});

test('undo and redo have nothing to do in the beginning', () => {
  const start = startEditing(empty);
  expect(undo(start)).toMatchObject({ error: { message: 'There is nothing to undo.' } });
  expect(redo(start)).toMatchObject({ error: { message: 'There is nothing to redo.' } });
});

test('an undo of a step from before the last save is repeated all the same', () => {
  const { editing } = actAll([['addHost', exampleHost('a')]]);
  const undone = undo(editing);
  if (!undone.ok) throw new Error(undone.error.message);
  const afterCrash = repeatStep(startEditing(editing.experiment), undone.value.step);
  expect(afterCrash.experiment).toEqual(empty);
  const redone = redo(afterCrash);
  expect(redone.ok && redone.value.editing.experiment).toEqual(editing.experiment);
});
