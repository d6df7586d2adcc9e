import type { Command } from 'commander';
import { toolNameOf } from '../../../shared/model/run.ts';
import { runSummary } from '../../../shared/views/run-summary.ts';
import { openExperiment } from '../files.ts';
import { measurementFigures } from '../measurement-figures.ts';
import { withNotebook } from '../program.ts';
import { print, printJson } from '../terminal.ts';
import { textTable } from '../text-table.ts';

export function registerList(program: Command): void {
  program
    .command('list')
    .description('list the runs, hosts, pairs and plans of an experiment')
    .argument('<file>', 'the experiment')
    .option('--json', 'print them as JSON, with the figures of each run')
    .addHelpText('after', '\nExample:\n  jitterbook list exp.jitterbook.json')
    .action(async (file: string, options: { json?: boolean }) => {
      await withNotebook(async (notebook) => {
        const { experiment } = await openExperiment(notebook, file);
        const runs = Object.values(experiment.runs);
        if (options.json) {
          const { title, question, hosts, pairs, factors, customTools, plans } = experiment;
          printJson({
            title,
            question,
            hosts: Object.values(hosts),
            pairs: Object.values(pairs),
            factors: Object.values(factors),
            customTools: Object.values(customTools),
            plans: Object.values(plans),
            runs: runs.map((run) => ({ ...run, measurements: measurementFigures(run) })),
          });
          return;
        }
        const rows = runs.map((run) => {
          const { keyFigure } = runSummary(run);
          return [
            run.id,
            run.state,
            toolNameOf(run),
            run.title,
            keyFigure?.text ?? '',
            keyFigure?.label ?? '',
          ];
        });
        print(
          textTable(['run', 'state', 'tool', 'title', 'figure', ''], rows, [
            false,
            false,
            false,
            false,
            true,
            false,
          ]),
        );
        const names = (things: Readonly<Record<string, { readonly name: string }>>) =>
          Object.values(things)
            .map(({ name }) => name)
            .join(', ') || 'none';
        print(`hosts: ${names(experiment.hosts)}`);
        print(`pairs: ${names(experiment.pairs)}`);
        print(`plans: ${names(experiment.plans)}`);
      });
    });
}
