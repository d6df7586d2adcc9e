// The experiment as the tree of the sidebar.
import type { Experiment } from '../model/experiment.ts';
import type { RunId } from '../model/identifiers.ts';
import type { Run, RunState } from '../model/run.ts';
import { differingFactors, overlayTitle } from './overlay-labels.ts';
import { runTitle } from './run-title.ts';

export type TreeLeaf = { readonly id: string; readonly title: string };

export type TreeRun = {
  readonly id: RunId;
  readonly title: string;
  readonly state: RunState;
  readonly isDiscarded: boolean;
};

/** Runs with the same levels, or of the same day; an empty title where neither is known. */
export type RunGroup = { readonly title: string; readonly runs: readonly TreeRun[] };

export type ExperimentTree = {
  readonly hosts: readonly TreeLeaf[];
  readonly pairs: readonly TreeLeaf[];
  readonly plans: readonly TreeLeaf[];
  readonly runCount: number;
  readonly runGroups: readonly RunGroup[];
  readonly comparisons: readonly TreeLeaf[];
  readonly notes: readonly TreeLeaf[];
};

/** The tree of an experiment: things by creation, runs grouped by the factors that vary, else by date, in executed order. */
export function experimentTree(experiment: Experiment): ExperimentTree {
  const runs = byId(experiment.runs);
  return {
    hosts: byId(experiment.hosts).map(({ id, name }) => ({ id, title: name })),
    pairs: byId(experiment.pairs).map(({ id, name }) => ({ id, title: name })),
    plans: byId(experiment.plans).map(({ id, name }) => ({ id, title: name })),
    runCount: runs.length,
    runGroups: runGroups(runs),
    comparisons: byId(experiment.comparisons).map(({ id, title, runIds }) => ({
      id,
      title:
        title === ''
          ? overlayTitle(runIds.flatMap((runId) => experiment.runs[runId] ?? []))
          : title,
    })),
    notes: byId(experiment.notes).map(({ id, title, at }) => ({
      id,
      title: title === '' ? dayOf(at) : title,
    })),
  };
}

/** Identifiers sort by time of creation; the order of keys in a file may be anyone's. */
function byId<Item extends { readonly id: string }>(
  items: Readonly<Record<string, Item>>,
): readonly Item[] {
  return Object.values(items).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function runGroups(runs: readonly Run[]): RunGroup[] {
  const names = differingFactors(runs);
  const title = (run: Run) =>
    names.length === 0
      ? dayOf(run.startedAt ?? '')
      : names.flatMap((name) => run.factors[name] ?? []).join(', ');
  const ordered = runs.toSorted(inExecutedOrder);
  return [...new Set(runs.map(title))].map((groupTitle) => ({
    title: groupTitle,
    runs: ordered
      .filter((run) => title(run) === groupTitle)
      .map((run) => ({
        id: run.id,
        title: runTitle(run),
        state: run.state,
        isDiscarded: run.annotation.verdict?.kind === 'discarded',
      })),
  }));
}

function inExecutedOrder(a: Run, b: Run): number {
  return (a.orderIndex ?? 0) - (b.orderIndex ?? 0) || (a.id < b.id ? -1 : 1);
}

/** The day that an instant states, in the zone that it states it in. */
function dayOf(instant: string): string {
  return instant.slice(0, 10);
}
