// A log-linear histogram with the bucket layout of HdrHistogram (https://hdrhistogram.org): unit 1 ns, 3 significant
// digits. Values below 2048 ns have a bucket of their own; above, a bucket is never wider than 1/1024 of its values.
//
//   value (ns)    bucket (ns)
//         1791    1791 .. 1791
//        21847    21840 .. 21855      16 ns wide
//
// 3 digits, because timers and benchmark programs of this field are not better than that, and a distribution of any
// length stays below 46,000 buckets, a few kilobytes once encoded. Count, minimum, maximum, mean and standard
// deviation are kept beside the buckets over all recorded values and owe nothing to them.

const subBucketBits = 11; // the least power of two that holds 2 * 10^3 steps
const subBucketCount = 2 ** subBucketBits;
const subBucketHalfBits = subBucketBits - 1;
const subBucketHalfCount = subBucketCount / 2;

/** The largest value that can be recorded, in ns: 104 days, the last integer that a number holds exactly. */
export const largestValueNs = Number.MAX_SAFE_INTEGER;

/** Number of buckets that values up to `largestValueNs` can fill. */
export const largestBucketCount = bucketIndexOf(largestValueNs) + 1;

/** A bucket that holds `count` values, all within `lowestNs` .. `highestNs` (both included). */
export type Bucket = {
  readonly lowestNs: number;
  readonly highestNs: number;
  readonly count: number;
};

/** Figures over all recorded values, in ns; the standard deviation is the population's (divided by n). */
export type ExactFigures = {
  readonly minNs: number;
  readonly maxNs: number;
  readonly meanNs: number;
  readonly standardDeviationNs: number;
};

/** Position of the bucket that holds `valueNs`, a safe integer of 0 or more. */
export function bucketIndexOf(valueNs: number): number {
  if (valueNs < 2 ** 31) {
    // The same in the integers of the processor: nearly every latency is shorter than two seconds.
    const shift = Math.max(0, 32 - Math.clz32(valueNs) - subBucketBits);
    return (shift << subBucketHalfBits) + (valueNs >> shift);
  }
  const magnitude = Math.max(0, bitLength(valueNs) - subBucketBits);
  const subBucket = Math.floor(valueNs / 2 ** magnitude);
  return (magnitude << subBucketHalfBits) + subBucket;
}

/** Lowest and highest value of the bucket at a position, in ns. */
export function bucketBoundsAt(index: number): Omit<Bucket, 'count'> {
  const magnitude = Math.max(0, (index >> subBucketHalfBits) - 1);
  const subBucket = index - magnitude * subBucketHalfCount;
  const lowestNs = subBucket * 2 ** magnitude;
  return { lowestNs, highestNs: lowestNs + 2 ** magnitude - 1 };
}

function bitLength(value: number): number {
  return value < 2 ** 32 ? 32 - Math.clz32(value) : 64 - Math.clz32(Math.floor(value / 2 ** 32));
}

/** Values in ns by bucket, with exact figures beside. Recording a value allocates nothing once its bucket exists. */
export class Histogram {
  private counts = new Float64Array(subBucketCount);
  private total = 0;
  private sumNs = 0;
  /** Sum of squared distances from the mean, kept by Welford's method, which does not cancel. */
  private squares = 0;
  private lowest = Number.POSITIVE_INFINITY;
  private highest = 0;

  /** Number of recorded values. */
  get count(): number {
    return this.total;
  }

  /** Smallest recorded value; infinite while there is none. */
  get minNs(): number {
    return this.lowest;
  }

  /** Largest recorded value; 0 while there is none. */
  get maxNs(): number {
    return this.highest;
  }

  /** Mean of the recorded values; 0 while there is none. */
  get meanNs(): number {
    return this.total === 0 ? 0 : this.sumNs / this.total;
  }

  get standardDeviationNs(): number {
    return this.total === 0 ? 0 : Math.sqrt(Math.max(0, this.squares) / this.total);
  }

