// Rows of intervals beside those of the whole run. A figure of one interval never stands for the run; where a tool prints
// nothing else, what its intervals hold together is told as far as that is exact.
import { isInterval } from '../model/interval-row.ts';
import type { Measurement, Reported } from '../model/measurement.ts';
import { mergeDistributions } from '../statistics/distribution.ts';
import { hasLatency } from './latency-figures.ts';
import { counted } from './words.ts';

/** The measurements of the whole run, without those of intervals. */
export function wholeRows(measurements: readonly Measurement[]): readonly Measurement[] {
  return measurements.filter((row) => !isInterval(row));
}

/** The measurements of intervals, in the tool's order. */
export function intervalRows(measurements: readonly Measurement[]): readonly Measurement[] {
  return measurements.filter(isInterval);
}

/**
 * The latencies of all intervals together, for runs whose tool gives no others. Least and greatest are exact; a mean is told
 * where every interval has its count; percentiles only of distributions.
 *
 * @param measurements Of one size; of several rows with intervals, those of the first are taken.
 */
export function latencyOfIntervals(measurements: readonly Measurement[]): Measurement | undefined {
  const all = intervalRows(measurements).filter(hasLatency);
  const [first] = all;
  if (!first) return undefined;
  const name = nameOf(first);
  const own = all.filter((row) => nameOf(row) === name);
  if (own.length === 1) return first;
  const distributions = own.flatMap(({ distribution }) => distribution ?? []);
  const distribution =
    distributions.length === own.length ? mergeDistributions(distributions) : undefined;
  const reported = reportedOf(own.map((row) => row.reported));
  const { payloadBytes, quantity } = first;
  return {
    ...(payloadBytes !== undefined && { payloadBytes }),
    row: [name, `all ${counted(own.length, 'interval')}`].filter((part) => part !== '').join(', '),
    ...(quantity && { quantity }),
    ...(reported && { reported }),
    ...(distribution && { distribution }),
  };
}

/** What stands before the interval: a direction, a test. */
function nameOf({ row }: Measurement): string {
  const end = row.lastIndexOf(', ');
  return end < 0 ? '' : row.slice(0, end);
}

function reportedOf(parts: readonly (Reported | undefined)[]): Reported | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  const minNs = extreme(
    known.map((part) => part.minNs),
    Math.min,
  );
  const maxNs = extreme(
    known.map((part) => part.maxNs),
    Math.max,
  );
  const count = sum(known.map((part) => part.count));
  const total = sum(
    known.map(({ meanNs, count: n }) =>
      meanNs === undefined || n === undefined ? undefined : meanNs * n,
    ),
  );
  return {
    ...(count !== undefined && { count }),
    ...(minNs !== undefined && { minNs }),
    ...(maxNs !== undefined && { maxNs }),
    ...(total !== undefined && count !== undefined && count > 0 && { meanNs: total / count }),
    percentiles: [],
  };
}

/** Of all, or nothing where one is missing. */
function extreme(
  values: readonly (number | undefined)[],
  choose: (a: number, b: number) => number,
): number | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return undefined;
  return known.reduce((a, b) => choose(a, b));
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length < values.length ? undefined : known.reduce((all, value) => all + value, 0);
}
