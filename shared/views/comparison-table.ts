// An overlay at the focus size as a table: one row per series, differences to the baseline, and a verdict that does
// not say more than the runs allow.
import { shiftInterval } from '../statistics/shift-interval.ts';
import type { ShiftInterval } from '../statistics/shift-interval.ts';
import type { DurationUnit, Nanoseconds } from '../units/duration.ts';
import {
  chooseDurationUnit,
  columnDecimals,
  formatDifference,
  formatDurationIn,
} from '../units/duration.ts';
import { formatCount, formatPercentDifference } from '../units/number.ts';
import type { FigureName, LatencyFigure } from './latency-figures.ts';
import type { OverlaySeries } from './overlay-series.ts';
import type { TableCell } from './results-table.ts';
import { durationCell } from './results-table.ts';

/** Columns of the table, in order. */
export const comparisonFigures = [
  ['min', 'min'],
  ['p50', 'median'],
  ['mean', 'mean'],
  ['p99', 'p99'],
  ['p99_9', 'p99.9'],
  ['max', 'max'],
] as const satisfies readonly (readonly [FigureName, string])[];

export type ComparisonCell = TableCell & {
  readonly valueNs?: Nanoseconds;
  /** Against the baseline; absent in the baseline's own row and where one of the two is missing. */
  readonly difference?: {
    /** `+0.337 µs`. */
    readonly text: string;
    /** `+18.8 %`. */
    readonly percentText: string;
    /** By sign alone; only the verdict says whether it is more than chance. */
    readonly direction: 'faster' | 'slower' | 'same';
  };
};

export type ComparisonVerdict = {
  readonly kind: 'baseline' | 'not enough runs' | 'faster' | 'slower' | 'no difference seen';
  /** Shift of the runs' medians against the baseline's, in ns. */
  readonly interval?: ShiftInterval;
};

export type ComparisonRow = {
  readonly series: OverlaySeries;
  readonly runs: number;
  /** Samples behind the figures, such as `828 000`; `not reported`. */
  readonly samples: string;
  /** One per entry of `comparisonFigures`. */
  readonly cells: readonly ComparisonCell[];
  readonly verdict: ComparisonVerdict;
};

export type ComparisonTable = {
  readonly unit: DurationUnit;
  readonly columns: readonly string[];
  readonly rows: readonly ComparisonRow[];
};

/** The table of an overlay's series; the first series is the baseline. */
export function comparisonTable(series: readonly OverlaySeries[]): ComparisonTable {
  const unit = chooseDurationUnit(
    series.flatMap((one) =>
      valuesOf(
        one,
        comparisonFigures.map(([name]) => name),
      ),
    ),
  );
  const [baseline] = series;
  const columns = comparisonFigures.map(([name]) => columnOf(name, series, unit));
  return {
    unit,
    columns: comparisonFigures.map(([, title]) => title),
    rows: series.map((one, index) => ({
      series: one,
      runs: one.runIds.length,
      samples:
        one.focus?.figures.count === undefined
          ? 'not reported'
          : formatCount(one.focus.figures.count),
      cells: columns.flatMap((cells) => cells[index] ?? []),
      verdict: verdictOf(one, baseline),
    })),
  };
}

function valuesOf({ focus }: OverlaySeries, names: readonly FigureName[]): Nanoseconds[] {
  return names.flatMap((name) => focus?.figures[name].valueNs ?? []);
}

function columnOf(
  name: FigureName,
  series: readonly OverlaySeries[],
  unit: DurationUnit,
): ComparisonCell[] {
  const decimals = columnDecimals(
    series.flatMap((one) => valuesOf(one, [name])),
    unit,
  );
  const text = (ns: Nanoseconds) => formatDurationIn(unit, ns, decimals);
  const baselineNs = series[0]?.focus?.figures[name].valueNs;
  return series.map(({ focus, isBaseline }): ComparisonCell => {
    if (focus === undefined) return { text: 'no data', state: 'not reported' };
    const figure: LatencyFigure = focus.figures[name];
    const { valueNs } = figure;
    const cell = durationCell(figure, text);
    if (valueNs === undefined) return cell;
    if (isBaseline || baselineNs === undefined) return { ...cell, valueNs };
    return { ...cell, valueNs, difference: differenceOf(valueNs, baselineNs, unit) };
  });
}

/** A value against the baseline's, in words. A baseline of 0 has no percentage. */
export function differenceOf(valueNs: Nanoseconds, baselineNs: Nanoseconds, unit: DurationUnit) {
  const differenceNs = valueNs - baselineNs;
  const text = formatDifference(differenceNs, unit);
  return {
    text,
    percentText:
      baselineNs > 0 ? formatPercentDifference((differenceNs / baselineNs) * 100) : 'no percentage',
    direction: directionOf(differenceNs),
  } as const;
}

function directionOf(differenceNs: Nanoseconds): 'faster' | 'slower' | 'same' {
  if (differenceNs === 0) return 'same';
  return differenceNs < 0 ? 'faster' : 'slower';
}

function verdictOf(series: OverlaySeries, baseline: OverlaySeries | undefined): ComparisonVerdict {
  if (series.isBaseline) return { kind: 'baseline' };
  const interval = shiftInterval(mediansNs(baseline), mediansNs(series));
  if (interval === undefined) return { kind: 'not enough runs' };
  if (interval.low > 0) return { kind: 'slower', interval };
  return { kind: interval.high < 0 ? 'faster' : 'no difference seen', interval };
}

function mediansNs(series: OverlaySeries | undefined): Nanoseconds[] {
  return (series?.runMedians ?? []).map(({ valueNs }) => valueNs);
}
