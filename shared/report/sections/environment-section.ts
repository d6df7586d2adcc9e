import type { Experiment } from '../../model/experiment.ts';
import type { Run } from '../../model/run.ts';
import {
  environmentDifference,
  type DifferenceRow,
  type EnvironmentDifference,
} from '../../views/environment-difference.ts';
import type { FactCell } from '../../views/run-facts.ts';
import { runTitle } from '../../views/run-title.ts';
import { snapshotTable } from '../../views/snapshot-table.ts';
import { markup, type Markup } from '../markup.ts';

/** More runs than this do not fit beside each other on a page; the rest stand in runs.csv. */
const mostColumns = 6;

/** What differs between the baseline and the other runs, then all that is known about the baseline's hosts. */
export function environmentSection(
  experiment: Experiment,
  baseline: Run,
  candidates: readonly Run[],
): Markup {
  const shown = candidates.slice(0, mostColumns - 1);
  const difference = environmentDifference(baseline, shown, Object.values(experiment.factors));
  return markup`${shown.length === 0 ? undefined : differenceSection(baseline, shown, difference)}
  <section>
    <h2>Environment of the baseline</h2>
    <p>${runTitle(baseline)}</p>
    ${snapshotOf(baseline)}
  </section>`;
}

function differenceSection(
  baseline: Run,
  candidates: readonly Run[],
  { likely, unlikely, candidates: badges }: EnvironmentDifference,
): Markup {
  const titles = [baseline, ...candidates].map(runTitle);
  const rows = [
    ...groupRows('Likely to change latency', likely, titles.length),
    ...groupRows('Unlikely to change latency', unlikely, titles.length),
  ];
  return markup`<section>
    <h2>What differs</h2>
    ${
      rows.length === 0
        ? markup`<p>Nothing recorded differs.</p>`
        : markup`<table>
      <thead><tr><th>fact</th>${titles.map((title) => markup`<th>${title}</th>`)}</tr></thead>
      <tbody>${rows}</tbody></table>`
    }
    <ul class="plain">${badges.map(({ title, badge, notRecorded }) => markup`<li>${title}: ${badge.text}${notRecorded > 0 ? `, ${String(notRecorded)} not recorded` : ''}.</li>`)}</ul>
  </section>`;
}

function groupRows(title: string, rows: readonly DifferenceRow[], columns: number): Markup[] {
  if (rows.length === 0) return [];
  const head = markup`<tr class="group"><th colspan="${columns + 1}">${title}</th></tr>`;
  const body = rows.map(
    ({ title: fact, cells, differs }) =>
      markup`<tr><td>${fact}</td>${cells.map((cell, index) => factCell(cell, index > 0 && differs[index - 1] === true))}</tr>`,
  );
  return [head, ...body];
}

function snapshotOf(run: Run): Markup {
  const { columns, groups } = snapshotTable(run);
  const rows = groups.flatMap(({ title, rows: facts }) => [
    markup`<tr class="group"><th colspan="${columns.length + 1}">${title}</th></tr>`,
    ...facts.map(
      ({ title: fact, cells }) =>
        markup`<tr><td>${fact}</td>${cells.map((cell) => factCell(cell, false))}</tr>`,
    ),
  ]);
  return markup`<table>
    <thead><tr><th>fact</th>${columns.map(({ role, hostName }) => markup`<th>${role} ${hostName}</th>`)}</tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
}

function factCell(cell: FactCell, differs: boolean): Markup {
  const text = differs ? markup`<strong>${cell.text}</strong>` : markup`${cell.text}`;
  return markup`<td class="${cell.state === 'recorded' ? 'fact' : 'fact quiet'}">${text}</td>`;
}
