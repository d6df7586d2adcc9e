import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ecdfOf, tailOf } from '../../../shared/statistics/curve.ts';
import { Histogram } from '../../../shared/statistics/histogram.ts';
import { percentileOf } from '../../../shared/statistics/percentile.ts';
import { seededRandom } from '../../../shared/statistics/seeded-random.ts';
import { durationsNs, histogramFrom } from './samples.ts';

const random = seededRandom(7);
const long = histogramFrom(
  Array.from({ length: 200_000 }, () => Math.round(5000 + 4000 / (random() + 1e-5))),
);

test('a curve has at most 2,000 points, whatever the sample count', () => {
  expect([...long.buckets()].length).toBeGreaterThan(2500);
  expect(ecdfOf(long).x.length).toBeLessThanOrEqual(2000);
  expect(tailOf(long).x.length).toBeLessThanOrEqual(2000);
  expect(tailOf(long).x.length).toBeGreaterThan(500);
});

test('the distribution function rises from (min, 0) to (max, 1)', () => {
  fc.assert(
    fc.property(durationsNs, (values) => {
      const { x, y } = ecdfOf(histogramFrom(values));
      expect([x[0], y[0], x.at(-1), y.at(-1)]).toEqual([
        Math.min(...values),
        0,
        Math.max(...values),
        1,
      ]);
      expect([...x].sort((a, b) => a - b)).toEqual(x);
      expect([...y].sort((a, b) => a - b)).toEqual(y);
    }),
  );
});

test('the tail runs from the minimum to the maximum at 1 / count, in one direction', () => {
  fc.assert(
    fc.property(durationsNs, (values) => {
      const { x, y } = tailOf(histogramFrom(values));
      expect([x[0], y[0], x.at(-1), y.at(-1)]).toEqual([
        1,
        Math.min(...values),
        values.length,
        Math.max(...values),
      ]);
      expect([...x].sort((a, b) => a - b)).toEqual(x);
      expect([...y].sort((a, b) => a - b)).toEqual(y);
    }),
  );
});

test('the last hundred samples of a long run keep their own points in the tail', () => {
  const { x, y } = tailOf(long);
  for (const percentile of [99.99, 99.995, 99.999]) {
    const at = x.findIndex((value) => value >= (100 / (100 - percentile)) * (1 - 1e-9));
    const exact = percentileOf(long, percentile) ?? Number.NaN;
    expect(Math.abs((y[at] ?? Number.NaN) / exact - 1)).toBeLessThan(0.02);
  }
});

test('nothing recorded draws nothing', () => {
  expect(ecdfOf(new Histogram())).toEqual({ x: [], y: [] });
  expect(tailOf(new Histogram())).toEqual({ x: [], y: [] });
});
