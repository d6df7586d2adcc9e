import { useMemo } from 'react';
import type { RunId } from '../../shared/model/identifiers.ts';
import { overlay } from '../../shared/views/overlay.ts';
import { useApp, useExperiment } from './react.ts';

/** Which line style each ticked run has, as the overlay's chart draws it; repeats share one, others have none. */
export function useOverlaySeries(): ReadonlyMap<RunId, number> {
  const { runs } = useExperiment();
  const { runIds, baselineRunId } = useApp((state) => state.overlay);
  return useMemo(() => {
    const { series } = overlay({ runs: runIds.flatMap((id) => runs[id] ?? []), baselineRunId });
    return new Map(series.flatMap(({ runIds: ids, number }) => ids.map((id) => [id, number % 11])));
  }, [runs, runIds, baselineRunId]);
}
