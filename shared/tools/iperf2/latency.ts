// The durations that iperf 2 prints in a row, and the histogram below it.
//
//   10=0.046/0.005/0.318/0.098 ms    0  576K/11 us    21552 rps                  bounced back: count, avg/min/max/stdev of RTT
//   3.867/0.013/16.999/2.981 ms (11348/131077) 5.50 MByte ...                    TCP with --trip-times: of bursts, with count
//   0.000 ms 0/3570 (0%) 0.003/0.000/0.717/0.014 ms 1784 pps ...                 UDP with --trip-times
//   [  1] 0.0000-2.0116 sec BB8(f)-PDF: bin(w=100us):cnt(20)=1:19,4:1 (5.00/95.00/99.7%=1/4/4,Outliers=0,obl/obu=0/0)
//
// Bin k holds what is above (k - 1) w and not above k w; (f) marks the one over the whole test. RPS is the inverse of the
// mean and no rate of messages. Without --trip-times, the durations of UDP compare clocks that nobody has set.
import type { Measurement } from '../../model/measurement.ts';
import { distributionFromBuckets } from '../../statistics/distribution.ts';
import { nsFromMs, nsFromSeconds, nsFromUs } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';
import type { Row } from './rows.ts';

export type Latency = {
  readonly figures: Pick<Measurement, 'reported' | 'distribution'>;
  readonly warnings: readonly string[];
};

const durations =
  /(?:(?<before>\d{1,15})=)?(?<avg>\d{1,9}\.\d{1,6})\/(?<min>\d{1,9}\.\d{1,6})\/(?<max>\d{1,9}\.\d{1,6})\/(?<deviation>\d{1,9}\.\d{1,6}) ms(?: \((?<behind>\d{1,15})\/\d+\))?/;
const histogram =
  /\(f\)-PDF: bin\(w=(?<width>\d{1,9})(?<unit>us|ms|s)\):cnt\((?<count>\d{1,15})\)=(?<bins>[\d:,]+) \(.*obl\/obu=0\/0\)/;

const toNs: Readonly<Partial<Record<string, (value: number) => number>>> = {
  us: nsFromUs,
  ms: nsFromMs,
  s: nsFromSeconds,
};

type Exact = Parameters<typeof distributionFromBuckets>[1];

/** What a row says of durations; empty when it says nothing. Its histogram is looked for in the notes. */
export function latencyOf(row: Row, notes: readonly Line[], place: string): Latency {
  const groups = groupsOf(durations, row.rest);
  if (groups['avg'] === undefined) return { figures: {}, warnings: [] };
  const [meanNs = 0, minNs = 0, maxNs = 0, standardDeviationNs = 0] = [
    groups['avg'],
    groups['min'],
    groups['max'],
    groups['deviation'],
  ].map((ms) => Math.round(nsFromMs(Number(ms))));
  const exact = { meanNs, minNs, maxNs, standardDeviationNs };
  const count = groups['before'] ?? groups['behind'];
  const { reported, warnings } = checkedFigures(
    { ...(count !== undefined && { count: Number(count) }), ...exact, percentiles: [] },
    place,
  );
  if (!reported) return { figures: {}, warnings };
  const read = histogramOf(notes, exact);
  return { figures: { reported, ...read.figures }, warnings: [...warnings, ...read.warnings] };
}

function histogramOf(notes: readonly Line[], exact: Exact): Latency {
  const found = notes
    .map(({ text }) => groupsOf(histogram, text))
    .find(({ width }) => width !== undefined);
  if (!found) return { figures: {}, warnings: [] };
  const { width = '', unit = '', count: stated, bins = '' } = found;
  const widthNs = toNs[unit]?.(Number(width)) ?? 0;
  const buckets = bins.split(',').map((text) => {
    const [bin = 0, count = 0] = text.split(':').map(Number);
    return [bin * widthNs, count] as const;
  });
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  if (total !== Number(stated)) {
    return { figures: {}, warnings: ['The bins of the histogram do not add up: it is left out.'] };
  }
  if (buckets.some(([, count]) => count > total / 2)) {
    const reason = `More than half of the histogram is one bin of ${width} ${unit}: it is left out.`;
    return { figures: {}, warnings: [reason] };
  }
  const distribution = distributionFromBuckets(buckets, exact);
  return { figures: distribution ? { distribution } : {}, warnings: [] };
}
