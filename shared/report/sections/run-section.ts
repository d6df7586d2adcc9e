import type { Execution, Run } from '../../model/run.ts';
import { quoteArgv } from '../../base/quote.ts';
import { runCard } from '../../views/run-card.ts';
import type { ResultsTable, TableCell } from '../../views/results-table.ts';
import { counted } from '../../views/words.ts';
import { markup, type Markup } from '../markup.ts';

/** One run: state, figures as the tool printed them, notes, exact commands and hashes. */
export function runSection(run: Run, renderMarkdown: (text: string) => Markup): Markup {
  const card = runCard(run);
  const { verdict, note, tags, markers } = run.annotation;
  return markup`<section class="run">
    <h3>${card.summary.title}</h3>
    <p class="meta">${stateWords(run)}${placeInPlan(run)} · ${card.summary.tool}${card.pairSentence ? ` · ${card.pairSentence}` : ''}${run.startedAt ? ` · ${run.startedAt}` : ''}${tags.length > 0 ? ` · ${tags.join(', ')}` : ''}</p>
    ${verdict && markup`<p><strong>Verdict: ${verdict.kind}.</strong> ${verdict.reason}</p>`}
    ${run.failure && failureBlock(run.failure)}
    ${card.table.rows.length > 0 ? resultsTableOf(card.table) : undefined}
    <p class="caption">${card.quantitySentence ?? ''} ${card.dataSentence}</p>
    ${run.warnings.map((warning) => markup`<p class="warning">${warning}</p>`)}
    ${note === '' ? undefined : markup`<div class="note">${renderMarkdown(note)}</div>`}
    ${markers.length === 0 ? undefined : markup`<ul>${markers.map(({ payloadBytes, percentile, text }) => markup`<li>${payloadBytes === undefined ? '' : `${String(payloadBytes)} B, `}p${percentile}: ${text}</li>`)}</ul>`}
    ${run.executions.map(commandBlock)}
  </section>`;
}

function placeInPlan({ orderIndex, repeat }: Run): string {
  const place = orderIndex === undefined ? '' : ` · run ${String(orderIndex)} of its plan`;
  return repeat === undefined ? place : `${place}, repeat ${String(repeat)}`;
}

function stateWords({ state, origin }: Run): Markup {
  const words = origin === 'measured' ? state : `${state}, ${origin}`;
  return markup`<span class="state ${state}">${words}</span>`;
}

function failureBlock({
  step,
  side,
  reason,
  advice,
  lastLines,
}: NonNullable<Run['failure']>): Markup {
  return markup`<div class="failure"><p><strong>Failed at ${step}, ${side}:</strong> ${reason} ${advice}</p>
    ${lastLines.length > 0 ? markup`<pre>${lastLines.join('\n')}</pre>` : undefined}</div>`;
}

function resultsTableOf({ columns, rows, intervals }: ResultsTable): Markup {
  return markup`<table class="figures">
    <thead><tr><th>size</th>${columns.map(({ title, unit }) => markup`<th class="number">${title}${unit ? markup`<span class="unit"> ${unit}</span>` : ''}</th>`)}</tr></thead>
    <tbody>${rows.map(({ title, isFocus, cells }) => markup`<tr class="${isFocus ? 'focus' : ''}"><td>${title}</td>${cells.map(figureCell)}</tr>`)}</tbody>
  </table>
  ${intervals.length === 0 ? undefined : markup`<p class="caption">Also measured: ${counted(intervals.length, 'interval')}; they stand in the CSV export.</p>`}`;
}

export function figureCell({ text, state }: TableCell): Markup {
  return markup`<td class="${state === 'value' ? 'number' : 'number quiet'}">${text}</td>`;
}

function commandBlock({ role, argv, exitStatus, stdout, stderr }: Execution): Markup {
  const hashes = [
    stdout ? `stdout sha256 ${stdout}` : '',
    stderr ? `stderr sha256 ${stderr}` : '',
  ].filter((text) => text !== '');
  // An output that was pasted need not say how it was made.
  const command =
    argv.length > 0 &&
    markup`<div class="command"><span class="role">${role}</span><code>${quoteArgv(argv)}</code>
    ${exitStatus === undefined ? undefined : markup`<span class="role">exit ${exitStatus}</span>`}</div>`;
  return markup`${command || undefined}
    ${hashes.map((hash) => markup`<p class="hash">${hash}</p>`)}`;
}
