// What differs in the environment of runs, against a baseline: the answer to "is this comparison controlled?".
// A fact differs where both sides know it (recorded or absent) and their values are not equal. What one side does not
// know is never a difference: it is counted, and said.
import { facts as catalogue } from '../facts/registry.ts';
import type { RunId } from '../model/identifiers.ts';
import type { Factor, ParameterValue } from '../model/plan.ts';
import type { Role, Run } from '../model/run.ts';
import { toolOfRun } from '../tools/toolbox.ts';
import type { FactCell } from './run-facts.ts';
import { factCell, factImpact, factsOf, factTitle, roles } from './run-facts.ts';
import { runTitle } from './run-title.ts';
import { counted } from './words.ts';

export type DifferenceRow = {
  readonly title: string;
  /** The baseline's cell, then one per candidate. */
  readonly cells: readonly FactCell[];
  /** One per candidate: whether it is known to differ from the baseline. */
  readonly differs: readonly boolean[];
};

/** How well a candidate is controlled against the baseline; `tone` as in the closed list of badges. */
export type ControlBadge = { readonly text: string; readonly tone: 'ok' | 'mute' | 'warn' };

export type Candidate = {
  readonly runId: RunId;
  readonly title: string;
  readonly badge: ControlBadge;
  /** Facts of likely impact that the baseline or this run does not know. */
  readonly notRecorded: number;
};

export type EnvironmentDifference = {
  readonly candidates: readonly Candidate[];
  /** Rows in which at least one candidate differs. */
  readonly likely: readonly DifferenceRow[];
  readonly unlikely: readonly DifferenceRow[];
  /** Equal wherever it is known, and known on both sides of at least one comparison. */
  readonly same: readonly { readonly title: string; readonly value: string }[];
};

type Item = { readonly title: string; readonly isLikely: boolean; readonly cells: FactCell[] };

/**
 * Compares the environments of runs with that of the baseline.
 *
 * @param factors The experiment's factors: a parameter that a varied factor sets is that factor, not one more.
 */
export function environmentDifference(
  baseline: Run,
  candidates: readonly Run[],
  factors: readonly Factor[] = [],
): EnvironmentDifference {
  const runs = [baseline, ...candidates];
  const items = [...factorItems(runs), ...testItems(runs, factors), ...factItems(runs)];
  const rows = items.map((item) => ({ ...item, differs: differencesOf(item) }));
  const differing = rows.filter(({ differs }) => differs.includes(true));
  const rowsOf = (isLikely: boolean): DifferenceRow[] =>
    differing
      .filter((row) => row.isLikely === isLikely)
      .map(({ title, cells, differs }) => ({ title, cells, differs }));
  return {
    candidates: candidates.map((run, index) => candidateOf(run, rows, index)),
    likely: rowsOf(true),
    unlikely: rowsOf(false),
    same: rows
      .filter(({ differs, cells }) => !differs.includes(true) && cells.filter(isKnown).length > 1)
      .map(({ title, cells }) => ({ title, value: cells.find(isKnown)?.text ?? '' })),
  };
}

function isKnown({ state }: FactCell): boolean {
  return state === 'recorded' || state === 'absent';
}

function differencesOf({ cells }: Item): boolean[] {
  const [baseline, ...others] = cells;
  return others.map(
    (cell) =>
      baseline !== undefined && isKnown(baseline) && isKnown(cell) && baseline.text !== cell.text,
  );
}

function candidateOf(
  run: Run,
  rows: readonly (Item & { readonly differs: readonly boolean[] })[],
  index: number,
): Candidate {
  const own = rows.filter(({ differs }) => differs[index] === true);
  const likely = own.filter(({ isLikely }) => isLikely).length;
  const notRecorded = rows.filter(
    ({ isLikely, cells: [first, ...others] }) =>
      isLikely && [first, others[index]].some((cell) => cell !== undefined && !isKnown(cell)),
  ).length;
  return {
    runId: run.id,
    title: runTitle(run),
    badge: controlBadge(likely, own.length - likely, notRecorded),
    notRecorded,
  };
}

