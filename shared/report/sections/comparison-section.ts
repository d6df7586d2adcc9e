import type { RunId } from '../../model/identifiers.ts';
import type { Run } from '../../model/run.ts';
import { overlay, type ChartKind, type LeftOut, type Overlay } from '../../views/overlay.ts';
import type { ComparisonCell, ComparisonRow } from '../../views/comparison-table.ts';
import { formatBytes } from '../../units/amount.ts';
import { markup, type Markup } from '../markup.ts';
import { figureCell } from './run-section.ts';

const captions: Readonly<Record<ChartKind, string>> = {
  size: 'against message size. Line: median; band: minimum to p99.',
  tail: 'by percentile, log of 1/(1−p). Curves are distributions of all samples; single figures are points.',
  ecdf: 'as cumulative share of samples.',
};

/** The answer, the overlay charts and the table of differences. */
export function comparisonSection(runs: readonly Run[], baselineRunId: RunId | undefined): Markup {
  const view = overlay({ runs, baselineRunId, quantity: commonQuantity(runs) });
  return markup`<section>
    <h2>Findings</h2>
    ${view.answer.length === 0 ? markup`<p>No latency figures to compare.</p>` : view.answer.map((sentence) => markup`<p class="finding">${sentence}</p>`)}
    ${view.charts.filter(({ kind, drawable }) => isWorthDrawing(view, kind, drawable)).map(({ kind }, index) => chart(view, kind, index + 1))}
    ${view.series.length === 0 ? undefined : comparisonTableOf(view)}
    ${leftOut('Not counted (discarded)', view.discarded)}
    ${leftOut('Not drawn', view.notDrawn)}
  </section>`;
}

/** Mixed quantities cannot be asked about on paper: they are shown as half-rtt, each converted series marked. */
function commonQuantity(runs: readonly Run[]) {
  return overlay({ runs }).question ? ('half-rtt' as const) : undefined;
}

function isWorthDrawing({ sizes }: Overlay, kind: ChartKind, drawable: number): boolean {
  if (kind === 'ecdf') return false;
  return kind === 'size' ? sizes.length > 1 : drawable > 0;
}

function chart(view: Overlay, kind: ChartKind, number: number): Markup {
  const at =
    kind === 'size' || view.focusSize === undefined ? '' : ` at ${formatBytes(view.focusSize)}`;
  return markup`<figure class="chart" data-figure="${JSON.stringify({ kind, overlay: view })}" role="img" aria-label="${view.answer.join(' ')}"></figure>
    <p class="caption"><strong>Figure ${number}.</strong> ${view.quantity ?? 'Latency'}${at} ${captions[kind]}</p>`;
}

function comparisonTableOf({ table, quantity, focusSize }: Overlay): Markup {
  const at = focusSize === undefined ? '' : `${formatBytes(focusSize)}, `;
  return markup`<table class="figures">
    <thead><tr><th>${at}${quantity ?? 'latency'} in ${table.unit}</th><th>runs</th><th>samples</th>${table.columns.map((title) => markup`<th>${title}</th>`)}<th>verdict</th></tr></thead>
    <tbody>${table.rows.map(comparisonRow)}</tbody>
  </table>`;
}

function comparisonRow({ series, runs, samples, cells, verdict }: ComparisonRow): Markup {
  const marks = series.marks.length > 0 ? markup` <em>${series.marks.join(', ')}</em>` : undefined;
  return markup`<tr><td>${series.label}${marks}</td><td class="number">${runs}</td><td class="number">${samples}</td>${cells.map(differenceCell)}<td>${verdict.kind}</td></tr>`;
}

function differenceCell(cell: ComparisonCell): Markup {
  if (!cell.difference) return figureCell(cell);
  return markup`<td class="number">${cell.text}<br><span class="difference ${cell.difference.direction}">${cell.difference.percentText}</span></td>`;
}

function leftOut(title: string, runs: readonly LeftOut[]): Markup | undefined {
  if (runs.length === 0) return undefined;
  return markup`<p class="caption"><strong>${title}:</strong></p>
    <ul class="plain">${runs.map(({ title: run, reason }) => markup`<li>${run}: ${reason}</li>`)}</ul>`;
}
