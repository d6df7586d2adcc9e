// The measurements of a run as a table: rows in the tool's own order, one duration unit, one decimal count per column.
import type { Measurement } from '../model/measurement.ts';
import { formatBitrate, formatBytesInFull, formatRate } from '../units/amount.ts';
import type { DurationUnit, Nanoseconds } from '../units/duration.ts';
import { chooseDurationUnit, columnDecimals, formatDurationIn } from '../units/duration.ts';
import { formatCount } from '../units/number.ts';
import { intervalRows, latencyOfIntervals, wholeRows } from './interval-rows.ts';
import type { LatencyFigure } from './latency-figures.ts';
import { latencyFigures, percentileFigure } from './latency-figures.ts';
import { percentileTitle } from './words.ts';

/**
 * - *value*: `text` is the figure.
 * - *withheld*: `text` says what it would need, such as `n ≥ 10 000`.
 * - *not reported*: the tool did not give it; `text` says so.
 */
export type TableCell = {
  readonly text: string;
  readonly state: 'value' | 'withheld' | 'not reported';
  /** What the tool itself printed, where the figure was computed and they differ. */
  readonly reported?: string;
};

export type TableColumn = {
  readonly title: string;
  /** Unit of the whole column; absent where each cell has its own or there is none. */
  readonly unit?: DurationUnit;
};

export type ResultsRow = {
  /** Size in full and the tool's own name for the row, such as `64 B`, `1 024 B sent`. */
  readonly title: string;
  readonly payloadBytes?: number;
  readonly isFocus: boolean;
  /** One per column. */
  readonly cells: readonly TableCell[];
};

export type ResultsTable = {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly ResultsRow[];
  /** Rows of intervals, apart because hundreds of them would hide the others; empty where there is nothing but intervals. */
  readonly intervals: readonly ResultsRow[];
  /** The unit of all durations in it. */
  readonly unit: DurationUnit;
};

type Column = TableColumn & { readonly cells: readonly TableCell[] };

const notReported: TableCell = { text: 'not reported', state: 'not reported' };

/** What a distribution answers beyond what the tool printed. */
const computedPercentiles = [50, 90, 99, 99.9];

/**
 * The table of a run's measurements. Columns that no row has a figure for are left out. A run of intervals with latencies gets
 * a row of all of them; one whose intervals hold rates alone has those as its rows, because rates have no exact sum.
 */
export function resultsTable(
  measurements: readonly Measurement[],
  focusSize?: number,
): ResultsTable {
  const whole = wholeRows(measurements);
  const together = whole.length === 0 ? (latencyOfIntervals(measurements) ?? []) : whole;
  const main = [together].flat();
  const shown = main.length === 0 ? measurements : main;
  const folded =
    main.length === 0 ? [] : intervalRows(measurements).filter((row) => !main.includes(row));
  const all = [...shown, ...folded];
  const latency = latencyColumnFigures(all);
  const unit = chooseDurationUnit(latency.flatMap(({ figures }) => figures.flatMap(valuesOf)));
  const columns = [
    ...latency.map(({ title, figures }) => durationColumn(title, figures, unit)),
    ...plainColumns(all),
  ].filter(({ cells }) => cells.some(({ state }) => state !== 'not reported'));
  const rows = all.map((measurement, index) => rowOf(measurement, index, columns, focusSize));
  return {
    unit,
    columns: columns.map(({ title, unit: own }) => ({ title, ...(own && { unit: own }) })),
    rows: rows.slice(0, shown.length),
    intervals: rows.slice(shown.length),
  };
}

function rowOf(
  { payloadBytes, row }: Measurement,
  index: number,
  columns: readonly Column[],
  focusSize: number | undefined,
): ResultsRow {
  return {
    title: [payloadBytes === undefined ? '' : formatBytesInFull(payloadBytes), row]
      .filter((part) => part !== '')
      .join(' '),
    ...(payloadBytes !== undefined && { payloadBytes }),
    isFocus: focusSize !== undefined && payloadBytes === focusSize,
    cells: columns.map(({ cells }) => cells[index] ?? notReported),
  };
}

