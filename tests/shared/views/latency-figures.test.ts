import { expect, test } from 'vitest';
import { distributionFromSamples } from '../../../shared/statistics/distribution.ts';
import {
  hasLatency,
  latencyFigures,
  percentileFigure,
  percentilePoints,
} from '../../../shared/views/latency-figures.ts';

const summary = {
  reported: {
    count: 828_000,
    minNs: 1745,
    meanNs: 1801,
    maxNs: 21_847,
    percentiles: [
      { percentile: 50, valueNs: 1791 },
      { percentile: 99, valueNs: 1931 },
    ],
  },
};
const thousand = distributionFromSamples(Array.from({ length: 1000 }, (_, index) => index + 1));

test('a summary gives what the tool printed and nothing else', () => {
  const figures = latencyFigures(summary);
  expect(figures.p50).toEqual({ valueNs: 1791, source: 'tool', reportedNs: 1791 });
  expect(figures.p90).toEqual({});
  expect(figures.standardDeviation).toEqual({});
  expect(figures.count).toBe(828_000);
});

test("a distribution is computed, with the tool's own figure beside it", () => {
  const figures = latencyFigures({ ...summary, distribution: thousand });
  expect(figures.p50).toEqual({ valueNs: 500, source: 'computed', reportedNs: 1791 });
  expect(figures.count).toBe(1000);
});

test('percentiles that n cannot support are withheld with the n they need', () => {
  expect(latencyFigures({ distribution: thousand }).p99_9).toEqual({ withheld: 'n ≥ 10\u2009000' });
  const few = { reported: { ...summary.reported, count: 50 } };
  expect(percentileFigure(few, 99)).toEqual({ withheld: 'n ≥ 1\u2009000', reportedNs: 1931 });
});

test('a count that the tool did not print withholds nothing', () => {
  const { minNs, percentiles } = summary.reported;
  expect(percentileFigure({ reported: { minNs, percentiles } }, 99).valueNs).toBe(1931);
});

test('a factor converts every figure', () => {
  const figures = latencyFigures(summary, 0.5);
  expect([figures.min.valueNs, figures.p99.valueNs, figures.max.reportedNs]).toEqual([
    872.5, 965.5, 10_923.5,
  ]);
});

test('points are what was reported, from the minimum to the maximum', () => {
  expect(percentilePoints(summary)).toEqual([
    { percentile: 0, valueNs: 1745 },
    { percentile: 50, valueNs: 1791 },
    { percentile: 99, valueNs: 1931 },
    { percentile: 100, valueNs: 21_847 },
  ]);
});

test('throughput alone is not latency', () => {
  expect(hasLatency({})).toBe(false);
  expect(hasLatency({ reported: { count: 10, percentiles: [] } })).toBe(false);
  expect(hasLatency(summary)).toBe(true);
});
