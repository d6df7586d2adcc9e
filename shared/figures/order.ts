// The median of each run against its place in the executed order: drift of the machines shows here, and whether the
// order was mixed well enough that it does not look like an effect.
import type { DurationUnit } from '../units/duration.ts';
import { inUnit } from '../units/duration.ts';
import type { Overlay } from '../views/overlay.ts';
import type { OverlaySeries } from '../views/overlay-series.ts';
import { quantityTitle } from '../views/words.ts';
import type { Figure } from './figure.ts';
import type { FigureOptions } from './frame.ts';
import { endLabels, frameOf, layoutOf, mostTicks, traceOf } from './frame.ts';
import { focusTitle, focusUnit } from './percentile-curves.ts';
import type { Scale } from './scale.ts';
import { scaleAround } from './scale.ts';
import { linearTicks, logTicks } from './ticks.ts';

type Point = { readonly order: number; readonly median: number };

/** Medians at the focus size in executed order, of every run that has a place in one. */
export function orderFigure(overlay: Overlay, options: FigureOptions): Figure {
  const unit = focusUnit(overlay);
  const lines = overlay.series
    .map((series) => ({ series, points: pointsOf(series, unit) }))
    .filter(({ points }) => points.length > 0);
  const points = lines.flatMap((line) => line.points);
  const last = points.reduce((most, { order }) => Math.max(most, order), 1);
  const x: Scale = { kind: 'linear', low: 0.5, high: last + 0.5 };
  const y = scaleAround(
    options.scale,
    points.map(({ median }) => median),
  );
  const frame = frameOf(
    options,
    { x, y },
    lines.map(({ series }) => series),
  );
  const ends = lines.flatMap(({ series, points: own }) =>
    own.slice(-1).map(({ order, median }) => ({ series, x: order, y: median })),
  );
  const ticksOf = y.kind === 'log' ? logTicks : linearTicks;
  return {
    title: focusTitle(
      overlay,
      `Median ${quantityTitle(overlay.quantity).toLowerCase()} in executed order`,
    ),
    subtitle: `${unit}, ${y.kind}; drift shows here`,
    data: lines.toReversed().map(({ series, points: own }) =>
      traceOf(series, options, {
        uid: `${series.key} order`,
        mode: 'lines+markers',
        x: own.map(({ order }) => order),
        y: own.map(({ median }) => median),
      }),
    ),
    layout: layoutOf(
      frame,
      {
        x: linearTicks(1, last, Math.min(last - 1, mostTicks(options, 'x'))),
        y: ticksOf(y.low, y.high, mostTicks(options, 'y')),
        gridX: false,
      },
      { annotations: endLabels(frame, ends), shapes: [] },
    ),
  };
}

function pointsOf({ runMedians }: OverlaySeries, unit: DurationUnit): Point[] {
  return runMedians
    .flatMap(({ orderIndex, valueNs }) =>
      orderIndex === undefined ? [] : [{ order: orderIndex, median: inUnit(valueNs, unit) }],
    )
    .sort((a, b) => a.order - b.order);
}
