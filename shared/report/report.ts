// The report: one complete HTML page, made from the same view models as the screen. The script draws the figures; the
// browser prints the page.
import MarkdownIt from 'markdown-it';
import { failure, type Failure } from '../base/failure.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Experiment, Note } from '../model/experiment.ts';
import type { RunId } from '../model/identifiers.ts';
import { hasEnded, type Run } from '../model/run.ts';
import { markup, rawMarkup, type Markup } from './markup.ts';
import { comparisonsOf } from './comparisons.ts';
import { comparisonSections } from './sections/comparison-section.ts';
import { environmentSection } from './sections/environment-section.ts';
import { methodsSection, type Provenance } from './sections/methods-section.ts';
import { pairsSection } from './sections/pairs-section.ts';
import { runSection } from './sections/run-section.ts';

export type ReportRequest = {
  /** All ended runs unless told. */
  readonly runIds?: readonly RunId[] | undefined;
  /** The first run with the first level of every factor unless told. */
  readonly baselineRunId?: RunId | undefined;
  /** The script that styles the page and draws its figures, trusted: part of the program. */
  readonly script: string;
  readonly provenance: Provenance;
};

/** Markdown without raw HTML and images: what a person wrote can never become markup of ours, nor ask a host for anything. */
const markdown = new MarkdownIt({ html: false, linkify: false }).disable('image');

/** The page as HTML; `not-found` when there is no ended run to report. */
export function reportHtml(
  experiment: Experiment,
  request: ReportRequest,
): Result<string, Failure> {
  const runs = chosenRuns(experiment, request);
  if (runs.length === 0) {
    return err(
      failure('not-found', 'There is no ended run to report.', {
        advice: 'Run a plan or import outputs first.',
      }),
    );
  }
  const comparisons = comparisonsOf(
    runs,
    { isChosen: request.runIds !== undefined, baselineRunId: request.baselineRunId },
    Object.values(experiment.factors),
  );
  const body = markup`<main>
    ${titleBlock(experiment, runs, request.provenance)}
    ${comparisonSections(experiment, comparisons)}
    ${pairsSection(runs)}
    ${environmentSection(runs.find(({ id }) => id === comparisons[0]?.baselineRunId))}
    ${notesSection(experiment)}
    <section><h2>Runs</h2></section>
    ${runs.map((run) => runSection(run, renderMarkdown))}
    ${methodsSection(runs, request.provenance)}
  </main>`;
  return ok(page(experiment.title, body, request.script));
}

function chosenRuns(experiment: Experiment, { runIds }: ReportRequest): Run[] {
  return Object.values(experiment.runs)
    .filter(({ id, state }) => hasEnded(state) && (runIds === undefined || runIds.includes(id)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function titleBlock(experiment: Experiment, runs: readonly Run[], provenance: Provenance): Markup {
  const states = [...new Set(runs.map(({ state }) => state))].map(
    (state) => `${String(runs.filter((run) => run.state === state).length)} ${state}`,
  );
  return markup`<header>
    <h1>${experiment.title}</h1>
    ${experiment.question === '' ? undefined : markup`<p class="question">${experiment.question}</p>`}
    <p class="meta">${states.join(', ')} · made ${provenance.generatedAt} · ${provenance.fileName}</p>
  </header>`;
}

function notesSection(experiment: Experiment): Markup | undefined {
  const notes: Note[] = Object.values(experiment.notes).sort((a, b) => (a.at < b.at ? -1 : 1));
  if (notes.length === 0) return undefined;
  return markup`<section><h2>Notes</h2>
    ${notes.map(({ at, title, text }) => markup`<article><h3>${title === '' ? at.slice(0, 10) : title}</h3><p class="meta">${at}</p>${renderMarkdown(text)}</article>`)}
  </section>`;
}

function renderMarkdown(text: string): Markup {
  return rawMarkup(markdown.render(text));
}

function page(title: string, body: Markup, script: string): string {
  // `</script` cannot stand inside a script element, whatever the bundler made.
  const safeScript = script.replaceAll('</script', String.raw`<\/script`);
  const head = markup`<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"><title>${title}</title>`;
  return `<!doctype html>\n<html lang="en" data-theme="light"><head>${head.html}</head>\n<body class="paper">${body.html}\n<script>${safeScript}</script></body></html>\n`;
}
