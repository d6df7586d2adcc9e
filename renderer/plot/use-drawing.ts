import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Figure } from '../../shared/figures/figure.ts';
import type { PointPlace, ShownRanges } from './plot-points.ts';

type Listeners = {
  readonly onHover: (place: PointPlace | undefined) => void;
  readonly onClick: (place: PointPlace | undefined) => void;
};

const everything: ShownRanges = {};

/** Keeps a figure drawn in an element and tells which part of it is shown. Plotly is loaded with the first one. */
export function useDrawing(
  canvas: RefObject<HTMLElement | null>,
  figure: Figure | undefined,
  listeners: Listeners,
): { readonly shown: ShownRanges; readonly failure: string | undefined } {
  const [shown, setShown] = useState(everything);
  const [failure, setFailure] = useState<string>();
  const latest = useRef(listeners);
  const erase = useRef<() => void>(undefined);
  useEffect(() => {
    latest.current = listeners;
  });

  useEffect(() => {
    const element = canvas.current;
    if (!element || !figure) return;
    let isWanted = true;
    const draw = async () => {
      const { drawFigure, eraseFigure } = await import('./plotly.ts');
      if (!isWanted) return;
      const graph = await drawFigure(element, figure);
      setFailure(undefined);
      if (erase.current) return;
      erase.current = () => eraseFigure(element);
      graph.on('plotly_hover', ({ points: [point] }) => latest.current.onHover(placeOf(point)));
      graph.on('plotly_unhover', () => latest.current.onHover(undefined));
      graph.on('plotly_click', ({ points: [point] }) => latest.current.onClick(placeOf(point)));
      graph.on('plotly_relayout', () => setShown(rangesOf(graph.layout)));
    };
    draw().catch((error: unknown) => {
      setFailure(
        `The chart cannot be drawn: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
    return () => {
      isWanted = false;
    };
  }, [canvas, figure]);

  useEffect(
    () => () => {
      erase.current?.();
      erase.current = undefined;
    },
    [],
  );

  return { shown, failure };
}

type HoveredPoint = { readonly curveNumber: number; readonly pointIndex: number };

function placeOf(point: HoveredPoint | undefined): PointPlace | undefined {
  return point && { trace: point.curveNumber, index: point.pointIndex };
}

type ZoomedLayout = {
  readonly xaxis?: { readonly range?: unknown };
  readonly yaxis?: { readonly range?: unknown };
};

function rangesOf({ xaxis, yaxis }: ZoomedLayout): ShownRanges {
  const [x, y] = [rangeOf(xaxis?.range), rangeOf(yaxis?.range)];
  return { ...(x && { x }), ...(y && { y }) };
}

function rangeOf(range: unknown): [number, number] | undefined {
  if (!Array.isArray(range)) return undefined;
  const [low, high] = range.map(Number);
  return low === undefined || high === undefined ? undefined : [low, high];
}
