// The environment of a run, fact by fact: what was captured, what the output stated and what a person typed.
import type { Role, Run } from '../model/run.ts';
import type { FactValue } from '../model/snapshot.ts';
import { findFact } from '../facts/registry.ts';

export const roles: readonly Role[] = ['initiator', 'responder'];

/** One fact as a table shows it: never blank. */
export type FactCell = {
  /** The value, or `absent`, `denied`, `not recorded`. */
  readonly text: string;
  readonly state: FactValue['state'];
  readonly provenance?: 'measured' | 'printed' | 'typed';
  /** The line that the value was read from, or why there is none. */
  readonly evidence?: string;
};

/** All facts of one side by fact id; hardware that a person typed has its own name as id, and gives way to a capture. */
export function factsOf(run: Run, role: Role): Readonly<Record<string, FactValue>> {
  const typed = Object.entries(run.pair?.[role].hardware ?? {}).map(
    ([name, value]): [string, FactValue] => [
      name,
      { state: 'recorded', value, provenance: 'typed' },
    ],
  );
  return { ...Object.fromEntries(typed), ...run.snapshots[role]?.facts };
}

/** A fact as a cell; nothing at all is `not recorded`. */
export function factCell(fact: FactValue | undefined): FactCell {
  if (fact === undefined) return { text: 'not recorded', state: 'not-recorded' };
  if (fact.state === 'recorded') {
    const { value, provenance, raw, state } = fact;
    return { text: value, state, provenance, ...(raw !== undefined && { evidence: raw }) };
  }
  const text = fact.state === 'not-recorded' ? 'not recorded' : fact.state;
  return { text, state: fact.state, ...(fact.detail !== undefined && { evidence: fact.detail }) };
}

/** What a fact is called: the catalogue's title, else the name that it came with. */
export function factTitle(id: string): string {
  return findFact(id)?.title ?? id;
}

/** Settings of kernel-bypass stacks and firmware change latency whatever their name; other unknown facts are taken for harmless. */
const likelyWithoutCatalogue = /^(?:EF_|onload|(?:\S+ )?firmware)/i;

/** Whether a difference in this fact is likely to change latency. */
export function factImpact(id: string): 'likely' | 'unlikely' {
  return findFact(id)?.impact ?? (likelyWithoutCatalogue.test(id) ? 'likely' : 'unlikely');
}
