// Whole distributions of dnsperf: its lines of single answers, or its buckets. The grammar stands in read-output.ts.
import {
  distributionFromBuckets,
  distributionFromSamples,
  type Distribution,
} from '../../statistics/distribution.ts';
import type { ExactFigures } from '../../statistics/histogram.ts';
import { nsFromSeconds } from '../../units/duration.ts';
import { groupsOf } from '../text/groups.ts';
import { isPlausibleLatency } from '../text/latency.ts';
import type { Line } from '../text/lines.ts';

const answer = /^> [A-Z]+\d* \S+ \S+ (?<seconds>\d+\.\d{6})$/;
const bucket = /^\s+\d+\.\d{6} - (?<upper>\d+\.\d{6}):\s+(?<count>\d{1,15})$/;

/** Without a distribution and without a fault, the output has single answers in no form. */
export type Answers = { readonly distribution?: Distribution; readonly fault?: string };

type Exact = Partial<ExactFigures>;

/**
 * The distribution of all answers, if the output has one.
 *
 * @param completed How many answers there must be: a part of them is no distribution of the run.
 * @param exact What is printed beside the buckets.
 */
export function distributionOfAnswers(
  lines: readonly Line[],
  statistics: readonly Line[],
  completed: number,
  exact: Exact,
): Answers {
  const samples = lines.flatMap(({ text }) => {
    const { seconds } = groupsOf(answer, text);
    return seconds === undefined ? [] : [wholeNs(seconds)];
  });
  if (samples.length > 0) {
    if (samples.length !== completed) return incomplete('lines of single answers', samples.length);
    if (!samples.every(isPlausibleLatency)) return absurd;
    return complete(distributionFromSamples(samples));
  }
  const buckets = statistics.flatMap(({ text }) => {
    const { upper, count } = groupsOf(bucket, text);
    return upper === undefined ? [] : [[within(wholeNs(upper), exact), Number(count)] as const];
  });
  if (buckets.length === 0) return {};
  const counted = buckets.reduce((sum, [, count]) => sum + count, 0);
  if (counted !== completed) return incomplete('latency buckets', counted);
  if (!buckets.every(([ns]) => isPlausibleLatency(ns))) return absurd;
  return complete(distributionFromBuckets(buckets, exact));
}

const absurd: Answers = {
  fault: 'Single answers have times that cannot be true, so no curve is drawn.',
};

function incomplete(what: string, count: number): Answers {
  return { fault: `The ${what} hold ${String(count)} answers and not all, so no curve is drawn.` };
}

function complete(distribution: Distribution | undefined): Answers {
  return distribution ? { distribution } : {};
}

/** The last bucket is wider than what was measured. */
function within(ns: number, { maxNs = Number.POSITIVE_INFINITY }: Exact): number {
  return Math.min(ns, maxNs);
}

function wholeNs(seconds: string): number {
  return Math.round(nsFromSeconds(Number(seconds)));
}
