// How much one set of runs lies above another, with a 95 % interval: Hodges and Lehmann's estimate, with the interval
// that belongs to the Mann-Whitney test (Hollander, Wolfe: Nonparametric Statistical Methods, section 4.3; the same as
// R's wilcox.test(conf.int = TRUE)). It assumes no shape and one slow run does not move it. It takes one figure per
// run, because the samples within a run are not independent of one another and would promise far too much.

export type ShiftInterval = {
  /** Median of all differences between a value of one set and one of the other. */
  readonly estimate: number;
  /** Ends of the interval, at least 95 %. */
  readonly low: number;
  readonly high: number;
};

const tailShare = 0.025;
/** Up to here the exact distribution of the test is counted; beyond, the normal curve is close enough. */
const mostForExact = 40;
const normalQuantile = 1.96;

/**
 * The shift from `baseline` to `other`, positive when `other` is larger.
 *
 * @returns `undefined` when there are too few values for 95 % (4 against 4, 3 against 5 are the least).
 */
export function shiftInterval(
  baseline: readonly number[],
  other: readonly number[],
): ShiftInterval | undefined {
  const differences = other.flatMap((a) => baseline.map((b) => a - b)).sort((a, b) => a - b);
  const cut = cutOff(baseline.length, other.length);
  const low = differences[cut - 1];
  const high = differences[differences.length - cut];
  if (cut < 1 || low === undefined || high === undefined) return undefined;
  return { estimate: middleOf(differences), low, high };
}

function middleOf(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (lower + upper) / 2;
}

/** How many differences to leave out at each end, plus one; 0 when none can be. */
function cutOff(m: number, n: number): number {
  if (m + n > mostForExact)
    return Math.floor((m * n) / 2 - normalQuantile * Math.sqrt((m * n * (m + n + 1)) / 12));
  const ways = mannWhitneyWays(m, n);
  const all = ways.reduce((sum, count) => sum + count, 0);
  let below = 0;
  return ways.findIndex((count) => {
    below += count;
    return below > tailShare * all;
  });
}

/**
 * Number of orders of m and n values for each value of U, from 0 to m n: the coefficients of the Gaussian binomial,
 * as the product of (1 - q^(n+i)) / (1 - q^i) for i = 1 .. m.
 */
function mannWhitneyWays(m: number, n: number): number[] {
  const ways: number[] = Array.from({ length: m * n + 1 }, (_, u) => (u === 0 ? 1 : 0));
  const at = (u: number) => ways[u] ?? 0;
  for (let i = 1; i <= m; i++) {
    for (let u = m * n; u >= n + i; u--) ways[u] = at(u) - at(u - n - i);
    for (let u = i; u <= m * n; u++) ways[u] = at(u) + at(u - i);
  }
  return ways;
}
