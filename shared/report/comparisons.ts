// Which runs of a report are laid over one another. Runs that a person chose are one comparison; a whole experiment is one
// per test, because TCP against UDP is no answer to what a factor does.
import type { Factor } from '../model/plan.ts';
import type { RunId } from '../model/identifiers.ts';
import type { Run } from '../model/run.ts';
import { hasLatency } from '../views/latency-figures.ts';
import { usualBaseline } from '../views/usual-baseline.ts';

export type Comparison = {
  /** The test, where a report has several; else empty. */
  readonly title: string;
  readonly runs: readonly Run[];
  readonly baselineRunId: RunId | undefined;
};

export function comparisonsOf(
  runs: readonly Run[],
  choice: { readonly isChosen: boolean; readonly baselineRunId: RunId | undefined },
  factors: readonly Factor[],
): Comparison[] {
  const withFigures = runs.filter(({ measurements }) => measurements.some(hasLatency));
  const titles = choice.isChosen ? [] : [...new Set(withFigures.map(({ testTitle }) => testTitle))];
  const groups =
    titles.length < 2
      ? [{ title: '', runs }]
      : titles.map((title) => ({ title, runs: runs.filter((run) => run.testTitle === title) }));
  return groups.map((group) => ({
    ...group,
    baselineRunId:
      group.runs.find(({ id }) => id === choice.baselineRunId)?.id ??
      usualBaseline(group.runs, factors),
  }));
}
