// Latency against message size: the median as a line, minimum to p99 as a band. Where no run has a median, the means.
import type { DurationUnit } from '../units/duration.ts';
import { chooseDurationUnit, inUnit } from '../units/duration.ts';
import { formatBytes } from '../units/amount.ts';
import type { Overlay } from '../views/overlay.ts';
import type { OverlaySeries } from '../views/overlay-series.ts';
import { quantityTitle } from '../views/words.ts';
import type { Annotation, Figure, Shape, Trace } from './figure.ts';
import type { EndLabel, FigureOptions, Frame } from './frame.ts';
import { endLabels, frameOf, layoutOf, mostTicks, plotWidthOf, traceOf } from './frame.ts';
import { axisCoordinate, scaleAround } from './scale.ts';
import { linearTicks, logTicks, sizeTicks } from './ticks.ts';

/** With more series bands hide one another; then only the baseline keeps its own. */
const mostBands = 4;

/**
 * A band may reach this far over the highest median. Tails of some hosts are a thousand medians long, and an axis that
 * holds them shows no difference between the lines; the tail has a chart of its own.
 */
const mostOverMedian = 3;

/** An empty message has no place on a logarithmic axis; it stands half a step before 1 byte. */
const placeOfEmpty = 0.5;

/** One size of a series in the unit of the chart. */
type Point = {
  readonly size: number;
  /** The median; the mean where no series has medians. */
  readonly median: number;
  readonly min?: number;
  readonly p99?: number;
};

/** Every series of an overlay that states message sizes. Lines join sizes: each size is a measurement. */
export function sizeFigure(overlay: Overlay, options: FigureOptions): Figure {
  const unit = sizeUnit(overlay);
  const middle = middleOf(overlay);
  const lines = overlay.series
    .map((series) => ({ series, points: pointsOf(series, unit, middle) }))
    .filter(({ points }) => points.length > 0);
  const withBand = lines.filter(({ series }) => lines.length <= mostBands || series.isBaseline);
  const sizes = lines.flatMap(({ points }) => points.map(({ size }) => size));
  const values = lines.flatMap(({ points }) => points.map(({ median }) => median));
  const bandValues = withBand.flatMap(({ points }) =>
    points.flatMap(({ min, p99 }) => (min === undefined || p99 === undefined ? [] : [min, p99])),
  );
  const ceiling = Math.max(...values) * mostOverMedian;
  const isCut = bandValues.some((value) => value > ceiling);
  const y = scaleAround(options.scale, [
    ...values,
    ...bandValues.map((value) => Math.min(value, ceiling)),
  ]);
  const frame = frameOf(
    options,
    { x: scaleAround('log', sizes), y },
    lines.map(({ series }) => series),
  );
  const ticksOf = y.kind === 'log' ? logTicks : linearTicks;
  const ends = lines.flatMap(({ series, points }) => endOf(series, points));
  const cursor = cursorAt(frame, overlay.focusSize);
  return {
    title: `${quantityTitle(overlay.quantity)} against message size`,
    subtitle: `${unit}, ${y.kind}; line ${middleWords[middle]}, band min to p99${isCut ? ', cut at the top' : ''}`,
    data: [
      ...withBand.flatMap(({ series, points }) => bandOf(series, points, options)),
      // The baseline is drawn last, over the others.
      ...lines.toReversed().map(({ series, points }) => lineOf(series, points, options)),
    ],
    layout: layoutOf(
      frame,
      {
        x: sizeTicks(Math.min(...sizes), Math.max(...sizes), plotWidthOf(frame)),
        y: ticksOf(y.low, y.high, mostTicks(options, 'y')),
        gridX: false,
      },
      {
        annotations: [...endLabels(frame, ends), ...cursor.annotations],
        shapes: cursor.shapes,
      },
    ),
  };
}