/** The percentiles that a table of these measurements shows, ascending: printed and, from distributions, computed. */
export function shownPercentiles(measurements: readonly Measurement[]): readonly number[] {
  const printed = measurements.flatMap(({ reported }) =>
    (reported?.percentiles ?? []).map(({ percentile }) => percentile),
  );
  const computed = measurements.some(({ distribution }) => distribution) ? computedPercentiles : [];
  const inner = [...printed, ...computed].filter((p) => p > 0 && p < 100);
  return [...new Set(inner)].sort((a, b) => a - b);
}

function latencyColumnFigures(measurements: readonly Measurement[]) {
  const figures = measurements.map((measurement) => latencyFigures(measurement));
  const percentiles = shownPercentiles(measurements).map((percentile) => ({
    title: percentileTitle(percentile),
    figures: measurements.map((measurement) => percentileFigure(measurement, percentile)),
  }));
  return [
    { title: 'mean', figures: figures.map(({ mean }) => mean) },
    { title: 'min', figures: figures.map(({ min }) => min) },
    ...percentiles,
    { title: 'max', figures: figures.map(({ max }) => max) },
    { title: 'stddev', figures: figures.map(({ standardDeviation }) => standardDeviation) },
    {
      title: 'jitter (RFC 3550)',
      figures: measurements.map(({ interarrivalJitterNs: valueNs }) =>
        valueNs === undefined ? {} : { valueNs },
      ),
    },
  ];
}

function valuesOf({ valueNs }: LatencyFigure): Nanoseconds[] {
  return valueNs === undefined ? [] : [valueNs];
}

function durationColumn(
  title: string,
  figures: readonly LatencyFigure[],
  unit: DurationUnit,
): Column {
  const decimals = columnDecimals(figures.flatMap(valuesOf), unit);
  const text = (ns: Nanoseconds) => formatDurationIn(unit, ns, decimals);
  return { title, unit, cells: figures.map((figure) => durationCell(figure, text)) };
}

/** One figure as a cell; `text` writes durations in the unit and decimals of its column. */
export function durationCell(
  { valueNs, reportedNs, withheld }: LatencyFigure,
  text: (ns: Nanoseconds) => string,
): TableCell {
  const printed = reportedNs === undefined ? undefined : text(reportedNs);
  if (valueNs === undefined) {
    if (withheld === undefined) return notReported;
    return {
      text: withheld,
      state: 'withheld',
      ...(printed !== undefined && { reported: printed }),
    };
  }
  const shown = text(valueNs);
  const differs = printed !== undefined && printed !== shown;
  return { text: shown, state: 'value', ...(differs && { reported: printed }) };
}

function plainColumns(measurements: readonly Measurement[]): Column[] {
  const column = (
    title: string,
    of: (measurement: Measurement) => number | undefined,
    format: (value: number) => string,
  ): Column => ({
    title,
    cells: measurements.map((measurement) => {
      const value = of(measurement);
      return value === undefined ? notReported : { text: format(value), state: 'value' };
    }),
  });
  return [
    column('samples', (row) => latencyFigures(row).count, formatCount),
    column('message rate', (row) => row.messagesPerSecond, formatRate),
    column('throughput', (row) => row.bitsPerSecond, formatBitrate),
    column('sent', ({ counts }) => counts?.sent, formatCount),
    column('received', ({ counts }) => counts?.received, formatCount),
    column('lost', ({ counts }) => counts?.lost, formatCount),
    column('duplicated', ({ counts }) => counts?.duplicated, formatCount),
    column('out of order', ({ counts }) => counts?.outOfOrder, formatCount),
    column('retransmitted', ({ counts }) => counts?.retransmitted, formatCount),
  ];
}
