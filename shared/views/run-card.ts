// Everything that the card of one run says, apart from the snapshot (snapshot-table.ts) and the chart.
import type { Measurement } from '../model/measurement.ts';
import type { Run, RunFailure } from '../model/run.ts';
import { formatBitrate, formatBytes, formatRate } from '../units/amount.ts';
import { histogramOf } from '../statistics/distribution.ts';
import type { DurationUnit } from '../units/duration.ts';
import { chooseDurationUnit, durationDecimals, formatDurationIn } from '../units/duration.ts';
import { formatCount } from '../units/number.ts';
import type { LatencyFigure } from './latency-figures.ts';
import { latencyFigures } from './latency-figures.ts';
import { wholeRows } from './interval-rows.ts';
import { focusSizeOf, latencyAt, sizesOf } from './message-sizes.ts';
import type { ResultsTable } from './results-table.ts';
import { durationCell, resultsTable } from './results-table.ts';
import type { RunSummary } from './run-summary.ts';
import { runSummary } from './run-summary.ts';
import { pairSentence, quantitySentence } from './words.ts';

/** One of the large figures at the top of the card, value and unit apart. */
export type CardFigure = {
  readonly label: string;
  readonly text: string;
  readonly unit?: string;
  readonly isWithheld: boolean;
};

export type RunCard = {
  readonly summary: RunSummary;
  /** `solarflare02 enp139s0f0 → solarflare01 enp1s0f0, direct link`. */
  readonly pairSentence?: string;
  /** Payload sizes with latency figures, in bytes, ascending; and the one in focus. */
  readonly sizes: readonly number[];
  readonly focusSize?: number;
  /** The first is the headline. */
  readonly figures: readonly CardFigure[];
  readonly quantitySentence?: string;
  /** What the data at the focus are, which decides what may be drawn. */
  readonly data: 'distribution' | 'summary' | 'none';
  readonly dataSentence: string;
  readonly table: ResultsTable;
  readonly warnings: readonly string[];
  readonly failure?: RunFailure;
};

/** The card of a run, focused on `focusSize` where the run has that size. */
export function runCard(run: Run, wantedSize?: number): RunCard {
  const focusSize = focusSizeOf([run], wantedSize);
  const focus = latencyAt(run, focusSize);
  const { quantity } = focus ?? {};
  return {
    summary: runSummary(run, focusSize),
    ...(run.pair && { pairSentence: pairSentence(run.pair) }),
    sizes: sizesOf([run]),
    ...(focusSize !== undefined && { focusSize }),
    figures: [
      ...(focus ? latencyCardFigures(focus) : []),
      ...rateCardFigures(
        wholeRows(run.measurements).filter((row) => row.payloadBytes === focusSize),
      ),
    ],
    ...(quantity && { quantitySentence: quantitySentence(quantity) }),
    ...dataOf(focus),
    table: resultsTable(run.measurements, focusSize),
    warnings: run.warnings,
    ...(run.failure && { failure: run.failure }),
  };
}

function dataOf(focus: Measurement | undefined): Pick<RunCard, 'data' | 'dataSentence'> {
  if (focus === undefined) return { data: 'none', dataSentence: 'No latency figures.' };
  const { distribution } = focus;
  if (distribution === undefined || histogramOf(distribution) === undefined)
    return {
      data: 'summary',
      dataSentence:
        'Summary run: the tool printed single figures. Points only; no curve is drawn between them.',
    };
  const origin = distribution.source === 'samples' ? 'all samples' : "the tool's own histogram";
  const count = formatCount(distribution.count);
  return { data: 'distribution', dataSentence: `Distribution of ${origin}, n = ${count}.` };
}

function latencyCardFigures(measurement: Measurement): CardFigure[] {
  const { count, ...figures } = latencyFigures(measurement);
  const { p50, mean, min, p99, p99_9, max, standardDeviation } = figures;
  const unit = chooseDurationUnit(
    Object.values(figures).flatMap(({ valueNs }) => (valueNs === undefined ? [] : [valueNs])),
  );
  const at =
    measurement.payloadBytes === undefined ? '' : ` at ${formatBytes(measurement.payloadBytes)}`;
  const quantity = measurement.quantity ? `, ${measurement.quantity.kind}` : '';
  const card = (label: string, figure: LatencyFigure) => cardFigure(label, figure, unit);
  return [
    card(`median${at}${quantity}`, p50),
    card('mean', mean),
    card('min', min),
    card('p99', p99),
    card('p99.9', p99_9),
    card('max', max),
    card('stddev', standardDeviation),
    count === undefined ? [] : { label: 'samples', text: formatCount(count), isWithheld: false },
  ].flat();
}

function cardFigure(label: string, figure: LatencyFigure, unit: DurationUnit): CardFigure[] {
  const write = (ns: number) => formatDurationIn(unit, ns, durationDecimals(ns, unit));
  const { text, state } = durationCell(figure, write);
  if (state === 'not reported') return [];
  return [{ label, text, ...(state === 'value' && { unit }), isWithheld: state === 'withheld' }];
}

function rateCardFigures(measurements: readonly Measurement[]): CardFigure[] {
  return measurements.flatMap(({ row, bitsPerSecond, messagesPerSecond }) => {
    const name = (label: string) => (row === '' ? label : `${label}, ${row}`);
    const figure = (label: string, text: string) => ({
      label: name(label),
      text,
      isWithheld: false,
    });
    return [
      ...(bitsPerSecond === undefined ? [] : [figure('throughput', formatBitrate(bitsPerSecond))]),
      ...(messagesPerSecond === undefined
        ? []
        : [figure('message rate', formatRate(messagesPerSecond))]),
    ];
  });
}
