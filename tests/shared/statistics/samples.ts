import fc from 'fast-check';
import { Histogram } from '../../../shared/statistics/histogram.ts';

/** Durations as they occur: from nothing to minutes, with many short ones and repeats. */
export const durationsNs = fc.array(
  fc.oneof(fc.nat(3000), fc.nat(10_000_000), fc.nat(600_000_000_000)),
  { minLength: 1, maxLength: 300 },
);

export function histogramFrom(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.record(value);
  return histogram;
}
