// Recording many values at once is as right as recording one at a time, also where squares cancel: small differences
// between values of an hour.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Histogram } from '../../../shared/statistics/histogram.ts';
import { seededRandom } from '../../../shared/statistics/seeded-random.ts';
import { durationsNs, histogramFrom } from './samples.ts';

function inBatches(values: readonly number[], lengths: readonly number[]): Histogram {
  const histogram = new Histogram();
  let at = 0;
  for (let turn = 0; at < values.length; turn += 1) {
    const batch = values.slice(at, at + (lengths[turn % lengths.length] ?? 1));
    // The buffer of a batch is longer than what is in it.
    histogram.recordAll(Float64Array.from([...batch, 1, 2 ** 40]), batch.length);
    at += batch.length;
  }
  return histogram;
}

/** The standard deviation without any rounding before the root: n² times the variance is a whole number. */
function exactDeviation(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + BigInt(value), 0n);
  const squares = values.reduce((total, value) => total + BigInt(value) ** 2n, 0n);
  const count = BigInt(values.length);
  return Math.sqrt(Number(count * squares - sum * sum)) / values.length;
}

test('batches of any length give the buckets and figures of single values', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(durationsNs, lengths, (values, cuts) => {
      const single = histogramFrom(values);
      const batched = inBatches(values, cuts);
      expect([...batched.buckets()]).toEqual([...single.buckets()]);
      expect(batched.count).toBe(single.count);
      expect(batched.minNs).toBe(single.minNs);
      expect(batched.maxNs).toBe(single.maxNs);
      expect(batched.meanNs).toBe(single.meanNs);
      const exact = exactDeviation(values);
      const allowed = Math.max(1e-6, exact * 1e-9);
      expect(Math.abs(batched.standardDeviationNs - exact)).toBeLessThanOrEqual(allowed);
    }),
  );
});

test.each([1_000, 1_000_000_000, 3_600_000_000_000])(
  'a hundred thousand values a few ns around %d ns keep mean and deviation',
  (centreNs) => {
    const random = seededRandom(7);
    const values = Array.from({ length: 100_000 }, () => centreNs - Math.floor(random() * 20));
    const batched = inBatches(values, [4096]);
    const exact = exactDeviation(values);
    const single = histogramFrom(values).standardDeviationNs;
    const error = Math.abs(batched.standardDeviationNs - exact);
    expect(error).toBeLessThanOrEqual(Math.max(exact * 1e-9, Math.abs(single - exact)));
    const mean = Number(values.reduce((total, value) => total + BigInt(value), 0n)) / values.length;
    expect(Math.abs(batched.meanNs - mean)).toBeLessThanOrEqual(mean * 1e-15);
  },
);
