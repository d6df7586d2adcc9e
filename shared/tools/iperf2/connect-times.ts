// The times in which connections were opened, which iperf 2 sums up for --connect-only and for parallel streams.
//
//   [ CT] final connect times (min/avg/max/stdev) = 0.101/0.158/0.343/78.128 ms (tot/err) = 10/0
//
// Opening a connection takes one round trip. The deviation is not read: 2.1.8 prints µs there and calls them ms.
import type { Measurement } from '../../model/measurement.ts';
import { nsFromMs } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';

const summary =
  /^\[ *CT\] final connect times .*= (?<min>[\d.]+)\/(?<mean>[\d.]+)\/(?<max>[\d.]+)\/[\d.]+ ms \(tot\/err\) = (?<count>\d{1,9})\//;

type ConnectTimes = {
  readonly measurements: readonly Measurement[];
  readonly warnings: readonly string[];
};

/** One measurement, or none. */
export function connectTimesOf(lines: readonly Line[]): ConnectTimes {
  const found = lines
    .map(({ text }) => groupsOf(summary, text))
    .find(({ min }) => min !== undefined);
  if (!found) return { measurements: [], warnings: [] };
  const [minNs = 0, meanNs = 0, maxNs = 0] = ['min', 'mean', 'max'].map((key) =>
    nsFromMs(Number(found[key])),
  );
  const printed = { count: Number(found['count']), minNs, meanNs, maxNs, percentiles: [] };
  const { reported, warnings } = checkedFigures(printed, 'Connect times');
  if (!reported) return { measurements: [], warnings };
  const quantity = { kind: 'rtt', known: 'inferred' } as const;
  return { measurements: [{ row: 'TCP connect', quantity, reported }], warnings };
}
