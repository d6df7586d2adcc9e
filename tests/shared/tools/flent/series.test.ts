import { expect, test } from 'vitest';
import { readSeries } from '../../../../shared/tools/flent/series.ts';

const intervals = [4, 5, 10].map((val) => ({ dur: 0.2, val }));

test('intervals of netperf UDP_RR are no samples: their mean counts every transaction once', () => {
  const read = readSeries({ name: 'Ping (ms) UDP BE', meta: { UNITS: 'ms' }, raw: intervals });
  // 0.6 s by 50 + 40 + 20 transactions.
  expect(read?.measurement).toEqual({
    row: 'Ping (ms) UDP BE',
    quantity: { kind: 'rtt', known: 'inferred' },
    reported: { meanNs: 5_454_545, percentiles: [] },
  });
  expect(read?.warnings).toEqual([expect.stringContaining('not single pings')]);
});

test('throughput is weighted by the length of its intervals, where no mean stands', () => {
  const raw = [
    { dur: 0.2, val: 90 },
    { dur: 0.1, val: 96 },
  ];
  expect(readSeries({ name: 'TCP upload', meta: {}, raw })?.measurement).toEqual({
    row: 'TCP upload',
    bitsPerSecond: 92e6,
  });
});

test('values that are no ping of their own are named', () => {
  const raw = [{ seq: 1, val: 2 }, { seq: 2, val: -1 }, { val: 3 }, { seq: 4, val: null }];
  const read = readSeries({ name: 'Ping (ms) ICMP', meta: {}, raw });
  expect(read?.measurement?.distribution?.count).toBe(1);
  expect(read?.fatalWarnings).toEqual([
    'Ping (ms) ICMP: 3 raw values are no ping with a time of its own.',
  ]);
});

test('a series of something else is not read', () => {
  const meta = { UNITS: 'bytes' };
  expect(readSeries({ name: 'qdisc backlog', meta, raw: [{ val: 3 }] })).toBeUndefined();
  expect(readSeries({ name: 'cwnd', meta: {}, raw: [{ val: 3 }] })).toBeUndefined();
});
