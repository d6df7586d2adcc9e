import type { RunId } from '../../shared/model/identifiers.ts';
import { emptyOverlay, type Overlay } from './app-state.ts';

/** The overlay with the run in it, or without it when it was; the first run is the baseline. */
export function withTick(overlay: Overlay, id: RunId): Overlay {
  const isTicked = overlay.runIds.includes(id);
  const runIds = isTicked
    ? overlay.runIds.filter((other) => other !== id)
    : [...overlay.runIds, id];
  return withRuns(overlay, runIds);
}

/** The overlay of these runs; a baseline that is among them stays. */
export function withRuns(overlay: Overlay, runIds: readonly RunId[]): Overlay {
  const { baselineRunId } = overlay;
  const isKept = baselineRunId !== undefined && runIds.includes(baselineRunId);
  return { ...emptyOverlay, runIds, baselineRunId: isKept ? baselineRunId : runIds[0] };
}

/** The overlay with this run as its baseline; the run comes in when it was not. */
export function withBaseline(overlay: Overlay, id: RunId): Overlay {
  const runIds = overlay.runIds.includes(id) ? overlay.runIds : [...overlay.runIds, id];
  return { runIds, baselineRunId: id };
}
