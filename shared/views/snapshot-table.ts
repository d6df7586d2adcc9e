// The snapshot of a run: facts by group, one column per host.
import type { Fact } from '../facts/fact.ts';
import { facts as catalogue, findFact } from '../facts/registry.ts';
import type { Role, Run } from '../model/run.ts';
import type { FactCell } from './run-facts.ts';
import { factCell, factsOf, roles } from './run-facts.ts';

export type SnapshotRow = {
  readonly factId: string;
  readonly title: string;
  /** What the fact means; absent for facts that are not in the catalogue. */
  readonly meaning?: string;
  /** One per column. */
  readonly cells: readonly FactCell[];
};

export type SnapshotTable = {
  readonly columns: readonly { readonly role: Role; readonly hostName: string }[];
  readonly groups: readonly { readonly title: string; readonly rows: readonly SnapshotRow[] }[];
};

const groupTitles: readonly (readonly [Fact['group'], string])[] = [
  ['network card', 'Network card'],
  ['system', 'System'],
  ['processor', 'Processor'],
  ['virtualisation', 'Virtualisation'],
];

/** Every fact of the catalogue, recorded or not, then what only the output stated, then what a person typed. */
export function snapshotTable(run: Run): SnapshotTable {
  const sides = roles.map((role) => factsOf(run, role));
  const row = (factId: string, fact?: Fact): SnapshotRow => ({
    factId,
    title: fact?.title ?? factId,
    ...(fact && { meaning: fact.meaning }),
    cells: sides.map((facts) => factCell(facts[factId])),
  });
  const known = groupTitles.map(([group, title]) => ({
    title,
    rows: catalogue.filter((fact) => fact.group === group).map((fact) => row(fact.id, fact)),
  }));
  const otherIds = [...new Set(sides.flatMap((facts) => Object.keys(facts)))].sort();
  const others = otherIds.filter((id) => findFact(id) === undefined).map((id) => row(id));
  const isTyped = ({ cells }: SnapshotRow) => cells.some((cell) => cell.provenance === 'typed');
  return {
    columns: roles.map((role) => ({ role, hostName: hostNameOf(run, role) })),
    groups: [
      ...known,
      { title: 'From the output', rows: others.filter((other) => !isTyped(other)) },
      { title: 'Typed', rows: others.filter(isTyped) },
    ].filter(({ rows }) => rows.length > 0),
  };
}

function hostNameOf(run: Run, role: Role): string {
  return run.pair?.[role].hostName ?? run.snapshots[role]?.hostName ?? 'not recorded';
}
