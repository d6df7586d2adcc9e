// runs.csv: one row per run with all that is known about it. Columns after the fixed ones are the facts and typed hardware
// of both hosts, as many as any run has, so that two exports of one experiment have the same columns.
import type { Experiment } from '../../model/experiment.ts';
import { toolNameOf, type Execution, type Role, type Run } from '../../model/run.ts';
import type { FactValue } from '../../model/snapshot.ts';
import { csvOf, keyValueCell, type Cell } from './table.ts';

type Column = { readonly name: string; readonly cell: (run: Run) => Cell };

/** Every run, in order of the identifiers (time of creation). */
export function runsCsv(experiment: Experiment): string {
  const runs = Object.values(experiment.runs).sort((a, b) => (a.id < b.id ? -1 : 1));
  const columns = [...fixedColumns(experiment), ...hostColumns(runs)];
  return csvOf(
    columns.map(({ name }) => name),
    runs.map((run) => columns.map(({ cell }) => cell(run))),
  );
}

function fixedColumns(experiment: Experiment): Column[] {
  const identity: Column[] = [
    { name: 'run', cell: ({ id }) => id },
    { name: 'title', cell: ({ annotation, title }) => annotation.title || title },
    { name: 'state', cell: ({ state }) => state },
    { name: 'origin', cell: ({ origin }) => origin },
    { name: 'started', cell: ({ startedAt }) => startedAt },
    { name: 'ended', cell: ({ endedAt }) => endedAt },
    { name: 'plan', cell: ({ planId }) => planId && experiment.plans[planId]?.name },
    { name: 'order', cell: ({ orderIndex }) => orderIndex },
    { name: 'repeat', cell: ({ repeat }) => repeat },
  ];
  const conditions: Column[] = [
    { name: 'pair', cell: ({ pair }) => pair?.name },
    { name: 'initiator', cell: ({ pair }) => pair?.initiator.hostName },
    { name: 'initiator_interface', cell: ({ pair }) => pair?.initiator.netdev },
    { name: 'initiator_address', cell: ({ pair }) => pair?.initiator.address },
    { name: 'responder', cell: ({ pair }) => pair?.responder.hostName },
    { name: 'responder_interface', cell: ({ pair }) => pair?.responder.netdev },
    { name: 'responder_address', cell: ({ pair }) => pair?.responder.address },
    { name: 'link', cell: ({ pair }) => pair?.link.kind },
    { name: 'tool', cell: toolNameOf },
    { name: 'tool_version', cell: ({ tool }) => tool.version },
    { name: 'parser_version', cell: ({ tool }) => tool.parserVersion },
    { name: 'test', cell: ({ testTitle }) => testTitle },
    { name: 'parameters', cell: ({ parameters }) => keyValueCell(parameters) },
    { name: 'factors', cell: ({ factors }) => keyValueCell(factors) },
  ];
  return [...identity, ...conditions, ...annotationColumns, ...executionColumns];
}

const annotationColumns: readonly Column[] = [
  { name: 'verdict', cell: ({ annotation }) => annotation.verdict?.kind },
  { name: 'verdict_reason', cell: ({ annotation }) => annotation.verdict?.reason },
  { name: 'tags', cell: ({ annotation }) => annotation.tags.join(';') },
  { name: 'note', cell: ({ annotation }) => annotation.note },
  {
    name: 'failure',
    cell: ({ failure }) => failure && `${failure.step}, ${failure.side}: ${failure.reason}`,
  },
  { name: 'warnings', cell: ({ warnings }) => warnings.join(' ') },
];

const executionColumns: readonly Column[] = (['initiator', 'responder'] as const).flatMap(
  (role) => [
    { name: `${role}_command`, cell: (run) => executionOf(run, role)?.argv.join(' ') },
    { name: `${role}_exit_status`, cell: (run) => executionOf(run, role)?.exitStatus },
    { name: `${role}_stdout_sha256`, cell: (run) => executionOf(run, role)?.stdout },
    { name: `${role}_stderr_sha256`, cell: (run) => executionOf(run, role)?.stderr },
  ],
);

function executionOf(run: Run, role: Role): Execution | undefined {
  return run.executions.find((execution) => execution.role === role);
}

function hostColumns(runs: readonly Run[]): Column[] {
  return (['initiator', 'responder'] as const).flatMap((role) => {
    const hardware = namesOf(runs.map(({ pair }) => pair?.[role].hardware));
    const facts = namesOf(runs.map(({ snapshots }) => snapshots[role]?.facts));
    return [
      ...hardware.map((name) => ({
        name: `${role}.typed.${name}`,
        cell: ({ pair }: Run) => pair?.[role].hardware[name],
      })),
      ...facts.map((name) => ({
        name: `${role}.${name}`,
        cell: ({ snapshots }: Run) => factCell(snapshots[role]?.facts[name]),
      })),
    ];
  });
}

/** A recorded fact as its value; the three ways of having none stay apart as words. */
function factCell(fact: FactValue | undefined): Cell {
  if (!fact) return undefined;
  return fact.state === 'recorded' ? fact.value : `(${fact.state.replace('-', ' ')})`;
}

function namesOf(records: readonly (Readonly<Record<string, unknown>> | undefined)[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record ?? {})))].sort();
}
