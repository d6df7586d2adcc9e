// The histogram that `-v 2` adds where netperf was built with --enable-histogram.
//
//   UNIT_USEC     :    0:    0:    0:    0:    0:  943:  673:  194:   45:    8      column i: from i to i + 1 us
//   TEN_USEC      :    0:   10:   50:   21:   82:  684: 3792: 8887: 7596: 2202      from 10 i to 10 (i + 1) us
//   ...
//   >100_SECS: 0
//   HIST_TOTAL:      26553
//
// A bucket says no more than its bounds, so the distribution has the last ns of each, the first of the lowest as its minimum,
// and the middles for mean and deviation where netperf printed none.
import { distributionFromBuckets, type Distribution } from '../../statistics/distribution.ts';
import { nsFromUs } from '../../units/duration.ts';
import { groupsOf } from '../text/groups.ts';

export type NetperfHistogram = {
  readonly distribution?: Distribution;
  /** Why there is none, although there are counters. */
  readonly warnings: readonly string[];
};

/** What netperf printed beside its histogram, in ns. */
type Beside = { readonly meanNs?: number; readonly standardDeviationNs?: number };

const widthsUs: Readonly<Partial<Record<string, number>>> = {
  UNIT_USEC: 1,
  TEN_USEC: 10,
  HUNDRED_USEC: 100,
  UNIT_MSEC: 1_000,
  TEN_MSEC: 10_000,
  HUNDRED_MSEC: 100_000,
  UNIT_SEC: 1_000_000,
  TEN_SEC: 10_000_000,
};

const row = /^(?<decade>(?:UNIT|TEN|HUNDRED)_\w+) *:(?<counters>(?: *\d{1,12}:){9} *\d{1,12})\s*$/;

type Bucket = { readonly lowNs: number; readonly highNs: number; readonly count: number };

/** The histogram in the lines of an output; without one, neither distribution nor warning. */
export function histogramOf(lines: readonly string[], beside: Beside): NetperfHistogram {
  const filled = lines.flatMap(bucketsOf).filter(({ count }) => count > 0);
  const [first, last] = [filled[0], filled.at(-1)];
  if (!first || !last) return { warnings: [] };
  const sum = filled.reduce((all, { count }) => all + count, 0);
  const total = countAfter(lines, /^HIST_TOTAL:\s+(?<count>\d{1,15})/);
  const beyond = countAfter(lines, /^>100_SECS:\s+(?<count>\d{1,15})/);
  if (sum !== total || beyond !== 0) {
    return { warnings: ['The counters of the histogram are not all there: it is left out.'] };
  }
  const distribution = distributionFromBuckets(
    filled.map(({ highNs, count }) => [highNs, count] as const),
    {
      ...ofMiddles(filled, sum),
      ...beside,
      minNs: Math.max(1, first.lowNs),
      maxNs: last.highNs,
    },
  );
  return { warnings: [], ...(distribution && { distribution }) };
}

function bucketsOf(line: string): Bucket[] {
  const { decade = '', counters = '' } = groupsOf(row, line);
  const width = nsFromUs(widthsUs[decade] ?? 0);
  if (width === 0) return [];
  return counters.split(':').map((count, index) => ({
    lowNs: index * width,
    highNs: (index + 1) * width - 1,
    count: Number(count),
  }));
}

function ofMiddles(buckets: readonly Bucket[], total: number) {
  const middles = buckets.map(({ lowNs, highNs, count }) => ({ ns: (lowNs + highNs) / 2, count }));
  const meanNs = middles.reduce((sum, { ns, count }) => sum + (ns * count) / total, 0);
  const variance = middles.reduce(
    (sum, { ns, count }) => sum + ((ns - meanNs) ** 2 * count) / total,
    0,
  );
  return { meanNs: Math.round(meanNs), standardDeviationNs: Math.round(Math.sqrt(variance)) };
}

function countAfter(lines: readonly string[], pattern: RegExp): number | undefined {
  const line = lines.find((text) => pattern.test(text));
  return line === undefined ? undefined : Number(groupsOf(pattern, line)['count']);
}
