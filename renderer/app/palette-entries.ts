import { ChevronRight, StickyNote, type LucideIcon } from 'lucide-react';
import type { Experiment } from '../../shared/model/experiment.ts';
import { experimentTree } from '../../shared/views/experiment-tree.ts';
import type { Action } from '../store/action.ts';
import { firstAddress, type Address } from '../store/address.ts';
import { rowIcons } from './row-icons.ts';

/** One row of the palette: a thing to open or an action to perform. */
export type PaletteEntry = {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly title: string;
  /** What kind of thing it is, in grey. */
  readonly context: string;
  readonly address: Address;
  readonly action?: Action;
};

/** More rows would have to be read, not seen. */
const mostRows = 10;

/** Everything that can be found: the things of the experiment, then what can be done. */
export function paletteEntries(
  experiment: Experiment | undefined,
  actions: readonly Action[],
): readonly PaletteEntry[] {
  return [
    ...(experiment ? thingEntries(experiment) : []),
    ...actions.filter(isWorthFinding).map(actionEntry),
  ];
}

/** Moving the focus, going back and the palette itself are of use by their keys only. */
function isWorthFinding({ keys = '' }: Action): boolean {
  return !['Ctrl K', 'F6', 'Shift F6', 'Alt Left', 'Alt Right'].includes(keys);
}

function thingEntries(experiment: Experiment): PaletteEntry[] {
  const tree = experimentTree(experiment);
  const runs = tree.runGroups.flatMap((group) => group.runs);
  return [
    ...runs.map(entry('run', rowIcons.runs)),
    ...tree.hosts.map(entry('host', rowIcons.hosts)),
    ...tree.pairs.map(entry('pair', rowIcons.pairs)),
    ...tree.plans.map(entry('plan', rowIcons.plans)),
    ...tree.comparisons.map(entry('comparison', rowIcons.comparisons)),
    ...tree.notes.map((note) => ({
      ...entry('notebook', StickyNote)(note),
      context: 'note',
    })),
  ];
}

function entry(screen: Address['screen'], icon: LucideIcon) {
  return ({ id, title }: { readonly id: string; readonly title: string }): PaletteEntry => ({
    key: `${screen}/${id}`,
    icon,
    title,
    context: screen,
    address: { screen, id },
  });
}

function actionEntry(action: Action): PaletteEntry {
  return {
    key: `action/${action.name}`,
    icon: ChevronRight,
    title: action.name,
    context: '',
    address: firstAddress,
    action,
  };
}

/** The entries that have all typed words in their title; those whose title begins with them come first. */
export function matchingEntries(
  entries: readonly PaletteEntry[],
  typed: string,
): readonly PaletteEntry[] {
  const prefix = /^[>@]/.exec(typed)?.[0];
  const words = typed.replace(/^[>@]/, '').trim().toLowerCase().split(/\s+/);
  const isOffered = ({ action, context }: PaletteEntry) => {
    if (prefix === '>') return action !== undefined;
    if (prefix === '@') return context === 'host' || context === 'pair';
    return true;
  };
  const found = entries.filter(
    (candidate) =>
      isOffered(candidate) && words.every((word) => candidate.title.toLowerCase().includes(word)),
  );
  const begins = ({ title }: PaletteEntry) => title.toLowerCase().startsWith(words[0] ?? '');
  const rank = (candidate: PaletteEntry) =>
    (begins(candidate) ? 0 : 1) + (candidate.action?.reason === undefined ? 0 : 2);
  return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostRows);
}
