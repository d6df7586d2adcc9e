// The text form of an HdrHistogram, as `hdr_percentiles_print` of HdrHistogram_c and wrk2 write it, and
// `outputPercentileDistribution` of the Java and JavaScript libraries, whose last row ends behind the count.
//
//          Value   Percentile   TotalCount 1/(1-Percentile)
//
//          0.029     0.000000            1         1.00      value at or below which the share lies; samples so far
//          0.917     0.500000          987         2.00
//          2.149     1.000000         1974          inf      the last row: all samples
//   #[Mean    =        0.905, StdDeviation   =        0.413]
//   #[Max     =        2.148, Total count    =         1974]
//
// A row says exactly how many samples lie at or below its value, so the rows are the buckets of a distribution: exact at
// each row, and between two rows all samples count as the slower one. The printed maximum is the lower end of the
// histogram's last bucket; the last row, its upper end, is what is kept.
import { distributionFromBuckets, type Distribution } from '../../statistics/distribution.ts';
import { stated } from '../stated.ts';
import { groupsIn } from './first-match.ts';
import { groupsOf } from './groups.ts';
import { isPlausibleLatency } from './latency.ts';
import type { Line } from './lines.ts';

const row =
  /^\s*(?<value>\d+\.\d+)\s+(?<share>[01]\.\d+)\s+(?<total>\d{1,15})(?:\s+(?:\d+\.\d+|inf|Infinity))?\s*$/;
const moments = /^#\[Mean\s*=\s*(?<mean>\d+\.\d+), StdDeviation\s*=\s*(?<deviation>\d+\.\d+)\]/;
const ending = /^#\[Max\s*=\s*\d+\.\d+, Total count\s*=\s*(?<total>\d{1,15})\]/;

export type Spectrum = {
  /** Samples in all, as stated after the last row. */
  readonly count?: number;
  readonly meanNs?: number;
  readonly standardDeviationNs?: number;
  /** Absent when the rows are not all there, or contradict each other: then `fault` says so. */
  readonly distribution?: Distribution;
  readonly fault?: string;
};

type Row = { readonly valueNs: number; readonly share: number; readonly total: number };

/**
 * Reads the rows and what is stated after them.
 *
 * @param toNs From a printed value to whole ns: the text does not name its unit.
 * @returns Nothing for lines without rows, and for a histogram of no samples.
 */
export function readPercentileSpectrum(
  lines: readonly Line[],
  toNs: (value: number) => number,
): Spectrum {
  const rows = lines.flatMap(({ text }) => rowOf(text, toNs) ?? []);
  const printed = printedFigures(lines, toNs);
  const { count = 0 } = printed;
  const last = rows.at(-1);
  if (!last || printed.count === 0) return {};
  if (last.share !== 1 || last.total !== count) {
    return { ...printed, fault: 'The percentile spectrum lacks its last rows; no curve is drawn.' };
  }
  if (rows[0]?.share !== 0) {
    const fault = 'The percentile spectrum lacks its first rows; no curve is drawn.';
    return { ...printed, fault };
  }
  const distribution = ascends(rows) ? distributionOf(rows, printed) : undefined;
  return distribution
    ? { ...printed, distribution }
    : { ...printed, fault: 'The rows of the percentile spectrum contradict each other.' };
}

function rowOf(text: string, toNs: (value: number) => number): Row | undefined {
  const { value, share, total } = groupsOf(row, text);
  if (value === undefined) return undefined;
  return { valueNs: toNs(Number(value)), share: Number(share), total: Number(total) };
}

function printedFigures(
  lines: readonly Line[],
  toNs: (value: number) => number,
): Pick<Spectrum, 'count' | 'meanNs' | 'standardDeviationNs'> {
  const { mean, deviation } = groupsIn(lines, moments);
  const { total } = groupsIn(lines, ending);
  return {
    ...(total !== undefined && { count: Number(total) }),
    ...(mean !== undefined && { meanNs: toNs(Number(mean)) }),
    ...(deviation !== undefined && { standardDeviationNs: toNs(Number(deviation)) }),
  };
}

function ascends(rows: readonly Row[]): boolean {
  return rows.every(({ valueNs, share, total }, index) => {
    const before = rows[index - 1] ?? { valueNs: 0, share: 0, total: 0 };
    const isOrdered = valueNs >= before.valueNs && share >= before.share && total >= before.total;
    return isOrdered && isPlausibleLatency(valueNs);
  });
}

function distributionOf(
  rows: readonly Row[],
  { meanNs = 0, standardDeviationNs }: Pick<Spectrum, 'meanNs' | 'standardDeviationNs'>,
): Distribution | undefined {
  const buckets = rows.map(
    ({ valueNs, total }, index) => [valueNs, total - (rows[index - 1]?.total ?? 0)] as const,
  );
  const [minNs = 0, maxNs = 0] = [rows[0]?.valueNs, rows.at(-1)?.valueNs];
  const isMeanInside = meanNs >= minNs && meanNs <= maxNs;
  return distributionFromBuckets(
    buckets,
    isMeanInside ? stated({ meanNs, standardDeviationNs }) : {},
  );
}
