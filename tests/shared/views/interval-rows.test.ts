import { expect, test } from 'vitest';
import type { Measurement } from '../../../shared/model/measurement.ts';
import { histogramOf } from '../../../shared/statistics/distribution.ts';
import { latencyOfIntervals } from '../../../shared/views/interval-rows.ts';
import { latencyAt } from '../../../shared/views/message-sizes.ts';
import { overlay } from '../../../shared/views/overlay.ts';
import { resultsTable } from '../../../shared/views/results-table.ts';
import { runCard } from '../../../shared/views/run-card.ts';
import { runWith, samplesAt } from './runs.ts';

const rtt = { kind: 'rtt', known: 'printed' } as const;

function interval(row: string, minNs: number, maxNs: number, count?: number): Measurement {
  const meanNs = (minNs + maxNs) / 2;
  const counted = count === undefined ? {} : { count };
  return { row, quantity: rtt, reported: { ...counted, minNs, meanNs, maxNs, percentiles: [] } };
}

const total: Measurement = {
  row: 'received',
  quantity: rtt,
  reported: { count: 60, minNs: 5000, meanNs: 9000, maxNs: 90_000, percentiles: [] },
  bitsPerSecond: 1e9,
};
const minute = Array.from({ length: 60 }, (_, at) => ({
  ...interval(`received, ${String(at)}.0-${String(at + 1)}.0 s`, 5000 + at, 90_000 - at),
  bitsPerSecond: 1e9 + at,
}));

test('a table has the whole run as its rows, and the intervals apart, whatever their order', () => {
  const { rows, intervals, columns } = resultsTable([...minute, total]);
  expect(rows.map(({ title }) => title)).toEqual(['received']);
  expect(intervals).toHaveLength(60);
  expect(intervals.at(-1)?.title).toBe('received, 59.0-60.0 s');
  expect(intervals[0]?.cells).toHaveLength(columns.length);
});

test('the latency of a run, its card and an overlay are those of the whole run, never of an interval', () => {
  const run = runWith('a', { measurements: [...minute, total] });
  expect(latencyAt(run, undefined)).toBe(total);
  expect(runCard(run).figures.filter(({ label }) => label.includes('received'))).toHaveLength(1);
  const { series } = overlay({ runs: [run, runWith('b', { measurements: [total] })] });
  expect(series.map(({ focus, sizes }) => (focus ?? sizes[0])?.data)).toEqual([total, total]);
});

test('where there are only intervals, what they hold together is told as far as it is exact', () => {
  const rows = [interval('interval 1', 4000, 8000, 1), interval('interval 2', 6000, 20_000, 3)];
  expect(latencyOfIntervals(rows)).toEqual({
    row: 'all 2 intervals',
    quantity: rtt,
    reported: { count: 4, minNs: 4000, meanNs: 11_250, maxNs: 20_000, percentiles: [] },
  });
  const { rows: shown, intervals } = resultsTable(rows);
  expect(shown.map(({ title }) => title)).toEqual(['all 2 intervals']);
  expect(intervals.map(({ title }) => title)).toEqual(['interval 1', 'interval 2']);
});

test('without counts there is no mean of intervals, and of several tests the first is taken', () => {
  const rows = [
    interval('test 0, interval 1', 4000, 8000),
    interval('test 1, interval 1', 1, 9),
    interval('test 0, interval 2', 3000, 7000),
  ];
  expect(latencyOfIntervals(rows)).toEqual({
    row: 'test 0, all 2 intervals',
    quantity: rtt,
    reported: { minNs: 3000, maxNs: 8000, percentiles: [] },
  });
});

test('distributions of intervals are merged', () => {
  const rows = [
    { ...samplesAt(64, [1000, 2000]), row: '0.0-1.0 s' },
    { ...samplesAt(64, [3000]), row: '1.0-2.0 s' },
  ];
  const { distribution } = latencyOfIntervals(rows) ?? {};
  expect(distribution && histogramOf(distribution)?.count).toBe(3);
  expect(distribution?.maxNs).toBe(3000);
});

test('one interval alone is the run; intervals of rates alone are the rows', () => {
  const one = interval('interval 1', 4000, 8000);
  expect(latencyOfIntervals([one])).toBe(one);
  expect(resultsTable([one])).toMatchObject({ rows: [{ title: 'interval 1' }], intervals: [] });
  const rates = ['0.00-1.00 s', '1.00-2.00 s'].map((row) => ({ row, bitsPerSecond: 1e9 }));
  expect(resultsTable(rates)).toMatchObject({
    rows: [{ title: '0.00-1.00 s' }, { title: '1.00-2.00 s' }],
    intervals: [],
  });
});