  /**
   * Records a value `times` times, rounded to whole ns.
   *
   * @returns Whether it was recorded: false for values that are negative, not finite or beyond `largestValueNs`, and
   *   for counts that are not positive integers.
   */
  record(valueNs: number, times = 1): boolean {
    const value = Math.round(valueNs);
    if (!(value >= 0 && value <= largestValueNs && times >= 1 && Number.isSafeInteger(times)))
      return false;
    const index = bucketIndexOf(value);
    if (index >= this.counts.length) this.grow(index + 1);
    this.counts[index] = (this.counts[index] ?? 0) + times;
    const distance = value - this.meanNs;
    this.total += times;
    this.sumNs += value * times;
    this.squares += times * distance * (value - this.meanNs);
    if (value < this.lowest) this.lowest = value;
    if (value > this.highest) this.highest = value;
    return true;
  }

  /**
   * Records the first `length` values, which the caller knows to be whole ns that can be recorded. For files of millions:
   * mean and squares are computed once for all of them and joined to those before, which loses no more digits than
   * recording one at a time.
   */
  recordAll(valuesNs: Float64Array, length: number): void {
    if (length === 0) return;
    let sumNs = 0;
    for (let at = 0; at < length; at++) sumNs += this.countOne(valuesNs[at] ?? 0);
    const meanNs = sumNs / length;
    let squares = 0;
    for (let at = 0; at < length; at++) {
      const distance = (valuesNs[at] ?? 0) - meanNs;
      squares += distance * distance;
    }
    this.join(length, sumNs, squares);
  }

  /** Adds everything that `other` holds: the result equals a histogram of both sets of values. */
  add(other: Histogram): void {
    if (other.total === 0) return;
    if (other.counts.length > this.counts.length) this.grow(other.counts.length);
    other.counts.forEach((count, index) => {
      this.counts[index] = (this.counts[index] ?? 0) + count;
    });
    this.join(other.total, other.sumNs, other.squares);
    this.lowest = Math.min(this.lowest, other.lowest);
    this.highest = Math.max(this.highest, other.highest);
  }

  /** Replaces the figures, for buckets that were read back from where the exact figures are kept beside them. */
  restoreExact(exact: ExactFigures): void {
    this.sumNs = exact.meanNs * this.total;
    this.squares = exact.standardDeviationNs ** 2 * this.total;
    this.lowest = exact.minNs;
    this.highest = exact.maxNs;
  }

  /** Buckets that hold something, ascending. */
  *buckets(): Generator<Bucket> {
    // By index: an iterator over the counts costs ten times as much, and curves are drawn often.
    for (let index = 0; index < this.counts.length; index++) {
      const count = this.counts[index] ?? 0;
      if (count > 0) yield { ...bucketBoundsAt(index), count };
    }
  }

  /**
   * The value that stands at a rank (from 1) when all are sorted, in ns: the highest value of its bucket, clamped to
   * the exact minimum and maximum. The maximum for ranks beyond the count.
   */
  valueAtRank(rank: number): number {
    let reached = 0;
    for (let index = 0; index < this.counts.length; index++) {
      reached += this.counts[index] ?? 0;
      if (reached >= rank)
        return Math.max(this.lowest, Math.min(this.highest, bucketBoundsAt(index).highestNs));
    }
    return this.highest;
  }

  /** Counts by position up to the last bucket that holds something; a view, not a copy. */
  bucketCounts(): Float64Array {
    return this.counts.subarray(0, this.counts.findLastIndex((count) => count > 0) + 1);
  }

  /** Counts one value in its bucket and in minimum and maximum; returns it. */
  private countOne(value: number): number {
    const index = bucketIndexOf(value);
    if (index >= this.counts.length) this.grow(index + 1);
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    if (value < this.lowest) this.lowest = value;
    if (value > this.highest) this.highest = value;
    return value;
  }

  /** Joins total, sum and squares of other values to these (Chan, Golub, LeVeque 1979). */
  private join(total: number, sumNs: number, squares: number): void {
    const distance = sumNs / total - this.meanNs;
    const both = this.total + total;
    this.squares += squares + (distance * distance * this.total * total) / both;
    this.total = both;
    this.sumNs += sumNs;
  }

  private grow(least: number): void {
    const longer = new Float64Array(
      Math.min(largestBucketCount, Math.max(least, this.counts.length * 2)),
    );
    longer.set(this.counts);
    this.counts = longer;
  }
}

/** A new histogram of everything that the given ones hold. */
export function mergeHistograms(histograms: Iterable<Histogram>): Histogram {
  const merged = new Histogram();
  for (const histogram of histograms) merged.add(histogram);
  return merged;
}
