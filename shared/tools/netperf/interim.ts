// What `-D` prints while a test runs, in the form of the output:
//
//   Interim result: 11157.15 Trans/s over 0.602 seconds ending at 1795209816.370         seconds since 1970
//   NETPERF_INTERIM_RESULT[0]=4800.80
//   NETPERF_UNITS[0]=10^6bits/s
//   NETPERF_INTERVAL[0]=2.128
//   NETPERF_ENDING[0]=1795209821.780
import type { Measurement } from '../../model/measurement.ts';
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';
import { rateOf } from './rate-unit.ts';

export type Interim = {
  /** One per interval, named by its seconds since the start: `0.000-0.602 s`. */
  readonly measurements: readonly Measurement[];
  /** ISO 8601: the end of the first interval less its length. */
  readonly startedAt?: string;
};

/** A test of an hour in steps of a second has 3600: more tell nothing that a chart could show. */
const mostIntervals = 3600;

const text =
  /^Interim result: +(?<result>[\d.]+) (?<unit>\S+) over (?<seconds>[\d.]+) seconds ending at (?<ending>\d{9,10}\.\d+)/;
const keyed =
  /^NETPERF_(?<name>INTERIM_RESULT|UNITS|INTERVAL|ENDING)\[(?<index>\d{1,6})\]=(?<value>.*)$/;

type Interval = Partial<Record<string, string>>;

/** The interim results of an output, in order. */
export function interimOf(lines: readonly Line[]): Interim {
  const intervals = [...lines.map((line) => groupsOf(text, line.text)), ...keyedIntervals(lines)]
    .filter(({ result }) => result !== undefined)
    .slice(0, mostIntervals);
  let seconds = 0;
  const measurements = intervals.flatMap((interval): Measurement[] => {
    const rate = rateOf(Number(interval['result']), interval['unit'] ?? '');
    const start = seconds;
    seconds += Number(interval['seconds'] ?? 0);
    return rate ? [{ row: `${start.toFixed(3)}-${seconds.toFixed(3)} s`, ...rate }] : [];
  });
  const startedAt = startOf(intervals[0]);
  return { measurements, ...(startedAt !== undefined && { startedAt }) };
}

function keyedIntervals(lines: readonly Line[]): Interval[] {
  const names: Interval = {
    INTERIM_RESULT: 'result',
    UNITS: 'unit',
    INTERVAL: 'seconds',
    ENDING: 'ending',
  };
  const byIndex = new Map<string, Interval>();
  for (const line of lines) {
    const { name = '', index = '', value } = groupsOf(keyed, line.text);
    const key = names[name];
    if (key !== undefined) byIndex.set(index, { ...byIndex.get(index), [key]: value });
  }
  return [...byIndex.values()];
}

function startOf(first: Interval | undefined): string | undefined {
  const milliseconds = Math.round((Number(first?.['ending']) - Number(first?.['seconds'])) * 1000);
  return milliseconds > 0 ? new Date(milliseconds).toISOString() : undefined;
}
