// What a pasted text states about the hosts, as the snapshots of an imported run.
import type { Role, Run } from '../../model/run.ts';
import type { FactValue } from '../../model/snapshot.ts';
import type { ParsedOutput } from '../tool.ts';
import type { Surroundings } from './surroundings.ts';

type RecordedFact = Extract<FactValue, { state: 'recorded' }>;

/** What output and surroundings state of both sides; where both state something, the output's own word counts. */
export function snapshotsOfImport(
  { facts, startedAtText }: ParsedOutput,
  { facts: around, hostName, date }: Surroundings,
): Run['snapshots'] {
  const printed = startedAtText ?? date;
  return {
    ...snapshotAt('initiator', facts.initiator?.['hostname'] ?? hostName, {
      ...recorded(around.initiator),
      ...recorded(stated(facts.initiator)),
      ...recorded(stated(printed === undefined ? {} : { date: printed })),
    }),
    ...snapshotAt('responder', facts.responder?.['hostname'], {
      ...recorded(around.responder),
      ...recorded(stated(facts.responder)),
    }),
  };
}

/** Nothing at all for a side of which nothing is said. */
function snapshotAt(
  role: Role,
  hostName: string | undefined,
  facts: Readonly<Record<string, RecordedFact>>,
): Run['snapshots'] {
  if (hostName === undefined && Object.keys(facts).length === 0) return {};
  return { [role]: { hostName: (hostName ?? '').slice(0, 253), facts } };
}

function stated(
  facts: Readonly<Record<string, string>> = {},
): Readonly<Record<string, { readonly value: string; readonly raw?: string }>> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value }]));
}

function recorded(
  facts: Readonly<Record<string, { readonly value: string; readonly raw?: string }>>,
): Readonly<Record<string, RecordedFact>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, { value, raw }]) => [
      name.slice(0, 120),
      {
        state: 'recorded',
        value: value.slice(0, 4000),
        provenance: 'printed',
        ...(raw !== undefined && { raw: raw.slice(0, 4000) }),
      },
    ]),
  );
}
