import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bucketBoundsAt,
  bucketIndexOf,
  Histogram,
  largestBucketCount,
  largestValueNs,
  mergeHistograms,
} from '../../../shared/statistics/histogram.ts';
import { durationsNs, histogramFrom } from './samples.ts';

test('every value lies in its bucket, and no bucket is wider than a thousandth of its values', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: largestValueNs }), (value) => {
      const { lowestNs, highestNs } = bucketBoundsAt(bucketIndexOf(value));
      expect(lowestNs).toBeLessThanOrEqual(value);
      expect(highestNs).toBeGreaterThanOrEqual(value);
      expect((highestNs - lowestNs) / Math.max(1, lowestNs)).toBeLessThan(1e-3);
    }),
  );
});

test('buckets follow one another without gap or overlap', () => {
  for (let index = 1; index < largestBucketCount; index++) {
    if (bucketBoundsAt(index).lowestNs !== bucketBoundsAt(index - 1).highestNs + 1)
      expect.fail(`bucket ${String(index)} does not start where the one before it ends`);
  }
  expect(bucketBoundsAt(largestBucketCount - 1).highestNs).toBe(largestValueNs);
});

test('count, minimum, maximum, mean and deviation are those of the values, not of the buckets', () => {
  fc.assert(
    fc.property(durationsNs, (values) => {
      const histogram = histogramFrom(values);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
      expect(histogram.count).toBe(values.length);
      expect(histogram.minNs).toBe(Math.min(...values));
      expect(histogram.maxNs).toBe(Math.max(...values));
      expect(histogram.meanNs).toBe(mean);
      expect(histogram.standardDeviationNs).toBeCloseTo(Math.sqrt(variance), 3);
    }),
  );
});

test('a merged histogram equals the histogram of all values', () => {
  fc.assert(
    fc.property(durationsNs, durationsNs, (a, b) => {
      const merged = mergeHistograms([histogramFrom(a), histogramFrom(b)]);
      const whole = histogramFrom([...a, ...b]);
      expect([...merged.buckets()]).toEqual([...whole.buckets()]);
      expect(merged.meanNs).toBe(whole.meanNs);
      expect(merged.standardDeviationNs).toBeCloseTo(whole.standardDeviationNs, 3);
      expect([merged.minNs, merged.maxNs]).toEqual([whole.minNs, whole.maxNs]);
    }),
  );
});

test('recording a value many times equals recording it that often', () => {
  const once = new Histogram();
  once.record(5000);
  once.record(7000, 3);
  expect([...once.buckets()]).toEqual([...histogramFrom([5000, 7000, 7000, 7000]).buckets()]);
  expect(once.standardDeviationNs).toBeCloseTo(Math.sqrt(750_000), 6);
});

test('what cannot be a duration is refused and leaves no trace', () => {
  const histogram = new Histogram();
  for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY, largestValueNs * 2])
    expect(histogram.record(value)).toBe(false);
  for (const times of [0, -1, 1.5, Number.NaN]) expect(histogram.record(10, times)).toBe(false);
  expect(histogram.count).toBe(0);
  expect([...histogram.buckets()]).toEqual([]);
});
