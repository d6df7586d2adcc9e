// The sidebar's tree as a flat list of rows, which is what the keyboard walks through.
import type { Address, ScreenName } from '../store/address.ts';
import type { ExperimentTree, TreeRun } from '../../shared/views/experiment-tree.ts';

export type RowKind = 'notebook' | 'hosts' | 'pairs' | 'plans' | 'runs' | 'comparisons' | 'tools';

export type TreeRow = {
  /** Equal to the address's hash where there is one. */
  readonly key: string;
  readonly level: 1 | 2 | 3;
  readonly kind: RowKind;
  readonly title: string;
  /** What is left to say below a group that says the rest. */
  readonly shortTitle?: string;
  /** Where Enter leads. */
  readonly address?: Address;
  /** Groups only. */
  readonly group?: { readonly isOpen: boolean; readonly count: number; readonly add?: AddAction };
  readonly run?: TreeRun;
};

export type AddAction = { readonly name: string; readonly address: Address };

/** From this many runs on they can be filtered. */
export const runsWorthFiltering = 20;

type Options = {
  readonly closed: ReadonlySet<string>;
  /** Only runs whose title holds this text. */
  readonly filter: string;
};

/** The rows that are shown, from top to bottom. */
export function treeRows(tree: ExperimentTree, options: Options): readonly TreeRow[] {
  return [
    {
      key: 'notebook',
      level: 1,
      kind: 'notebook',
      title: 'Notebook',
      address: { screen: 'notebook' },
    },
    ...collection(options, {
      kind: 'hosts',
      title: 'Hosts',
      add: { name: 'Add host', address: { screen: 'host', id: 'new' } },
      things: tree.hosts,
      screen: 'host',
    }),
    ...collection(options, {
      kind: 'pairs',
      title: 'Pairs',
      add: { name: 'Add pair', address: { screen: 'pair', id: 'new' } },
      things: tree.pairs,
      screen: 'pair',
    }),
    ...collection(options, {
      kind: 'plans',
      title: 'Plans',
      add: { name: 'Add plan', address: { screen: 'plan', id: 'new' } },
      things: tree.plans,
      screen: 'plan',
    }),
    ...runRows(tree, options),
    ...collection(options, {
      kind: 'comparisons',
      title: 'Comparisons',
      things: tree.comparisons,
      screen: 'comparison',
    }),
    { key: 'tools', level: 1, kind: 'tools', title: 'Tools', address: { screen: 'tools' } },
  ];
}

type Collection = {
  readonly kind: Exclude<RowKind, 'notebook' | 'tools'>;
  readonly title: string;
  readonly add?: AddAction;
  readonly screen: ScreenName;
  readonly things: readonly { readonly id: string; readonly title: string }[];
};

function collection(
  { closed }: Options,
  { kind, title, add, screen, things }: Collection,
): TreeRow[] {
  const isOpen = !closed.has(kind);
  const group = { isOpen, count: things.length, ...(add && { add }) };
  const rows = things.map((thing): TreeRow => ({
    key: `${screen}/${thing.id}`,
    level: 2,
    kind,
    title: thing.title,
    address: { screen, id: thing.id },
  }));
  return [
    { key: kind, level: 1, kind, title, address: { screen: kind }, group },
    ...(isOpen ? rows : []),
  ];
}

function runRows(tree: ExperimentTree, { closed, filter }: Options): TreeRow[] {
  const isOpen = !closed.has('runs');
  const wanted = filter.toLowerCase();
  const groups = tree.runGroups
    .map(({ title, runs }) => ({
      title,
      runs: runs.filter((run) => run.title.toLowerCase().includes(wanted)),
    }))
    .filter(({ runs }) => runs.length > 0);
  const head: TreeRow = {
    key: 'runs',
    level: 1,
    kind: 'runs',
    title: 'Runs',
    address: { screen: 'runs' },
    group: {
      isOpen,
      count: tree.runCount,
      add: { name: 'Import outputs', address: { screen: 'import' } },
    },
  };
  if (!isOpen) return [head];
  // A group of one run, or a single group, would only stand in the way.
  const isFlat = groups.length === 1 || groups.every(({ runs }) => runs.length === 1);
  if (isFlat) return [head, ...groups.flatMap(({ runs }) => runs.map((run) => runRow(run, 2)))];
  return [
    head,
    ...groups.flatMap(({ title, runs }) => {
      const key = `runs/${title}`;
      const isGroupOpen = !closed.has(key);
      const row: TreeRow = {
        key,
        level: 2,
        kind: 'runs',
        title: title === '' ? 'without factors' : title,
        group: { isOpen: isGroupOpen, count: runs.length },
      };
      return [row, ...(isGroupOpen ? groupedRows(title, runs) : [])];
    }),
  ];
}

/** Below their group, runs need not repeat its levels; runs of one title are told apart by their order. */
function groupedRows(group: string, runs: readonly TreeRun[]): TreeRow[] {
  return runs.map((run) => {
    const alike = runs.filter(({ title }) => title === run.title);
    const rest = run.title.startsWith(`${group}, `) ? run.title.slice(group.length + 2) : run.title;
    const place = alike.length > 1 ? `${String(alike.indexOf(run) + 1)}. ` : '';
    return { ...runRow(run, 3), shortTitle: `${place}${rest}` };
  });
}

function runRow(run: TreeRun, level: 2 | 3): TreeRow {
  return {
    key: `run/${run.id}`,
    level,
    kind: 'runs',
    title: run.title,
    address: { screen: 'run', id: run.id },
    run,
  };
}
