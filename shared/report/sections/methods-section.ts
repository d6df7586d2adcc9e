import type { Run } from '../../model/run.ts';
import { toolOfRun } from '../../tools/toolbox.ts';
import { markup, type Markup } from '../markup.ts';

export type Provenance = {
  readonly fileName: string;
  /** sha256 of the experiment file as it was when the report was made. */
  readonly fileSha256: string;
  readonly generatedAt: string;
  readonly programVersion: string;
};

/** How the figures came about, so that a reader can judge them without the program. */
export function methodsSection(runs: readonly Run[], provenance: Provenance): Markup {
  const byTool = new Map(runs.map((run) => [keyOf(run), run]));
  const toolRuns = [...byTool].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, run]) => run);
  return markup`<section>
    <h2>How it was measured</h2>
    <ul>
      ${toolRuns.map((run) => {
        const tool = toolOfRun(run);
        return markup`<li><strong>${tool?.title ?? run.tool.id}</strong>, parser ${tool?.parserVersion ?? 'unknown to this version'}. ${tool?.meaning}</li>`;
      })}
      <li>Percentiles: the smallest recorded value that at least p % of the values do not exceed (nearest rank, as HdrHistogram), at most 0.1 % above the exact one. Computed from all samples where there is a distribution; else the tool's own figure, which may have another definition.</li>
      <li>Percentiles above the median need at least 10 samples beyond them; others are withheld and the cell says how many samples it would take. Histograms are merged; percentiles are never averaged.</li>
      <li>Discarded runs stand in the run log and are not counted.</li>
    </ul>
    <h2>Provenance</h2>
    <table><tbody>
      <tr><td>file</td><td class="mono">${provenance.fileName}</td></tr>
      <tr><td>sha256 of the file</td><td class="mono">${provenance.fileSha256}</td></tr>
      <tr><td>report made</td><td>${provenance.generatedAt}</td></tr>
      <tr><td>program</td><td>Jitterbook ${provenance.programVersion}</td></tr>
    </tbody></table>
  </section>`;
}

/** A custom tool may have been another one in each of its versions. */
function keyOf({ tool: { id, parserVersion, definition } }: Run): string {
  return definition ? `${id} ${String(parserVersion)}` : id;
}
