// The latency figures of one measurement: computed from its distribution where there is one, else what the tool
// printed. What the tool printed stays beside; what n cannot support is withheld; nothing is interpolated.
import type { Reported } from '../model/measurement.ts';
import type { Distribution } from '../statistics/distribution.ts';
import { histogramOf } from '../statistics/distribution.ts';
import type { Histogram } from '../statistics/histogram.ts';
import { leastCountFor, percentileOf, percentileSupported } from '../statistics/percentile.ts';
import type { Nanoseconds } from '../units/duration.ts';
import { formatCount } from '../units/number.ts';

/** One figure. All three of value, reported and withheld may be missing: then the tool did not report it. */
export type LatencyFigure = {
  readonly valueNs?: Nanoseconds;
  /** Where `valueNs` comes from. */
  readonly source?: 'computed' | 'tool';
  /** What the tool itself printed. */
  readonly reportedNs?: Nanoseconds;
  /** Why there is no value, such as `n ≥ 10 000`. */
  readonly withheld?: string;
};

/** The figures that tables show. A percentile that is not among them comes from `percentileFigure`. */
export const figureNames = [
  'min',
  'p50',
  'p90',
  'p99',
  'p99_9',
  'max',
  'mean',
  'standardDeviation',
] as const;
export type FigureName = (typeof figureNames)[number];

export type LatencyFigures = Readonly<Record<FigureName, LatencyFigure>> & {
  /** Number of samples, where it is known. */
  readonly count?: number;
};

/** What figures are read from: a measurement, or several merged into one. */
export type LatencyData = {
  readonly reported?: Reported | undefined;
  readonly distribution?: Distribution | undefined;
};

/** Whether there is any latency figure at all. */
export function hasLatency(data: LatencyData): boolean {
  if (data.distribution !== undefined) return true;
  if (data.reported === undefined) return false;
  const { minNs, meanNs, maxNs, percentiles } = data.reported;
  return [minNs, meanNs, maxNs].some((value) => value !== undefined) || percentiles.length > 0;
}

/** The figures of a measurement, times `factor` (see overlay: ½ makes half-rtt of rtt). */
export function latencyFigures(data: LatencyData, factor = 1): LatencyFigures {
  const histogram = readable(data);
  const { reported } = data;
  const exact = (name: 'minNs' | 'maxNs' | 'meanNs' | 'standardDeviationNs') =>
    figureOf(histogram?.[name], reported?.[name], factor);
  const percentile = (p: number) => percentileFigure(data, p, factor);
  const count = countOf(data);
  return {
    min: exact('minNs'),
    p50: percentile(50),
    p90: percentile(90),
    p99: percentile(99),
    p99_9: percentile(99.9),
    max: exact('maxNs'),
    mean: exact('meanNs'),
    standardDeviation: exact('standardDeviationNs'),
    ...(count !== undefined && { count }),
  };
}

/** One percentile (0..100, both ends excluded) of a measurement, times `factor`. */
export function percentileFigure(data: LatencyData, percentile: number, factor = 1): LatencyFigure {
  const histogram = readable(data);
  const printed = data.reported?.percentiles.find((point) => point.percentile === percentile);
  const computedNs = histogram && percentileOf(histogram, percentile);
  const figure = figureOf(computedNs, printed?.valueNs, factor);
  const count = countOf(data) ?? Number.POSITIVE_INFINITY;
  if (figure.valueNs === undefined || percentileSupported(percentile, count)) return figure;
  const { reportedNs } = figure;
  return {
    withheld: `n ≥ ${formatCount(leastCountFor(percentile))}`,
    ...(reportedNs !== undefined && { reportedNs }),
  };
}

/** The percentiles that a measurement can be shown at: minimum and maximum are 0 and 100. Ascending. */
export function percentilePoints(
  data: LatencyData,
  factor = 1,
): readonly { readonly percentile: number; readonly valueNs: Nanoseconds }[] {
  const { min, max } = latencyFigures(data, factor);
  const inner = (data.reported?.percentiles ?? []).map(({ percentile }) => ({
    percentile,
    valueNs: percentileFigure(data, percentile, factor).valueNs,
  }));
  return [
    { percentile: 0, valueNs: min.valueNs },
    ...inner.filter(({ percentile }) => percentile > 0 && percentile < 100),
    { percentile: 100, valueNs: max.valueNs },
  ].flatMap(({ percentile, valueNs }) => (valueNs === undefined ? [] : [{ percentile, valueNs }]));
}

function readable({ distribution }: LatencyData): Histogram | undefined {
  return distribution && histogramOf(distribution);
}

/** Unknown when the tool did not print it; then nothing is withheld, because nothing is known against it. */
function countOf(data: LatencyData): number | undefined {
  return readable(data)?.count ?? data.reported?.count;
}

function figureOf(
  computed: number | undefined,
  printed: number | undefined,
  factor: number,
): LatencyFigure {
  const valueNs = computed ?? printed;
  return {
    ...(valueNs !== undefined && {
      valueNs: valueNs * factor,
      source: computed === undefined ? 'tool' : 'computed',
    }),
    ...(printed !== undefined && { reportedNs: printed * factor }),
  };
}
