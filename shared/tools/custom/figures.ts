// What one row says, figure by figure, and the measurement that it makes.
import { stated } from '../stated.ts';
import { checkedFigures } from '../printed-figures.ts';
import { nameOf } from '../../model/custom-tool-faults.ts';
import type { Metric } from '../../model/custom-tool.ts';
import type { Measurement, QuantityKind } from '../../model/measurement.ts';
import { distributionFromSamples } from '../../statistics/distribution.ts';
import type { Complaints } from './complaints.ts';

/** Figures by the name of their metric; all in the notebook's units. */
export type Figures = ReadonlyMap<string, { readonly metric: Metric; readonly value: number }>;

/** Everything that makes one measurement. */
export type MeasurementParts = {
  readonly payloadBytes: number | undefined;
  readonly row: string;
  readonly place: string;
  readonly figures: Figures;
  /** In ns. */
  readonly samples: readonly number[];
  readonly quantity: QuantityKind | undefined;
};

/** A measurement, or none when nothing is left of it. */
export function measurementFrom(
  { payloadBytes, row, place, figures, samples, quantity }: MeasurementParts,
  complaints: Complaints,
): Measurement | undefined {
  const value = (name: string) => figures.get(name)?.value;
  const { reported, warnings } = checkedFigures(reportedIn(figures), place);
  warnings.forEach(complaints.add);
  const distribution = distributionFromSamples(samples);
  const count = value('count of samples');
  if (distribution && count !== undefined && count > distribution.count) {
    complaints.add(
      `${place}: of ${String(count)} samples, ${String(distribution.count)} were read.`,
    );
  }
  const counts = countsIn(figures);
  const results = stated({
    // The person who wrote the definition says which it is, from the tool's documentation: nothing printed it.
    quantity:
      (reported ?? distribution) && quantity
        ? { kind: quantity, known: 'inferred' as const }
        : undefined,
    reported,
    distribution,
    counts: Object.keys(counts).length > 0 ? counts : undefined,
    messagesPerSecond: value('messages-per-second'),
    bitsPerSecond: value('throughput'),
    interarrivalJitterNs: value('interarrival-jitter'),
  });
  if (Object.keys(results).length === 0) return undefined;
  return { ...(payloadBytes !== undefined && { payloadBytes }), row, ...results };
}

function reportedIn(figures: Figures) {
  const value = (name: string) => figures.get(name)?.value;
  const percentiles = [...figures.values()].flatMap(({ metric, value: valueNs }) =>
    metric.figure === 'percentile' ? [{ percentile: metric.percentile, valueNs }] : [],
  );
  return stated({
    count: value('count of samples'),
    meanNs: value('latency mean'),
    minNs: value('latency min'),
    maxNs: value('latency max'),
    standardDeviationNs: value('latency standard-deviation'),
    percentiles,
  });
}

function countsIn(figures: Figures): Record<string, number> {
  const counts = [...figures.values()].flatMap(({ metric, value }) =>
    metric.figure === 'count' && metric.of !== 'samples' ? [[metric.of, value] as const] : [],
  );
  return Object.fromEntries(counts);
}

/** The figures of all, where those of one name agree; where they do not, none of them stands. */
export function agreedFigures(
  all: readonly Figures[],
  place: string,
  complaints: Complaints,
): Figures {
  const agreed = new Map<string, { metric: Metric; value: number }>();
  const contradicted = new Set<string>();
  for (const [name, figure] of all.flatMap((figures) => [...figures])) {
    const before = agreed.get(name);
    if (before && before.value !== figure.value) contradicted.add(name);
    agreed.set(name, figure);
  }
  for (const name of contradicted) {
    agreed.delete(name);
    complaints.add(`${place}: several rows of samples give a different ${name}; it is left out.`);
  }
  return agreed;
}

/** The key of a metric among the figures of a row. */
export const keyOf = nameOf;
