// The empirical distribution function: share of samples that do not exceed a latency.
import { ecdfOf } from '../statistics/curve.ts';
import type { Overlay } from '../views/overlay.ts';
import { quantityTitle } from '../views/words.ts';
import type { Annotation, Figure } from './figure.ts';
import type { EndLabel, FigureOptions, Frame } from './frame.ts';
import { frameOf, labelled, labelOf, layoutOf, mostTicks } from './frame.ts';
import type { PercentileAxes, SeriesPoints } from './percentile-curves.ts';
import {
  focusTitle,
  focusUnit,
  percentileTraces,
  pointsRemark,
  seriesPoints,
} from './percentile-curves.ts';
import type { Scale } from './scale.ts';
import { axisCoordinate, scaleAround } from './scale.ts';
import type { Ticks } from './ticks.ts';
import { linearTicks, logTicks } from './ticks.ts';

const axes: PercentileAxes = {
  curve: ecdfOf,
  point: (percentile, value) => ({ x: value, y: percentile / 100 }),
  latency: 'x',
  shape: 'hv',
};

const shares: Scale = { kind: 'linear', low: 0, high: 1.02 };
const shareTicks: Ticks = {
  values: [0, 0.25, 0.5, 0.75, 0.9, 1],
  texts: ['0 %', '25 %', '50 %', '75 %', '90 %', '100 %'],
};

/** The body of the distributions is what this chart is for: one slow sample must not squeeze it into a corner. */
const shownShare = 0.999;

/** Curves end on top of one another at 100 %; so each is labelled at a share of its own within this part. */
const labelledPart = { from: 0.8, to: 0.2 };

/** The distribution functions of every series with data at the focus size. */
export function ecdfFigure(overlay: Overlay, options: FigureOptions): Figure {
  const unit = focusUnit(overlay);
  const drawn = seriesPoints(overlay, unit, axes);
  const x = scaleAround(options.scale, drawn.flatMap(bodyOf));
  const frame = frameOf(options, { x, y: shares }, []);
  const ticksOf = x.kind === 'log' ? logTicks : linearTicks;
  return {
    title: focusTitle(
      overlay,
      `Share of samples by ${quantityTitle(overlay.quantity).toLowerCase()}`,
    ),
    subtitle: `${unit}, ${x.kind}; up to p99.9, the tail has its own chart${pointsRemark(drawn)}`,
    data: percentileTraces(drawn, axes.shape, options),
    layout: layoutOf(
      frame,
      { x: ticksOf(x.low, x.high, mostTicks(options, 'x')), y: shareTicks, gridX: true },
      { annotations: curveLabels(frame, drawn), shapes: [] },
    ),
  };
}

/** A label beside each curve, the fastest highest, so that no two stand at the same height. */
function curveLabels(frame: Frame, drawn: readonly SeriesPoints[]): Annotation[] {
  const byMedian = drawn
    .filter(({ x }) => x.length > 0)
    .toSorted((a, b) => valueAt(a, 0.5) - valueAt(b, 0.5));
  const step = (labelledPart.from - labelledPart.to) / Math.max(1, byMedian.length - 1);
  const labels = byMedian.map((one, index) => {
    const y = labelledPart.from - index * step;
    return { series: one.series, x: valueAt(one, y), y } satisfies EndLabel;
  });
  return labelled(labels).map(({ series, x, y }) => ({
    ...labelOf(series, frame),
    x: axisCoordinate(frame.x, x),
    y,
    ax: 10,
    ay: 0,
  }));
}

/** Latencies up to the share that is shown, of a curve with the step that reaches it. */
function bodyOf({ kind, x, y }: SeriesPoints): number[] {
  const within = y.filter((share) => share < shownShare).length;
  return x.slice(0, kind === 'curve' ? within + 1 : within);
}

function valueAt({ x, y }: SeriesPoints, share: number): number {
  return x[y.findIndex((reached) => reached >= share)] ?? x.at(-1) ?? 0;
}
