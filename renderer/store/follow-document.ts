import { applyPatches } from '../../shared/model/change.ts';
import type { DocumentChange, OpenExperiment } from '../../shared/api/values.ts';

/**
 * The open experiment after a change that the host told.
 *
 * @returns `undefined` when a change before this one was missed: then the whole has to be asked again.
 */
export function followChange(
  open: OpenExperiment,
  change: DocumentChange,
): OpenExperiment | undefined {
  if (change.sequence > open.sequence + 1) return undefined;
  // An answer to `experiment.state` may overtake the event of a change that it holds already.
  if (change.sequence < open.sequence) return open;
  const isNew = change.sequence === open.sequence + 1;
  return {
    ...open,
    experiment: isNew ? applyPatches(open.experiment, change.patches) : open.experiment,
    sequence: change.sequence,
    save: change.save,
    undoLabel: change.undoLabel,
    redoLabel: change.redoLabel,
  };
}
