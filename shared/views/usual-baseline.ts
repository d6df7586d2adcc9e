// Which run the others are held against when nobody has said.
import type { RunId } from '../model/identifiers.ts';
import type { Factor } from '../model/plan.ts';
import type { Run } from '../model/run.ts';
import { hasLatency } from './latency-figures.ts';

/**
 * The run that comparisons start from until a person chooses: the first that has the first level of every factor, because
 * people list the usual condition first; else the first with figures. Discarded runs are none.
 */
export function usualBaseline(runs: readonly Run[], factors: readonly Factor[]): RunId | undefined {
  const first = new Map(factors.map(({ name, levels }) => [name, levels[0]?.name]));
  const isUsual = (run: Run) =>
    Object.entries(run.factors).every(([name, level]) => (first.get(name) ?? level) === level);
  const candidates = runs.filter(
    ({ annotation, measurements }) =>
      annotation.verdict?.kind !== 'discarded' && measurements.some(hasLatency),
  );
  return (candidates.find(isUsual) ?? candidates[0])?.id;
}
