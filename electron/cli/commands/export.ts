import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { failure } from '../../../shared/base/failure.ts';
import { CommandFailure } from '../exit.ts';
import { openExperiment } from '../files.ts';
import { withNotebook } from '../program.ts';
import { print, printJson } from '../terminal.ts';

type Options = {
  readonly csv?: string;
  readonly pdf?: string;
  readonly paper: 'A4' | 'Letter';
  readonly json?: boolean;
};

export function registerExport(program: Command): void {
  program
    .command('export')
    .description('write CSV tables and a PDF report')
    .argument('<file>', 'the experiment')
    .option('--csv <folder>', 'write runs.csv and measurements.csv into this folder')
    .option('--pdf <file>', 'write the report')
    .addOption(
      new Option('--paper <size>', 'paper of the report').choices(['A4', 'Letter']).default('A4'),
    )
    .option('--json', 'print the written files as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  jitterbook export exp.jitterbook.json --csv out --pdf report.pdf',
    )
    .action(async (file: string, options: Options) => {
      const { csv, pdf, paper } = options;
      if (csv === undefined && pdf === undefined) {
        throw new CommandFailure(
          failure('invalid-input', 'Nothing to write: give --csv FOLDER, --pdf FILE or both.'),
        );
      }
      await withNotebook(async (notebook) => {
        const { call } = notebook;
        await openExperiment(notebook, file);
        const written = [
          ...(csv === undefined
            ? []
            : (await call('exports.csv', { directory: resolve(csv) })).files),
          ...(pdf === undefined
            ? []
            : (await call('exports.pdf', { path: resolve(pdf), paper })).files),
        ];
        if (options.json) printJson({ files: written });
        else for (const { path, bytes } of written) print(`${path}  ${String(bytes)} bytes`);
      });
    });
}
