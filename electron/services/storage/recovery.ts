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
  const named = entries.findLastIndex((entry) => 'sha256' in entry && entry.sha256 === sha256);
  return named < 0 ? undefined : repeatSteps(experiment, entries.slice(named + 1));
}

/** The experiment that a journal holds by itself, whatever is in the file; `undefined` when it holds none. */
export function rescueExperiment({ entries }: JournalContent): Experiment | undefined {
  const at = entries.findLastIndex(({ type }) => type === 'whole');
  const entry = entries[at];
  const whole = entry?.type === 'whole' ? experimentSchema.safeParse(entry.experiment) : undefined;
  if (!whole?.success) return undefined;
  return repeatSteps(whole.data, entries.slice(at + 1))?.editing.experiment;
}

function repeatSteps(
  experiment: Experiment,
  entries: readonly JournalEntry[],
): Continued | undefined {
  const steps = entries.flatMap((entry) => (entry.type === 'step' ? [entry] : []));
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