/** Only facts of likely impact count as factors: a run is not uncontrolled because a host has more memory. */
function controlBadge(likely: number, unlikely: number, notRecorded: number): ControlBadge {
  if (likely > 1) return { text: `${String(likely)} factors differ: not controlled`, tone: 'warn' };
  if (likely === 1) return { text: '1 factor differs', tone: notRecorded > 0 ? 'mute' : 'ok' };
  if (unlikely === 0) return { text: 'nothing recorded differs', tone: 'mute' };
  return { text: `${counted(unlikely, 'fact')} of unlikely impact differ`, tone: 'mute' };
}

function factorItems(runs: readonly Run[]): Item[] {
  const names = [...new Set(runs.flatMap(({ factors }) => Object.keys(factors)))];
  return names.map((name) => ({
    title: name,
    isLikely: true,
    cells: runs.map(({ factors }) => typedCell(factors[name])),
  }));
}

/** Tool, parameters and link: what the test itself is. */
function testItems(runs: readonly Run[], factors: readonly Factor[]): Item[] {
  const varied = factors.filter(({ name }) => runs.some((run) => run.factors[name] !== undefined));
  const explained = new Set(
    varied.flatMap(({ levels }) => levels.flatMap(({ parameters }) => Object.keys(parameters))),
  );
  const names = [...new Set(runs.flatMap(({ parameters }) => Object.keys(parameters)))];
  const item = (title: string, text: (run: Run) => string | undefined): Item => ({
    title,
    isLikely: true,
    cells: runs.map((run) => typedCell(text(run))),
  });
  return [
    item('Tool', (run) => toolOfRun(run)?.title ?? run.tool.id),
    item('Tool version', ({ tool }) => tool.version),
    // A custom tool is what a person says it is, and may say otherwise by now.
    item(
      'Definition of the tool',
      ({ tool }) => tool.definition && `version ${String(tool.parserVersion)}`,
    ),
    item('Link', ({ pair }) => pair && [pair.link.kind, pair.link.mode].join(' ').trim()),
    ...names
      .filter((name) => !explained.has(name))
      .map((name) => item(`Parameter ${name}`, (run) => parameterText(run.parameters[name]))),
  ];
}

function parameterText(value: ParameterValue | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value?.toString();
}

function typedCell(value: string | undefined): FactCell {
  return factCell(
    value === undefined ? undefined : { state: 'recorded', value, provenance: 'typed' },
  );
}

/** Facts of both sides; one row where both sides say the same in every run. Names that are factors too are left out. */
function factItems(runs: readonly Run[]): Item[] {
  const sides = roles.map((role) => runs.map((run) => factsOf(run, role)));
  const captured = sides.flatMap((side) => side.flatMap((facts) => Object.keys(facts)));
  const factorNames = new Set(runs.flatMap(({ factors }) => Object.keys(factors)));
  const ids = [...new Set([...catalogue.map(({ id }) => id), ...captured])].filter(
    (id) => !factorNames.has(id),
  );
  return ids.flatMap((id) => {
    const [initiator = [], responder = []] = sides.map((side) =>
      side.map((facts) => factCell(facts[id])),
    );
    // Nobody types what does not matter to them: firmware variant, BIOS profile, slot, cable.
    const isTyped = [...initiator, ...responder].some((cell) => cell.provenance === 'typed');
    const isLikely = isTyped || factImpact(id) === 'likely';
    const isEqual = initiator.every((cell, index) => cell.text === responder[index]?.text);
    const item = (cells: FactCell[], role?: Role): Item => ({
      title: role === undefined ? factTitle(id) : `${factTitle(id)}, ${role}`,
      isLikely,
      cells,
    });
    return isEqual
      ? [item(initiator)]
      : [item(initiator, 'initiator'), item(responder, 'responder')];
  });
}
