// The histograms of many intervals as one distribution.
import { distributionFromBuckets, type Distribution } from '../../statistics/distribution.ts';
import type { ForeignHistogram } from '../../statistics/hdr-foreign.ts';
import { isPlausibleLatency } from '../text/latency.ts';

/** What histograms of one tag hold together. Grows with the buckets that differ, not with the intervals. */
export class MergedHistograms {
  /** Lowest value and count by highest value. */
  private readonly buckets = new Map<number, { readonly lowest: number; count: number }>();
  /** The least number of significant digits, and the widest least step, of all that were added. */
  digits = Number.POSITIVE_INFINITY;
  step = 1;

  add({ digits, step, buckets }: ForeignHistogram): void {
    this.digits = Math.min(this.digits, digits);
    this.step = Math.max(this.step, step);
    for (const { lowest, highest, count } of buckets) {
      const known = this.buckets.get(highest);
      if (known) known.count += count;
      else this.buckets.set(highest, { lowest, count });
    }
  }

  get isEmpty(): boolean {
    return this.buckets.size === 0;
  }

  /**
   * Mean and deviation take each value in the middle of its bucket, as HdrHistogram does; the extremes are the outer ends,
   * but for a first bucket that begins at 0 (jHiccup's unit is 16 µs): no latency is 0, so its middle stands for it.
   *
   * @param ns How many ns one of the histogram's units is.
   * @returns `undefined` for no values, or some that are no latency.
   */
  distribution(ns: number): Distribution | undefined {
    const all = [...this.buckets]
      .map(([highest, { lowest, count }]) => ({ highest, lowest, count }))
      .sort((a, b) => a.highest - b.highest);
    const [first] = all;
    const minNs = (first ? leastOf(first) : 0) * ns;
    const maxNs = (all.at(-1)?.highest ?? 0) * ns;
    if (!isPlausibleLatency(minNs) || !isPlausibleLatency(maxNs)) return undefined;
    const total = all.reduce((sum, { count }) => sum + count, 0);
    const middles = all.map(({ lowest, highest, count }) => ({
      middleNs: Math.floor((lowest + highest) / 2) * ns,
      count,
    }));
    const meanNs = middles.reduce((sum, one) => sum + (one.middleNs * one.count) / total, 0);
    const variance = middles.reduce(
      (sum, one) => sum + ((one.middleNs - meanNs) ** 2 * one.count) / total,
      0,
    );
    return distributionFromBuckets(
      all.map(({ highest, count }) => [highest * ns, count] as const),
      { minNs, maxNs, meanNs, standardDeviationNs: Math.sqrt(variance) },
    );
  }
}

function leastOf({ lowest, highest }: { readonly lowest: number; readonly highest: number }) {
  return lowest > 0 ? lowest : Math.floor(highest / 2);
}
