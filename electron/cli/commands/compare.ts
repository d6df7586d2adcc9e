import { InvalidArgumentError, type Command } from 'commander';
import { failure } from '../../../shared/base/failure.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import { hasEnded, type Run } from '../../../shared/model/run.ts';
import { environmentDifference } from '../../../shared/views/environment-difference.ts';
import { overlay, type Overlay } from '../../../shared/views/overlay.ts';
import { runTitle } from '../../../shared/views/run-title.ts';
import { comparisonText, type Views } from '../comparison-text.ts';
import { CommandFailure, exitCodes } from '../exit.ts';
import { openExperiment } from '../files.ts';
import { withNotebook } from '../program.ts';
import { print, printJson, tell } from '../terminal.ts';

type Options = {
  readonly baseline: string;
  readonly candidate: string;
  readonly size?: number;
  readonly json?: boolean;
};

export function registerCompare(program: Command): void {
  program
    .command('compare')
    .description('compare a run, or all repeats of its condition, with a baseline')
    .argument('<file>', 'the experiment')
    .requiredOption('--baseline <run>', 'identifier, title, or name=value of factors')
    .requiredOption('--candidate <run>', 'identifier, title, or name=value of factors')
    .option('--size <bytes>', 'only this message size; all sizes unless told', bytesOf)
    .option('--json', 'print the comparison as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  jitterbook compare exp.jitterbook.json --baseline platform="bare metal" --candidate platform=VM --json',
    )
    .action(async (file: string, options: Options) => {
      await withNotebook(async (notebook) => {
        const { experiment } = await openExperiment(notebook, file);
        const baseline = runsNamed(experiment, options.baseline);
        const candidates = runsNamed(experiment, options.candidate);
        const views = viewsAtSizes(baseline, candidates, options);
        const environment = environmentDifference(
          baseline[0],
          [candidates[0]],
          Object.values(experiment.factors),
        );
        if (options.json) {
          printJson({
            baseline: baseline.map(({ id }) => id),
            candidate: candidates.map(({ id }) => id),
            quantity: views[0].quantity,
            sizes: views.map(sizeJson),
            environment,
          });
          return;
        }
        print(`${runTitle(candidates[0])} against ${runTitle(baseline[0])}`);
        print(comparisonText(views));
        for (const sentence of views[0].answer) print(sentence);
        for (const { badge, notRecorded } of environment.candidates) {
          print(
            `${badge.text}${notRecorded > 0 ? `, ${String(notRecorded)} facts not recorded` : ''}.`,
          );
        }
      });
    });
}

type Runs = readonly [Run, ...Run[]];

/** The run with this identifier, else all ended runs with this title or these factor levels. */
function runsNamed(experiment: Experiment, wanted: string): Runs {
  const ended = Object.values(experiment.runs).filter(({ state }) => hasEnded(state));
  const isNamed = (run: Run) =>
    run.id === wanted || runTitle(run) === wanted || hasFactors(run, wanted);
  const [first, ...others] = ended.filter(isNamed);
  if (first) return [first, ...others];
  const known = ended.slice(0, 20).map((run) => `${run.id}  ${runTitle(run)}`);
  throw new CommandFailure(
    failure('not-found', `No ended run is named ${wanted}.`, { details: known }),
    exitCodes.failed,
  );
}

function hasFactors(run: Run, wanted: string): boolean {
  return wanted.split(';').every((part) => {
    const at = part.indexOf('=');
    return at > 0 && run.factors[part.slice(0, at)] === part.slice(at + 1);
  });
}

function bytesOf(text: string): number {
  const bytes = Number(text);
  if (text !== '' && Number.isInteger(bytes) && bytes >= 0) return bytes;
  throw new InvalidArgumentError('Expected a number of bytes, such as 64.');
}

/** One overlay per message size: the first is at the focus size, which the sentences are about. */
function viewsAtSizes(baseline: Runs, candidates: Runs, { size }: Options): Views {
  const runs = [...baseline, ...candidates];
  const at = (focusSize: number | undefined) =>
    overlay({ runs, baselineRunId: baseline[0].id, focusSize });
  const first = at(size);
  if (first.question) {
    throw new CommandFailure(
      failure('run-failed', `The runs report different quantities. ${first.question.text}`, {
        advice: 'Compare runs of one quantity, or choose the conversion in the window.',
      }),
    );
  }
  if (first.series.length < 2) {
    const reasons = [...first.notDrawn, ...first.discarded];
    throw new CommandFailure(
      failure('run-failed', 'There are no two sets of latency figures to compare.', {
        details: reasons.map(({ title, reason }) => `${title}: ${reason}`),
      }),
    );
  }
  if (size !== undefined && first.focusSize !== size) {
    tell(
      `No run has figures at ${String(size)} B; this is ${String(first.focusSize ?? 'without a size')} B.`,
    );
  }
  const others = size === undefined ? first.sizes.filter((one) => one !== first.focusSize) : [];
  return [first, ...others.map(at)];
}

function sizeJson({ focusSize, table, answer }: Overlay) {
  return {
    payloadBytes: focusSize,
    answer,
    rows: table.rows.map(({ series, runs, cells, verdict }) => ({
      label: series.label,
      runIds: series.runIds,
      runs,
      marks: series.marks,
      figures: Object.fromEntries(
        cells.map(({ valueNs, text, state }, index) => [
          table.columns[index] ?? '',
          state === 'value' ? { valueNs, text } : { withheld: text },
        ]),
      ),
      differences: Object.fromEntries(
        cells.flatMap(({ difference }, index) =>
          difference ? [[table.columns[index] ?? '', difference]] : [],
        ),
      ),
      verdict,
    })),
  };
}
