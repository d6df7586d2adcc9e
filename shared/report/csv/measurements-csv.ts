// measurements.csv: tidy, one figure per row. A figure that the tool printed has source `tool`; one that Jitterbook
// computed from samples or a histogram has source `computed`. Where both exist, both rows stand: they are not the same
// definition. A percentile that the number of samples does not support is left out, like one that nobody reported.
import type { Experiment } from '../../model/experiment.ts';
import type { Measurement, Reported } from '../../model/measurement.ts';
import { toolNameOf, type Run } from '../../model/run.ts';
import { histogramOf } from '../../statistics/distribution.ts';
import { percentileOf, percentileSupported } from '../../statistics/percentile.ts';
import { csvOf, keyValueCell, type Cell } from './table.ts';

const header = [
  'run',
  'started',
  'pair',
  'initiator',
  'responder',
  'tool',
  'test',
  'factors',
  'payload_bytes',
  'metric',
  'quantity',
  'unit',
  'value',
  'source',
] as const;

const percentileMetrics = [
  [50, 'p50'],
  [90, 'p90'],
  [99, 'p99'],
  [99.9, 'p99_9'],
] as const;

type Figure = {
  readonly metric: string;
  /** Kind of latency, or for rates and throughput which row of the output it is, such as `received`. */
  readonly quantity: string;
  readonly unit: 'ns' | 'samples' | 'messages/s' | 'bit/s';
  readonly value: number | undefined;
  readonly source: 'tool' | 'computed';
};

/** Every figure of every run, in order of the runs' identifiers (time of creation). */
export function measurementsCsv(experiment: Experiment): string {
  const rows = Object.values(experiment.runs)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((run) => run.measurements.flatMap((measurement) => rowsOf(run, measurement)));
  return csvOf(header, rows);
}

function rowsOf(run: Run, measurement: Measurement): Cell[][] {
  return figuresOf(measurement)
    .filter(({ value }) => value !== undefined)
    .map(({ metric, quantity, unit, value, source }) => [
      run.id,
      run.startedAt,
      run.pair?.name,
      run.pair?.initiator.hostName,
      run.pair?.responder.hostName,
      toolNameOf(run),
      run.testTitle,
      keyValueCell(run.factors),
      measurement.payloadBytes,
      metric,
      quantity,
      unit,
      value,
      source,
    ]);
}

function figuresOf(measurement: Measurement): Figure[] {
  const { row, messagesPerSecond, bitsPerSecond } = measurement;
  const latency = measurement.quantity?.kind ?? '';
  return [
    ...(measurement.reported ? reportedFigures(measurement.reported, latency) : []),
    ...computedFigures(measurement, latency),
    { metric: 'rate', quantity: row, unit: 'messages/s', value: messagesPerSecond, source: 'tool' },
    { metric: 'throughput', quantity: row, unit: 'bit/s', value: bitsPerSecond, source: 'tool' },
  ];
}

function reportedFigures(reported: Reported, quantity: string): Figure[] {
  const ns = { quantity, unit: 'ns', source: 'tool' } as const;
  const percentile = (wanted: number) =>
    reported.percentiles.find((point) => point.percentile === wanted)?.valueNs;
  return [
    { metric: 'count', quantity, unit: 'samples', value: reported.count, source: 'tool' },
    { metric: 'mean', value: reported.meanNs, ...ns },
    { metric: 'min', value: reported.minNs, ...ns },
    ...percentileMetrics.map(([wanted, metric]) => ({ metric, value: percentile(wanted), ...ns })),
    { metric: 'max', value: reported.maxNs, ...ns },
    { metric: 'stddev', value: reported.standardDeviationNs, ...ns },
  ];
}

function computedFigures(measurement: Measurement, quantity: string): Figure[] {
  const { distribution } = measurement;
  const histogram = distribution && histogramOf(distribution);
  if (!distribution || !histogram) return [];
  const { count, meanNs, minNs, maxNs, standardDeviationNs } = distribution;
  const ns = { quantity, unit: 'ns', source: 'computed' } as const;
  return [
    { metric: 'count', quantity, unit: 'samples', value: count, source: 'computed' },
    { metric: 'mean', value: meanNs, ...ns },
    { metric: 'min', value: minNs, ...ns },
    ...percentileMetrics
      .filter(([wanted]) => percentileSupported(wanted, count))
      .map(([wanted, metric]) => ({ metric, value: percentileOf(histogram, wanted), ...ns })),
    { metric: 'max', value: maxNs, ...ns },
    { metric: 'stddev', value: standardDeviationNs, ...ns },
  ];
}
