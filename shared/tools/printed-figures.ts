// What may be believed of the latency figures that a tool printed: a wrapped counter, a broken clock or a damaged text
// must never become a figure in a table.
import type { QuantilePoint, Reported } from '../model/measurement.ts';
import { stated } from './stated.ts';
import { isPlausibleLatency } from './text/latency.ts';

export type CheckedFigures = {
  /** Absent when the figures contradict each other, or none is left. */
  readonly reported?: Reported;
  /** One sentence for everything that was left out. */
  readonly warnings: readonly string[];
};

/**
 * The figures that can be true. One that is no latency at all (negative, not a number, below 1 ns, above an hour) is left
 * out alone; figures whose order is impossible are left out together, because any of them may be the wrong one.
 *
 * @param place Where they stand, as the start of a sentence: `Line 12`, `Server 0`.
 */
export function checkedFigures(printed: Reported, place: string): CheckedFigures {
  const { count, minNs, meanNs, maxNs, standardDeviationNs, percentiles } = printed;
  const broken = [
    ...brokenFigure('minimum', minNs),
    ...brokenFigure('mean', meanNs),
    ...brokenFigure('maximum', maxNs),
    ...percentiles.flatMap(({ percentile, valueNs }) =>
      brokenFigure(`percentile ${percentile}`, valueNs),
    ),
    ...(isDeviation(standardDeviationNs) ? [] : [`deviation ${standardDeviationNs ?? ''} ns`]),
  ];
  const reported = stated({
    count,
    meanNs: usable(meanNs),
    minNs: usable(minNs),
    maxNs: usable(maxNs),
    standardDeviationNs: isDeviation(standardDeviationNs) ? standardDeviationNs : undefined,
    percentiles: percentiles
      .filter(({ valueNs }) => isPlausibleLatency(valueNs))
      .sort((a, b) => a.percentile - b.percentile),
  });
  const warnings = broken.map((what) => `${place}: ${what} is no latency and is left out.`);
  if (!isOrdered(reported)) {
    return {
      warnings: [...warnings, `${place}: the figures contradict each other and are left out.`],
    };
  }
  const isEmpty = reported.meanNs === undefined && figuresInOrder(reported).length === 0;
  return { warnings, ...(!isEmpty && { reported }) };
}

function usable(ns: number | undefined): number | undefined {
  return ns !== undefined && isPlausibleLatency(ns) ? ns : undefined;
}

function brokenFigure(name: string, ns: number | undefined): string[] {
  return ns === undefined || isPlausibleLatency(ns) ? [] : [`${name} ${ns} ns`];
}

function isDeviation(ns: number | undefined): boolean {
  return ns === undefined || ns === 0 || (ns > 0 && isPlausibleLatency(Math.max(1, ns)));
}

function isOrdered(reported: Reported): boolean {
  const { minNs = 0, meanNs, maxNs = Infinity } = reported;
  const inOrder = figuresInOrder(reported);
  const ascends = inOrder.every((ns, index) => index === 0 || ns >= (inOrder[index - 1] ?? 0));
  return ascends && (meanNs === undefined || (minNs <= meanNs && meanNs <= maxNs));
}

function figuresInOrder({ minNs, percentiles, maxNs }: Reported): number[] {
  const values = percentiles.map(({ valueNs }: QuantilePoint) => valueNs);
  return [minNs, ...values, maxNs].filter((ns) => ns !== undefined);
}
