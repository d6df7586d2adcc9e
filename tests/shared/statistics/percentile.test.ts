import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ensure } from '../../../shared/base/assert.ts';
import { Histogram } from '../../../shared/statistics/histogram.ts';
import {
  leastCountFor,
  percentileOf,
  percentileSupported,
} from '../../../shared/statistics/percentile.ts';
import { durationsNs, histogramFrom } from './samples.ts';

test('a percentile is within a thousandth of the nearest rank of the sorted values', () => {
  fc.assert(
    fc.property(durationsNs, fc.integer({ min: 1, max: 1000 }), (values, perMille) => {
      const sorted = [...values].sort((a, b) => a - b);
      const rank = Math.ceil((perMille * values.length) / 1000);
      const exact = ensure(sorted[rank - 1], 'a rank is at most the number of values');
      const found = percentileOf(histogramFrom(values), perMille / 10) ?? Number.NaN;
      expect(found).toBeGreaterThanOrEqual(exact);
      expect(found - exact).toBeLessThanOrEqual(exact / 1000);
    }),
  );
});

test('0 and 100 are the exact minimum and maximum', () => {
  const histogram = histogramFrom([1_234_567, 7_654_321]);
  expect(percentileOf(histogram, 0)).toBe(1_234_567);
  expect(percentileOf(histogram, 100)).toBe(7_654_321);
});

test('the median of an even number of values is the lower one, never one between', () => {
  expect(percentileOf(histogramFrom([10, 20, 30, 40]), 50)).toBe(20);
});

test('99.9 % of 1,000 values is the 999th, whatever floating point makes of the product', () => {
  const histogram = histogramFrom(Array.from({ length: 1000 }, (_, index) => index + 1));
  expect(percentileOf(histogram, 99.9)).toBe(999);
  expect(percentileOf(histogram, 99)).toBe(990);
});

test('nothing recorded and percentiles outside 0 to 100 have no answer', () => {
  expect(percentileOf(new Histogram(), 50)).toBeUndefined();
  expect(percentileOf(histogramFrom([1]), 101)).toBeUndefined();
  expect(percentileOf(histogramFrom([1]), Number.NaN)).toBeUndefined();
});

test('a tail percentile needs ten samples beyond it', () => {
  expect([0, 50, 75, 90, 99, 99.9, 99.99, 99.999, 100].map(leastCountFor)).toEqual([
    1, 1, 40, 100, 1000, 10_000, 100_000, 1_000_000, 1,
  ]);
  expect(percentileSupported(99.9, 9999)).toBe(false);
  expect(percentileSupported(99.9, 10_000)).toBe(true);
  expect(percentileSupported(50, 0)).toBe(false);
});
