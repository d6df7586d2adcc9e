import type { Run } from '../../model/run.ts';
import { runTitle } from '../../views/run-title.ts';
import { snapshotTable } from '../../views/snapshot-table.ts';
import { markup, type Markup } from '../markup.ts';
import { factCell } from './fact-cell.ts';

/** All that is known about the hosts of the baseline; what neither side recorded is named in one sentence. */
export function environmentSection(baseline: Run | undefined): Markup | undefined {
  if (!baseline) return undefined;
  const { columns, groups } = snapshotTable(baseline);
  const isKnown = ({ cells }: (typeof groups)[number]['rows'][number]) =>
    cells.some(({ state }) => state !== 'not-recorded');
  const known = groups
    .map((group) => ({ ...group, rows: group.rows.filter(isKnown) }))
    .filter(({ rows }) => rows.length > 0);
  const unknown = groups.flatMap(({ rows }) => rows.filter((row) => !isKnown(row)));
  return markup`<section>
    <h2>Environment of the baseline</h2>
    <p>${runTitle(baseline)}</p>
    <table class="facts">
      <thead><tr><th>fact</th>${columns.map(({ role, hostName }) => markup`<th>${role} ${hostName}</th>`)}</tr></thead>
      ${known.map(
        ({
          title,
          rows,
        }) => markup`<tbody><tr class="group"><th colspan="${columns.length + 1}">${title}</th></tr>
        ${rows.map(({ title: fact, cells }) => markup`<tr><td>${fact}</td>${cells.map((cell) => factCell(cell))}</tr>`)}</tbody>`,
      )}
    </table>
    ${unknown.length === 0 ? undefined : markup`<p class="caption">Not recorded on either side: ${unknown.map(({ title }) => title).join(', ')}. Long values are cut; runs.csv has them whole.</p>`}
  </section>`;
}
