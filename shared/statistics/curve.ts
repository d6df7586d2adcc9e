// The two curves of a distribution, read off its buckets. A curve has few points whatever the sample count: the
// points that are dropped lie where the eye cannot tell, never at the minimum, the maximum or in the tail.
import type { Bucket, Histogram } from './histogram.ts';

/** Points of a curve, `x` ascending, both of the same length. */
export type Curve = { readonly x: readonly number[]; readonly y: readonly number[] };

/** A curve wider than about 1,000 pixels cannot show more, and a page of twelve stays light. */
const mostPoints = 2000;

type Step = { readonly edgeNs: number; readonly reached: number };

/**
 * Empirical distribution function.
 *
 * @returns `x` in ns, `y` = share of samples that do not exceed x, from (min, 0) to (max, 1); a step function to be
 *   drawn horizontal first, then vertical (Plotly's `hv`). Empty for an empty histogram.
 * @see RFC 2330 section 11.3
 */
export function ecdfOf(histogram: Histogram): Curve {
  const steps = decimatedSteps(histogram);
  if (steps.length === 0) return { x: [], y: [] };
  return {
    x: [histogram.minNs, ...steps.map(({ edgeNs }) => edgeNs)],
    y: [0, ...steps.map(({ reached }) => reached / histogram.count)],
  };
}

/**
 * Value by percentile, on the axis that opens up the tail.
 *
 * @returns `x` = 1 / (1 - p), so that 10 is p90, 100 is p99; from 1 (the minimum) to the count (the maximum: beyond
 *   it lies less than one sample). `y` in ns; a step function to be drawn vertical first, then horizontal (Plotly's
 *   `vh`). Empty for an empty histogram.
 */
export function tailOf(histogram: Histogram): Curve {
  const steps = decimatedSteps(histogram);
  if (steps.length === 0) return { x: [], y: [] };
  const { count } = histogram;
  return {
    x: [1, ...steps.map(({ reached }) => count / Math.max(1, count - reached))],
    y: [histogram.minNs, ...steps.map(({ edgeNs }) => edgeNs)],
  };
}

/**
 * The steps of the distribution, at most one per cell of a ruler whose lower half is divided evenly by share of
 * samples and whose upper half evenly by the logarithm of what lies beyond, so that both curves keep their shape.
 */
function decimatedSteps(histogram: Histogram): Step[] {
  const steps: Step[] = [];
  let cell = -1;
  for (const step of stepsOf(histogram.buckets(), histogram)) {
    const nextCell = rulerCell(step.reached, histogram.count);
    if (nextCell === cell) steps.pop();
    cell = nextCell;
    steps.push(step);
  }
  return steps;
}

function* stepsOf(buckets: Iterable<Bucket>, histogram: Histogram): Generator<Step> {
  let reached = 0;
  for (const { highestNs, count } of buckets) {
    reached += count;
    yield { edgeNs: Math.max(histogram.minNs, Math.min(highestNs, histogram.maxNs)), reached };
  }
}

function rulerCell(reached: number, count: number): number {
  const share = reached / count;
  const depth = Math.log(count / Math.max(1, count - reached)) / Math.log(Math.max(2, count));
  return Math.floor(((share + depth) / 2) * (mostPoints - 2));
}