/** The unit of the chart. */
export function sizeUnit(overlay: Overlay): DurationUnit {
  const middle = middleOf(overlay);
  return chooseDurationUnit(overlay.series.flatMap((series) => middlesNs(series, middle)));
}

/** What the lines join: the same for all, for a mean beside a median shows a difference that is none. */
type Middle = 'p50' | 'mean';

const middleWords: Readonly<Record<Middle, string>> = { p50: 'median', mean: 'mean' };

function middleOf({ series }: Overlay): Middle {
  const hasMedian = series.some((one) => middlesNs(one, 'p50').length > 0);
  return hasMedian || series.every((one) => middlesNs(one, 'mean').length === 0) ? 'p50' : 'mean';
}

function middlesNs({ sizes }: OverlaySeries, middle: Middle): number[] {
  return sizes.flatMap(({ figures }) => figures[middle].valueNs ?? []);
}

function pointsOf({ sizes }: OverlaySeries, unit: DurationUnit, middle: Middle): Point[] {
  return sizes.flatMap(({ payloadBytes, figures }) => {
    const { min, p99, [middle]: line } = figures;
    if (payloadBytes === undefined || line.valueNs === undefined) return [];
    return {
      size: Math.max(placeOfEmpty, payloadBytes),
      median: inUnit(line.valueNs, unit),
      ...(min.valueNs !== undefined && { min: inUnit(min.valueNs, unit) }),
      ...(p99.valueNs !== undefined && { p99: inUnit(p99.valueNs, unit) }),
    };
  });
}

function lineOf(series: OverlaySeries, points: readonly Point[], options: FigureOptions): Trace {
  return traceOf(series, options, {
    uid: `${series.key} median`,
    mode: 'lines+markers',
    x: points.map(({ size }) => size),
    y: points.map(({ median }) => median),
  });
}

function bandOf(series: OverlaySeries, points: readonly Point[], options: FigureOptions): Trace[] {
  const lower = points.flatMap(({ size, min, p99 }) =>
    min === undefined || p99 === undefined ? [] : [{ size, min, p99 }],
  );
  if (lower.length < 2) return [];
  const upper = lower.toReversed();
  const line = traceOf(series, options, {
    uid: `${series.key} band`,
    mode: 'lines',
    x: [...lower, ...upper].map(({ size }) => size),
    y: [...lower.map(({ min }) => min), ...upper.map(({ p99 }) => p99)],
  });
  return [
    {
      ...line,
      fill: 'toself',
      hoverinfo: 'skip',
      opacity: line.opacity * options.theme.bandOpacity,
      line: { ...line.line, width: 0 },
    },
  ];
}

function endOf(series: OverlaySeries, points: readonly Point[]): EndLabel[] {
  const last = points.at(-1);
  return last === undefined ? [] : [{ series, x: last.size, y: last.median }];
}

/** The size in focus: a line through the chart with the size at its top. */
function cursorAt(
  { options: { theme }, x }: Frame,
  focusSize: number | undefined,
): { annotations: Annotation[]; shapes: Shape[] } {
  if (focusSize === undefined) return { annotations: [], shapes: [] };
  const at = Math.max(placeOfEmpty, focusSize);
  return {
    annotations: [
      {
        x: axisCoordinate(x, at),
        y: 1,
        xref: 'x',
        yref: 'paper',
        text: `<b>${formatBytes(focusSize)}</b>`,
        font: { color: theme.cursor, size: theme.labelSize },
        xanchor: 'center',
        yanchor: 'bottom',
        showarrow: false,
        ax: 0,
        ay: 0,
        arrowhead: 0,
        arrowwidth: 1,
        arrowcolor: theme.cursor,
        bgcolor: theme.background,
      },
    ],
    shapes: [
      {
        type: 'line',
        xref: 'x',
        yref: 'paper',
        x0: at,
        x1: at,
        y0: 0,
        y1: 1,
        line: { color: theme.cursor, width: 1, dash: '2px,3px' },
        layer: 'below',
      },
    ],
  };
}
