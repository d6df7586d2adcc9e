import { ensure } from '../../base/assert.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { Run } from '../../model/run.ts';
import { overlay, type ChartKind, type LeftOut, type Overlay } from '../../views/overlay.ts';
import type { ComparisonCell, ComparisonRow } from '../../views/comparison-table.ts';
import { formatBytes } from '../../units/amount.ts';
import type { Comparison } from '../comparisons.ts';
import { markup, type Markup } from '../markup.ts';
import { differenceTable } from './difference-table.ts';
import { figureCell } from './run-section.ts';

/** The findings: for each comparison the answer, the charts, the table of differences and what else differs. */
export function comparisonSections(
  experiment: Experiment,
  comparisons: readonly Comparison[],
): Markup {
  const views = comparisons.map((comparison) => ({ comparison, view: viewOf(comparison) }));
  const charts = views.map(({ view }) => worthDrawing(view));
  return markup`<section>
    <h2>Findings</h2>
    ${views.map(({ comparison, view }, index) => {
      const before = charts.slice(0, index).flat().length;
      return markup`${comparison.title === '' ? undefined : markup`<h3>${comparison.title}</h3>`}
      ${view.answer.length === 0 ? markup`<p>No latency figures to compare.</p>` : view.answer.map((sentence) => markup`<p class="finding">${sentence}</p>`)}
      ${charts[index]?.map((kind, place) => chart(view, kind, before + place + 1))}
      ${view.series.length === 0 ? undefined : comparisonTableOf(view)}
      ${leftOut('Not counted (discarded)', view.discarded)}
      ${leftOut('Not drawn', view.notDrawn)}
      ${differenceTable(seriesRuns(comparison, view), Object.values(experiment.factors))}`;
    })}
  </section>`;
}

function viewOf({ runs, baselineRunId }: Comparison): Overlay {
  return overlay({ runs, baselineRunId, quantity: commonQuantity(runs) });
}

/** One run for each series, with the label of the series: repeats of one condition have one environment. */
function seriesRuns({ runs }: Comparison, { series }: Overlay) {
  return series.map(({ label, runIds: [first] }) => ({
    label,
    run: ensure(
      runs.find(({ id }) => id === first),
      'a series is made of the runs that were given',
    ),
  }));
}

/** Mixed quantities cannot be asked about on paper: they are shown as half-rtt, each converted series marked. */
function commonQuantity(runs: readonly Run[]) {
  return overlay({ runs }).question ? ('half-rtt' as const) : undefined;
}

/** On paper the tail says what the cumulative curve would; one size is no line. */
function worthDrawing({ sizes, charts }: Overlay): ChartKind[] {
  return charts
    .filter(({ kind, drawable }) => drawable > 0 && kind !== 'ecdf')
    .filter(({ kind }) => kind !== 'size' || sizes.length > 1)
    .map(({ kind }) => kind);
}

/** The page's script draws the chart and writes its title and scale over it. */
function chart(view: Overlay, kind: ChartKind, number: number): Markup {
  return markup`<figure class="chart" data-figure="${JSON.stringify({ kind, overlay: view })}">
    <figcaption><strong>Figure ${number}.</strong></figcaption>
    <div class="drawing" role="img" aria-label="${view.answer.join(' ')}"></div>
  </figure>`;
}

function comparisonTableOf({ table, quantity, focusSize }: Overlay): Markup {
  const at = focusSize === undefined ? '' : `${formatBytes(focusSize)}, `;
  return markup`<table class="comparison">
    <thead><tr><th>${at}${quantity ?? 'latency'} in ${table.unit}</th><th class="number">runs</th><th class="number">samples</th>${table.columns.map((title) => markup`<th class="number">${title}</th>`)}<th class="verdict">verdict</th></tr></thead>
    <tbody>${table.rows.map(comparisonRow)}</tbody>
  </table>`;
}

function comparisonRow({ series, runs, samples, cells, verdict }: ComparisonRow): Markup {
  const marks = series.marks.length > 0 ? markup` <em>${series.marks.join(', ')}</em>` : undefined;
  return markup`<tr><td>${series.label}${marks}</td><td class="number">${runs}</td><td class="number">${samples}</td>${cells.map(differenceCell)}<td class="verdict">${verdict.kind}</td></tr>`;
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
