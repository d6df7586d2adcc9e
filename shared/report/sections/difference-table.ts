import type { Factor } from '../../model/plan.ts';
import type { Run } from '../../model/run.ts';
import { environmentDifference, type DifferenceRow } from '../../views/environment-difference.ts';
import { markup, type Markup } from '../markup.ts';
import { factCell } from './fact-cell.ts';

export type LabelledRun = { readonly label: string; readonly run: Run };

/** More columns than this do not fit beside each other on a page; the rest stand in runs.csv. */
const mostColumns = 6;

/** What differs between the first run and the others, and how well that makes the comparison controlled. */
export function differenceTable(
  runs: readonly LabelledRun[],
  factors: readonly Factor[],
): Markup | undefined {
  const [baseline, ...candidates] = runs.slice(0, mostColumns);
  if (!baseline || candidates.length === 0) return undefined;
  const difference = environmentDifference(
    baseline.run,
    candidates.map(({ run }) => run),
    factors,
  );
  const columns = [baseline, ...candidates].map(({ label }) => label);
  const groups = [
    group('Likely to change latency', difference.likely, columns.length),
    group('Unlikely to change latency', difference.unlikely, columns.length),
  ];
  const badges = difference.candidates.map(
    ({ badge, notRecorded }, index) =>
      markup`<li>${candidates[index]?.label}: ${badge.text}${notRecorded > 0 ? `; ${String(notRecorded)} not recorded` : ''}.</li>`,
  );
  return markup`<h4>What differs</h4>
    <table class="facts">
      <thead><tr><th>fact</th>${columns.map((label) => markup`<th>${label}</th>`)}</tr></thead>
      ${groups}
    </table>
    <ul class="plain">${badges}</ul>`;
}

function group(title: string, rows: readonly DifferenceRow[], columns: number): Markup | undefined {
  if (rows.length === 0) return undefined;
  return markup`<tbody><tr class="group"><th colspan="${columns + 1}">${title}</th></tr>
    ${rows.map(({ title: fact, cells, differs }) => markup`<tr><td>${fact}</td>${cells.map((cell, index) => factCell(cell, index > 0 && differs[index - 1] === true))}</tr>`)}</tbody>`;
}
