// What the two percentile charts draw of a series at the focus size: a step curve where there is a distribution, else
// the printed figures as points, with no line between them: nothing is known there.
import { histogramOf } from '../statistics/distribution.ts';
import type { Curve } from '../statistics/curve.ts';
import type { Histogram } from '../statistics/histogram.ts';
import { formatBytes } from '../units/amount.ts';
import type { DurationUnit } from '../units/duration.ts';
import { chooseDurationUnit, inUnit } from '../units/duration.ts';
import { percentilePoints } from '../views/latency-figures.ts';
import type { Overlay } from '../views/overlay.ts';
import type { OverlaySeries } from '../views/overlay-series.ts';
import type { Trace } from './figure.ts';
import type { FigureOptions } from './frame.ts';
import { traceOf } from './frame.ts';

/** Points of summary runs are larger than the markers of lines. */
const pointSize = 7;

/** How a chart turns a series into coordinates. */
export type PercentileAxes = {
  /** Of a distribution, in ns before the factor; which of both is latency is the chart's matter. */
  readonly curve: (histogram: Histogram) => Curve;
  /** Of one printed figure; `undefined` where it has no place. */
  readonly point: (
    percentile: number,
    value: number,
    count: number | undefined,
  ) => { readonly x: number; readonly y: number } | undefined;
  readonly latency: 'x' | 'y';
  readonly shape: 'hv' | 'vh';
};

export type SeriesPoints = {
  readonly series: OverlaySeries;
  readonly kind: 'curve' | 'points';
  readonly x: number[];
  readonly y: number[];
};

/** The unit of a chart at the focus size. */
export function focusUnit(overlay: Overlay): DurationUnit {
  return chooseDurationUnit(
    overlay.series.flatMap(({ focus }) => focus?.figures.p50.valueNs ?? []),
  );
}

/** `At 64 B`, for the title of a chart at the focus size. */
export function focusTitle(overlay: Overlay, subject: string): string {
  return overlay.focusSize === undefined
    ? subject
    : `${subject} at ${formatBytes(overlay.focusSize)}`;
}

/** The coordinates of every series that has data at the focus, in the unit of the chart. */
export function seriesPoints(
  overlay: Overlay,
  unit: DurationUnit,
  axes: PercentileAxes,
): SeriesPoints[] {
  return overlay.series.flatMap((series): SeriesPoints[] => {
    const { focus, factor } = series;
    if (focus === undefined) return [];
    const histogram = focus.data.distribution && histogramOf(focus.data.distribution);
    if (histogram !== undefined) {
      const curve = axes.curve(histogram);
      const latency = curve[axes.latency].map((ns) => inUnit(ns * factor, unit));
      const other = [...(axes.latency === 'x' ? curve.y : curve.x)];
      const [x, y] = axes.latency === 'x' ? [latency, other] : [other, latency];
      return [{ series, kind: 'curve', x, y }];
    }
    const points = percentilePoints(focus.data, factor).flatMap(
      ({ percentile, valueNs }) =>
        axes.point(percentile, inUnit(valueNs, unit), focus.figures.count) ?? [],
    );
    return [{ series, kind: 'points', x: points.map(({ x }) => x), y: points.map(({ y }) => y) }];
  });
}

/** Curves and points as traces, the baseline last and so over the others. */
export function percentileTraces(
  drawn: readonly SeriesPoints[],
  shape: PercentileAxes['shape'],
  options: FigureOptions,
): Trace[] {
  return drawn.toReversed().map(({ series, kind, x, y }) => {
    const mode = kind === 'curve' ? 'lines' : 'markers';
    const trace = traceOf(series, options, { uid: `${series.key} ${kind}`, mode, x, y });
    return {
      ...trace,
      line: { ...trace.line, shape },
      marker: { ...trace.marker, size: pointSize },
    };
  });
}

/** What the subtitle says about points, when there are any. */
export function pointsRemark(drawn: readonly SeriesPoints[]): string {
  return drawn.some(({ kind }) => kind === 'points')
    ? '; points: the tool printed single figures, no curve is drawn between them'
    : '';
}
