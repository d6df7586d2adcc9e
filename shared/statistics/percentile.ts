// The one definition of a percentile in this program, that of HdrHistogram:
//
//   the p-th percentile is the smallest recorded value that at least p % of the recorded values do not exceed
//
// ("nearest rank"). It always names a value that was measured: nothing is interpolated, so a gap in a distribution
// stays a gap, and p = 0 and p = 100 are the minimum and the maximum. Read off buckets, it is the highest value of the
// bucket (a latency is never flattered), clamped to the exact minimum and maximum; at most 1/1024 above the exact one.
import type { Histogram } from './histogram.ts';

/** Samples that must lie beyond a tail percentile for it to say something about the tail and not about chance. */
const leastBeyond = 10;

/** `99.9 / 100 * 1000` is a little more than 999; ranks forgive that much, far below one sample of 10^10. */
const rankTolerance = 2 ** -40;

/**
 * The percentile (0..100) of the recorded values, in ns.
 *
 * @returns `undefined` for an empty histogram or a percentile outside 0..100. Does not look at whether the count
 *   supports the percentile: see `percentileSupported`.
 */
export function percentileOf(histogram: Histogram, percentile: number): number | undefined {
  if (histogram.count === 0 || !(percentile >= 0 && percentile <= 100)) return undefined;
  if (percentile === 0) return histogram.minNs;
  const share = (percentile / 100) * histogram.count;
  return histogram.valueAtRank(Math.ceil(share * (1 - rankTolerance)));
}

/**
 * Least number of samples for which a percentile is shown. Above the median, 10 samples must lie beyond it: with fewer,
 * one slow message more or less moves the figure by its own size. p90 needs 100, p99 1,000, p99.9 10,000. The maximum
 * (100) is what was seen, not an estimate, and needs one, as do the median and everything below.
 */
export function leastCountFor(percentile: number): number {
  if (percentile <= 50 || percentile >= 100) return 1;
  const billionthsBeyond = Math.round((100 - percentile) * 1e9); // whole, so that 99.99 needs 100,000 and not one more
  return Math.ceil((leastBeyond * 100 * 1e9) / Math.max(1, billionthsBeyond));
}

/** Whether `count` samples can say something about the percentile. */
export function percentileSupported(percentile: number, count: number): boolean {
  return count >= leastCountFor(percentile);
}
