import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distribution as distributionSchema } from '../../../shared/model/measurement.ts';
import {
  distributionFromBuckets,
  distributionFromSamples,
  histogramOf,
  mergeDistributions,
} from '../../../shared/statistics/distribution.ts';
import { percentileOf } from '../../../shared/statistics/percentile.ts';
import { durationsNs } from './samples.ts';

test('samples become a distribution that fits the schema and answers percentiles', () => {
  const found = distributionFromSamples([1500, 1700.4, 1600]);
  expect(distributionSchema.parse(found)).toMatchObject({
    source: 'samples',
    count: 3,
    minNs: 1500,
    maxNs: 1700,
    meanNs: 1600,
  });
  expect(found && percentileOf(histogramOf(found) ?? expect.fail('unreadable'), 50)).toBe(1600);
});

test('no samples, or one that cannot be a duration, make no distribution', () => {
  expect(distributionFromSamples([])).toBeUndefined();
  expect(distributionFromSamples([100, -1])).toBeUndefined();
  expect(distributionFromSamples([100, Number.NaN])).toBeUndefined();
  expect(distributionFromBuckets([[100, -1]], {})).toBeUndefined();
  expect(distributionFromBuckets([[100, 0]], {})).toBeUndefined();
});

test("a tool's histogram keeps the figures that the tool printed beside it", () => {
  const buckets = [
    [10_000, 900],
    [20_000, 100],
  ] as const;
  expect(distributionFromBuckets(buckets, { minNs: 9120, maxNs: 19_555 })).toMatchObject({
    source: 'histogram',
    count: 1000,
    minNs: 9120,
    maxNs: 19_555,
    meanNs: 11_000,
  });
});

test('merged distributions are the distribution of all samples', () => {
  fc.assert(
    fc.property(durationsNs, durationsNs, (a, b) => {
      const parts = [a, b].map((values) => distributionFromSamples(values) ?? expect.fail());
      const whole = distributionFromSamples([...a, ...b]) ?? expect.fail();
      const merged = mergeDistributions(parts) ?? expect.fail();
      expect(merged.hdr).toBe(whole.hdr);
      expect(merged).toMatchObject({ count: whole.count, minNs: whole.minNs, maxNs: whole.maxNs });
      expect(merged.meanNs / Math.max(1, whole.meanNs)).toBeCloseTo(whole.meanNs > 0 ? 1 : 0, 9);
    }),
  );
});

test('a merge that would lack a part is refused', () => {
  const sound = distributionFromSamples([1, 2, 3]) ?? expect.fail();
  expect(mergeDistributions([sound, { ...sound, hdr: 'damaged' }])).toBeUndefined();
  expect(mergeDistributions([sound, { ...sound, count: 4 }])).toBeUndefined();
  expect(mergeDistributions([])).toBeUndefined();
});

test('a distribution is decoded once', () => {
  const found = distributionFromSamples([1, 2, 3]) ?? expect.fail();
  expect(histogramOf(found)).toBe(histogramOf(found));
});
