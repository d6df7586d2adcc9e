// Latency by percentile, on an axis that gives every further nine the same room: log of 1 / (1 - p).
import { tailOf } from '../statistics/curve.ts';
import type { Overlay } from '../views/overlay.ts';
import { quantityTitle } from '../views/words.ts';
import type { Figure } from './figure.ts';
import type { FigureOptions } from './frame.ts';
import { endLabels, frameOf, layoutOf, mostTicks, plotWidthOf } from './frame.ts';
import type { PercentileAxes, SeriesPoints } from './percentile-curves.ts';
import {
  focusTitle,
  focusUnit,
  percentileTraces,
  pointsRemark,
  seriesPoints,
} from './percentile-curves.ts';
import type { Scale } from './scale.ts';
import { scaleAround } from './scale.ts';
import { linearTicks, logTicks, percentileTicks } from './ticks.ts';

const axes: PercentileAxes = {
  curve: tailOf,
  // The maximum lies where less than one sample is beyond; without a count it has no place.
  point: (percentile, value, count) => {
    const x = percentile === 100 ? count : 100 / (100 - percentile);
    return x === undefined ? undefined : { x, y: value };
  },
  latency: 'y',
  shape: 'vh',
};

/** Latency by percentile of every series with data at the focus size. */
export function tailFigure(overlay: Overlay, options: FigureOptions): Figure {
  const unit = focusUnit(overlay);
  const drawn = seriesPoints(overlay, unit, axes);
  const y = scaleAround(
    options.scale,
    drawn.flatMap((one) => one.y),
  );
  const x = percentileScale(drawn);
  const frame = frameOf(
    options,
    { x, y },
    drawn.map(({ series }) => series),
  );
  const ends = drawn.flatMap(({ series, x: xs, y: ys }) => {
    const [lastX, lastY] = [xs.at(-1), ys.at(-1)];
    return lastX === undefined || lastY === undefined ? [] : [{ series, x: lastX, y: lastY }];
  });
  const ticksOf = y.kind === 'log' ? logTicks : linearTicks;
  return {
    title: focusTitle(overlay, `${quantityTitle(overlay.quantity)} by percentile`),
    subtitle: `${unit}, ${y.kind}; percentile axis log of 1/(1−p)${pointsRemark(drawn)}`,
    data: percentileTraces(drawn, axes.shape, options),
    layout: layoutOf(
      frame,
      {
        x: percentileTicks(x.high, plotWidthOf(frame) / Math.log10(x.high / x.low)),
        y: ticksOf(y.low, y.high, mostTicks(options, 'y')),
        gridX: true,
      },
      { annotations: endLabels(frame, ends), shapes: [] },
    ),
  };
}

/** From a little before the minimum to the largest count, with at least the 90th percentile in sight. */
function percentileScale(drawn: readonly SeriesPoints[]): Scale {
  const largest = drawn.flatMap(({ x }) => x.slice(-1)).reduce((a, b) => Math.max(a, b), 10);
  return { kind: 'log', low: 0.85, high: largest * 1.2 };
}
