// What a journal means for the experiment file beside it. Pure.
import {
  experiment as experimentSchema,
  type Experiment,
} from '../../../shared/model/experiment.ts';
import { repeatStep, startEditing, type Editing } from '../../../shared/model/editing.ts';
import type { JournalContent, JournalEntry, JournalStep } from './journal-format.ts';

/** The experiment of a file with what its journal adds. */
export type Continued = {
  readonly editing: Editing;
  /** Steps that the file does not have, in order. */
  readonly steps: readonly JournalStep[];
};

/**
 * Continues the experiment of a file whose bytes have the given sha256. `undefined` when the journal belongs to other bytes
 * or does not fit: then none of it is applied.
 */
export function continueExperiment(
  experiment: Experiment,
  sha256: string,
  { entries }: JournalContent,
): Continued | undefined {
  const start = startOfContinuation(entries, sha256);
  if (start === undefined) return undefined;
  const steps = entries.slice(start).flatMap((entry) => (entry.type === 'step' ? [entry] : []));
  try {
    const editing = steps.reduce(
      (state, { step }) => repeatStep(state, step),
      startEditing(experiment),
    );
    return experimentSchema.safeParse(editing.experiment).success ? { editing, steps } : undefined;
  } catch {
    // Patches that lead nowhere: the checks of the lines are right, so somebody made this journal by hand.
    return undefined;
  }
}

/** Index of the first entry that the file does not have: after the last one that names the file's bytes. */
function startOfContinuation(entries: readonly JournalEntry[], sha256: string): number | undefined {
  const named = entries.findLastIndex((entry) => entry.type !== 'step' && entry.sha256 === sha256);
  return named < 0 ? undefined : named + 1;
}
