import { useState, type KeyboardEvent } from 'react';
import type { Figure } from '../../shared/figures/figure.ts';
import { placeAfter, pointAt, type FigurePoint, type PointPlace } from './plot-points.ts';

/** The point of a figure that is told: the one under the pointer, else the one that the arrow keys have reached. */
export function usePointWalk(
  figure: Figure | undefined,
  onPick: ((point: FigurePoint) => void) | undefined,
) {
  const [hovered, setHovered] = useState<PointPlace>();
  const [walked, setWalked] = useState<PointPlace>();
  const pick = (place: PointPlace | undefined) => {
    const point = figure && place && pointAt(figure, place);
    if (point) onPick?.(point);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !figure) return;
    const next = placeAfter(figure, walked, event.key);
    if (next) setWalked(next);
    else if (event.key === 'Enter' && walked) pick(walked);
    else if (event.key === 'Escape' && walked) setWalked(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    place: hovered ?? walked,
    setHovered,
    leave: () => setWalked(undefined),
    onKeyDown,
    pick,
  };
}
