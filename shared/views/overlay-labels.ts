// What tells the series of an overlay apart, in as few words as possible.
import type { Run } from '../model/run.ts';
import { runTitle } from './run-title.ts';
import { counted } from './words.ts';

/** Names of the factors whose level is not the same in all runs, in the order in which they are first met. */
export function differingFactors(runs: readonly Pick<Run, 'factors'>[]): readonly string[] {
  const names = [...new Set(runs.flatMap(({ factors }) => Object.keys(factors)))];
  return names.filter((name) => new Set(runs.map(({ factors }) => factors[name])).size > 1);
}

/** `Firmware variant and platform`: what an overlay of these runs is about. */
export function overlayTitle(runs: readonly Run[]): string {
  const names = differingFactors(runs);
  const joined = [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
  return joined === ''
    ? counted(runs.length, 'run')
    : joined.charAt(0).toUpperCase() + joined.slice(1);
}

/** What is common to all runs: tests, pair and levels of factors that do not differ. */
export function commonToAll(runs: readonly Run[]): readonly string[] {
  const common = (of: (run: Run) => string | undefined) => {
    const [first, ...others] = new Set(runs.map(of));
    return first === undefined || others.length > 0 ? [] : [first];
  };
  const names = Object.keys(runs[0]?.factors ?? {});
  return [
    ...common(({ testTitle }) => testTitle),
    ...common(({ pair }) => pair?.name),
    ...names.flatMap((name) => common(({ factors }) => factors[name])),
  ];
}

/**
 * A label for each group of runs, all different: the levels that differ, then pair and test where they are needed,
 * else the title; last, what still is equal is numbered.
 */
export function seriesLabels(groups: readonly (readonly Run[])[]): readonly string[] {
  const heads = groups.flatMap((group) => group.slice(0, 1));
  const names = differingFactors(heads);
  const attempts: ((run: Run) => string)[] = [
    (run) => words(names.map((name) => run.factors[name])),
    (run) => words([...names.map((name) => run.factors[name]), run.pair?.name]),
    (run) => words([...names.map((name) => run.factors[name]), run.testTitle]),
  ];
  const fitting = attempts.find((label) => areAllDifferent(heads.map(label)));
  if (fitting !== undefined) return heads.map(fitting);
  const titles = withoutCommonStart(heads.map(runTitle));
  if (areAllDifferent(titles)) return titles;
  const [byFactors = runTitle] = attempts;
  return numbered(heads.map(names.length > 0 ? byFactors : runTitle));
}

/** Titles without the parts, between commas, that all begin with; a title that has no other part stays whole. */
function withoutCommonStart(titles: readonly string[]): string[] {
  const parted = titles.map((title) => title.split(', '));
  const [first = []] = parted;
  const different = first.findIndex((part, index) => parted.some((parts) => parts[index] !== part));
  const common = different < 0 ? first.length : different;
  return titles.map((title, index) => {
    const rest = parted[index]?.slice(common) ?? [];
    return rest.length > 0 ? rest.join(', ') : title;
  });
}

function words(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

function areAllDifferent(labels: readonly string[]): boolean {
  return !labels.includes('') && new Set(labels).size === labels.length;
}

function numbered(labels: readonly string[]): string[] {
  return labels.map((label, index) => {
    if (labels.filter((other) => other === label).length === 1) return label;
    const which = labels.slice(0, index + 1).filter((other) => other === label).length;
    return `${label === '' ? '' : `${label}, `}run ${String(which)}`;
  });
}
