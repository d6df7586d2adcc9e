import { useMemo } from 'react';
import type { RunId } from '../../shared/model/identifiers.ts';
import { overlay } from '../../shared/views/overlay.ts';
import { useApp, useExperiment } from '../store/react.ts';

const none: ReadonlyMap<RunId, number> = new Map();

/** Which line style each run has while an overlay is open, as its chart draws them; repeats share one. */
export function useOverlaySeries(): ReadonlyMap<RunId, number> {
  const { runs } = useExperiment();
  const { runIds, baselineRunId } = useApp((state) => state.overlay);
  const isOpen = useApp(({ address }) => ['compare', 'comparison'].includes(address.screen));
  return useMemo(() => {
    if (!isOpen) return none;
    const { series } = overlay({ runs: runIds.flatMap((id) => runs[id] ?? []), baselineRunId });
    return new Map(series.flatMap(({ runIds: ids, number }) => ids.map((id) => [id, number % 11])));
  }, [isOpen, runs, runIds, baselineRunId]);
}
