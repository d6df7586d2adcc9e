import type { Change, Patch } from './change.ts';

/** One step that a person can take back. */
export type HistoryStep = {
  readonly label: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
};

/** What people did, latest last, and what they took back. Runs that arrive are not in it. */
export type History = {
  readonly done: readonly HistoryStep[];
  readonly undone: readonly HistoryStep[];
};

export const emptyHistory: History = { done: [], undone: [] };

/** Beyond this many steps the oldest is forgotten; memory, not taste, sets the number. */
const mostSteps = 500;

/** The history after a change; a change by the program leaves it as it is. */
export function remember(history: History, change: Change): History {
  if (change.by === 'program' || change.patches.length === 0) return history;
  const { label, patches, inverse } = change;
  return { done: [...history.done, { label, patches, inverse }].slice(-mostSteps), undone: [] };
}

/** The step to take back and the history without it. */
export function stepBack(history: History): { step: HistoryStep; history: History } | undefined {
  const step = history.done.at(-1);
  if (!step) return undefined;
  return {
    step,
    history: { done: history.done.slice(0, -1), undone: [...history.undone, step] },
  };
}

/** The step to do again and the history with it. */
export function stepForward(history: History): { step: HistoryStep; history: History } | undefined {
  const step = history.undone.at(-1);
  if (!step) return undefined;
  return {
    step,
    history: { done: [...history.done, step], undone: history.undone.slice(0, -1) },
  };
}
