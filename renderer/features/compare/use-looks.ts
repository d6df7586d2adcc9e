import { useMemo, useState } from 'react';
import type { RunId } from '../../../shared/model/identifiers.ts';
import type { QuantityKind } from '../../../shared/model/measurement.ts';
import type { Run } from '../../../shared/model/run.ts';
import {
  overlay as overlayOf,
  type ChartKind,
  type Overlay as OverlayView,
} from '../../../shared/views/overlay.ts';
import type { Overlay } from '../../store/app-state.ts';
import { useApp, useExperiment, useSession } from '../../store/react.ts';

/** An overlay and how it is looked at. */
export type Looks = {
  readonly view: OverlayView;
  readonly runs: readonly Run[];
  readonly kind: ChartKind;
  readonly isLogarithmic: boolean;
  /** What a person chose; absent while all runs report the same. */
  readonly quantity: QuantityKind | undefined;
  /** The series that keeps its strength while the others step back. */
  readonly focusKey: RunId | undefined;
  readonly setKind: (kind: ChartKind | undefined) => void;
  readonly setLogarithmic: (isLogarithmic: boolean) => void;
  readonly setQuantity: (quantity: QuantityKind) => void;
  readonly setFocusKey: (key: RunId | undefined) => void;
  readonly setFocusSize: (payloadBytes: number | undefined) => void;
};

/** Computes the overlay of these runs and holds how it is looked at. */
export function useLooks({ runIds, baselineRunId }: Overlay): Looks {
  const { update } = useSession();
  const { runs: all } = useExperiment();
  const focusSize = useApp((state) => state.focusBytes);
  const [quantity, setQuantity] = useState<QuantityKind>();
  const [wantedKind, setKind] = useState<ChartKind>();
  const [isLogarithmic, setLogarithmic] = useState(true);
  const [focusKey, setFocusKey] = useState<RunId>();
  const runs = useMemo(() => runIds.flatMap((id) => all[id] ?? []), [all, runIds]);
  const view = useMemo(
    () => overlayOf({ runs, baselineRunId, focusSize, quantity }),
    [runs, baselineRunId, focusSize, quantity],
  );
  const setFocusSize = useMemo(
    () => (focusBytes: number | undefined) => update({ focusBytes }),
    [update],
  );
  return {
    view,
    runs,
    kind: wantedKind ?? (view.sizes.length > 1 ? 'size' : 'ecdf'),
    isLogarithmic,
    quantity,
    focusKey,
    setKind,
    setLogarithmic,
    setQuantity,
    setFocusKey,
    setFocusSize,
  };
}
