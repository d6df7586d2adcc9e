// What a number of an output can be, as a flat list to choose from, and units beside it.
import {
  bitsPerRateUnit,
  bytesPerSizeUnit,
  metric,
  nsPerTimeUnit,
  type Metric,
} from '../../../shared/model/custom-tool.ts';

export type MetricChoice = {
  readonly value: string;
  readonly label: string;
  /** The metric in its usual unit. */
  readonly metric: Metric;
};

function choice(value: string, label: string, of: Metric): MetricChoice {
  return { value, label, metric: of };
}

const counts = [
  ['samples', 'samples, number of'],
  ['sent', 'messages sent'],
  ['received', 'messages received'],
  ['lost', 'messages lost'],
  ['duplicated', 'messages duplicated'],
  ['outOfOrder', 'messages out of order'],
  ['retransmitted', 'retransmissions'],
] as const;

export const metricChoices: readonly MetricChoice[] = [
  choice('size', 'message size', { figure: 'message-size', unit: 'B' }),
  choice('row', 'name of the row', { figure: 'row' }),
  choice('mean', 'latency, mean', { figure: 'latency', statistic: 'mean', unit: 'us' }),
  choice('min', 'latency, min', { figure: 'latency', statistic: 'min', unit: 'us' }),
  choice('max', 'latency, max', { figure: 'latency', statistic: 'max', unit: 'us' }),
  choice('deviation', 'latency, standard deviation', {
    figure: 'latency',
    statistic: 'standard-deviation',
    unit: 'us',
  }),
  choice('percentile', 'latency, percentile', { figure: 'percentile', percentile: 99, unit: 'us' }),
  choice('sample', 'latency, one sample of many', {
    figure: 'latency',
    statistic: 'sample',
    unit: 'us',
  }),
  choice('jitter', 'jitter (RFC 3550)', { figure: 'interarrival-jitter', unit: 'us' }),
  choice('rate', 'messages per second', { figure: 'messages-per-second' }),
  choice('throughput', 'throughput', { figure: 'throughput', unit: 'bit/s' }),
  ...counts.map(([of, label]) => choice(of, label, { figure: 'count', of })),
];

/** Which choice a metric is, whatever its unit. */
export function choiceOf(of: Metric): string {
  const key = keyOf(of);
  return metricChoices.find((one) => keyOf(one.metric) === key)?.value ?? '';
}

function keyOf(of: Metric): string {
  if (of.figure === 'latency') return `latency ${of.statistic}`;
  return of.figure === 'count' ? `count ${of.of}` : of.figure;
}

/** The units that a metric can have; none for plain numbers. */
export function unitsOf({ figure }: Metric): readonly string[] {
  if (figure === 'throughput') return Object.keys(bitsPerRateUnit);
  if (figure === 'message-size') return Object.keys(bytesPerSizeUnit);
  const isDuration = ['latency', 'percentile', 'interarrival-jitter'].includes(figure);
  return isDuration ? Object.keys(nsPerTimeUnit) : [];
}

/** The metric in another unit or of another percentile; unchanged where it has none such. */
export function withDetail(
  before: Metric,
  detail: { readonly unit?: string; readonly percentile?: number },
): Metric {
  return metric.safeParse({ ...before, ...detail }).data ?? before;
}
