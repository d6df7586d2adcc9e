// The points of a figure that a person can reach: with the pointer, and with the arrow keys.
import type { Axis, Figure, Layout, Trace } from '../../shared/figures/figure.ts';

/** A point by its places in `figure.data` and in the trace. */
export type PointPlace = { readonly trace: number; readonly index: number };

export type FigurePoint = {
  /** Key of the series. */
  readonly key: string;
  readonly x: number;
  readonly y: number;
};

/** What of the axes is shown, in their own coordinates; absent where a person has not zoomed. */
export type ShownRanges = {
  readonly x?: readonly [number, number];
  readonly y?: readonly [number, number];
};

/** A curve has thousands of points; a person wants to cross it in about this many steps. */
const stepsAcross = 60;

export function pointAt(figure: Figure, { trace, index }: PointPlace): FigurePoint | undefined {
  const found = figure.data[trace];
  const [x, y] = [found?.x[index], found?.y[index]];
  if (!found || x === undefined || y === undefined) return undefined;
  return { key: found.meta, x, y };
}

/** The place that an arrow key leads to: along the line, or to the next line at about the same x. */
export function placeAfter(
  figure: Figure,
  from: PointPlace | undefined,
  key: string,
): PointPlace | undefined {
  const reachable = figure.data.flatMap((trace, index) => (isReachable(trace) ? [index] : []));
  const [first] = reachable;
  if (first === undefined || !isMove(key)) return undefined;
  if (!from) return { trace: first, index: 0 };
  const along = alongKeys[key];
  return along ? placeAlong(figure, from, along) : placeAcross(figure, from, { key, reachable });
}

function placeAlong(figure: Figure, from: PointPlace, along: Along): PointPlace {
  const length = figure.data[from.trace]?.x.length ?? 0;
  const last = length - 1;
  const index = along({ index: from.index, last, step: Math.ceil(length / stepsAcross) });
  return { ...from, index: Math.max(0, Math.min(last, index)) };
}

function placeAcross(
  figure: Figure,
  from: PointPlace,
  { key, reachable }: { readonly key: string; readonly reachable: readonly number[] },
): PointPlace {
  const step = key === 'ArrowDown' ? 1 : -1;
  const at = (reachable.indexOf(from.trace) + step + reachable.length) % reachable.length;
  return nearestPlace(figure, reachable[at] ?? from.trace, pointAt(figure, from)?.x);
}

function isMove(key: string): boolean {
  return Object.hasOwn(alongKeys, key) || key === 'ArrowDown' || key === 'ArrowUp';
}

type Along = (line: {
  readonly index: number;
  readonly last: number;
  readonly step: number;
}) => number;

const alongKeys: Readonly<Record<string, Along>> = {
  ArrowRight: ({ index, step }) => index + step,
  ArrowLeft: ({ index, step }) => index - step,
  Home: () => 0,
  End: ({ last }) => last,
};

/** Every reachable point at exactly this x, in the order of the figure: what the readout line tells. */
export function pointsAtX(figure: Figure, x: number): FigurePoint[] {
  return figure.data
    .filter(isReachable)
    .flatMap(({ meta, x: xs, y: ys }) =>
      xs.flatMap((value, index) =>
        value === x ? [{ key: meta, x, y: ys[index] ?? Number.NaN }] : [],
      ),
    );
}

/** Where a point lies in the drawing, in px from its top left corner; `undefined` outside what is shown. */
export function pixelOf(
  layout: Layout,
  { x, y }: FigurePoint,
  shown: ShownRanges,
): { readonly left: number; readonly top: number } | undefined {
  const { margin, width, height } = layout;
  const across = shareOf(layout.xaxis, x, shown.x);
  const up = shareOf(layout.yaxis, y, shown.y);
  if (!isWithin(across) || !isWithin(up)) return undefined;
  return {
    left: margin.l + across * (width - margin.l - margin.r),
    top: margin.t + (1 - up) * (height - margin.t - margin.b),
  };
}

function isReachable({ hoverinfo }: Trace): boolean {
  return hoverinfo !== 'skip';
}

function nearestPlace(figure: Figure, trace: number, x = 0): PointPlace {
  const xs = figure.data[trace]?.x ?? [];
  const index = xs.reduce(
    (best, value, at) => (Math.abs(value - x) < Math.abs((xs[best] ?? 0) - x) ? at : best),
    0,
  );
  return { trace, index };
}

function shareOf(axis: Axis, value: number, shown: readonly [number, number] = axis.range): number {
  const at = axis.type === 'log' ? Math.log10(value) : value;
  return (at - shown[0]) / (shown[1] - shown[0]);
}

function isWithin(share: number): boolean {
  return share >= -0.001 && share <= 1.001;
}
