// An experiment that is being edited: what it is now, and what people can take back. Pure; whoever keeps it on disk
// writes each step down before it believes it.
import { produceWithPatches } from 'immer';
import { z } from 'zod';
import { failure, type Failure } from '../base/failure.ts';
import { err, ok, type Result } from '../base/result.ts';
import { applyCommand, applyPatches, patch, type Patch } from './change.ts';
import type { CommandName } from './commands/registry.ts';
import type { Experiment } from './experiment.ts';
import {
  emptyHistory,
  remember,
  stepBack,
  stepForward,
  type History,
  type HistoryStep,
} from './history.ts';
import { rawOf } from './commands/runs.ts';

/** One step as it is written down: enough to go from the experiment before it to the one after it. */
export const editStep = z.strictObject({
  kind: z.enum(['do', 'undo', 'redo']),
  label: z.string(),
  by: z.enum(['person', 'program']),
  patches: z.array(patch),
});
export type EditStep = z.infer<typeof editStep>;

export type Editing = { readonly experiment: Experiment; readonly history: History };

/** What an edit would do. `step` has no patches when it changes nothing. */
export type Edited = { readonly editing: Editing; readonly step: EditStep };

/** The beginning of editing: nothing to take back. */
export function startEditing(experiment: Experiment): Editing {
  return { experiment, history: emptyHistory };
}

/** Applies a named command. Fails with `invalid-input` as `applyCommand` does. */
export function edit(editing: Editing, name: CommandName, input: unknown): Result<Edited, Failure> {
  const applied = applyCommand(editing.experiment, name, input);
  if (!applied.ok) return applied;
  const { experiment, patches, label, by } = applied.value;
  return ok({
    editing: { experiment, history: remember(editing.history, applied.value) },
    step: { kind: 'do', label, by, patches: [...patches] },
  });
}

/** Takes back the last thing that a person did. Fails with `invalid-input` when there is none. */
export function undo(editing: Editing): Result<Edited, Failure> {
  const step = editing.history.done.at(-1);
  if (!step) return err(failure('invalid-input', 'There is nothing to undo.'));
  return ok(move(editing, 'undo', step.label, step.inverse));
}

/** Does again what was taken back last. Fails with `invalid-input` when there is nothing. */
export function redo(editing: Editing): Result<Edited, Failure> {
  const step = editing.history.undone.at(-1);
  if (!step) return err(failure('invalid-input', 'There is nothing to redo.'));
  return ok(move(editing, 'redo', step.label, step.patches));
}

/** The state after a step that was written down. @throws when it does not belong to this experiment. */
export function repeatStep(editing: Editing, step: EditStep): Editing {
  const { kind, label, by, patches } = step;
  if (kind !== 'do') return move(editing, kind, label, patches).editing;
  const change = applyReversibly(editing.experiment, patches);
  return {
    experiment: change.experiment,
    history: remember(editing.history, { ...change, label, by }),
  };
}

/**
 * Undo and redo. What the step takes away may have changed since (a planned run that was deleted, brought back and then
 * measured), so the way back is made anew each time and never restores an older state of it.
 */
function move(
  editing: Editing,
  kind: 'undo' | 'redo',
  label: string,
  wanted: readonly Patch[],
): Edited {
  const { experiment, patches, inverse } = applyReversibly(editing.experiment, wanted);
  const step: HistoryStep =
    kind === 'undo' ? { label, patches: inverse, inverse: patches } : { label, patches, inverse };
  return {
    editing: { experiment, history: moveHistory(editing.history, kind, step) },
    step: { kind, label, by: 'person', patches },
  };
}

/** A step from before the last save is not in the history after a crash; it can be reversed all the same. */
function moveHistory(history: History, kind: 'undo' | 'redo', step: HistoryStep): History {
  const moved = (kind === 'undo' ? stepBack(history) : stepForward(history))?.history ?? history;
  return kind === 'undo'
    ? { ...moved, undone: [...history.undone, step] }
    : { ...moved, done: [...history.done, step] };
}

/** Applies patches and finds their inverse. A raw output that some run still refers to stays. */
function applyReversibly(experiment: Experiment, wanted: readonly Patch[]) {
  const next = applyPatches(experiment, wanted);
  const needed = new Set(Object.values(next.runs).flatMap(rawOf));
  const kept = wanted.filter(
    ({ op, path: [part, address] }) =>
      !(op === 'remove' && part === 'raw' && typeof address === 'string' && needed.has(address)),
  );
  const [result, patches, inverse] = produceWithPatches(experiment, (draft) =>
    applyPatches(draft, kept),
  );
  return {
    experiment: result,
    patches: z.array(patch).parse(patches),
    inverse: z.array(patch).parse(inverse),
  };
}
