import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readExperimentFile } from '../../services/storage/experiment-file.ts';
import { CommandFailure, exitCodes } from '../exit.ts';
import { print, printJson } from '../terminal.ts';

export function registerValidate(program: Command): void {
  program
    .command('validate')
    .description(
      'check that a file is a whole experiment of a known schema version; changes nothing',
    )
    .argument('<file>', 'the experiment')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExample:\n  jitterbook validate exp.jitterbook.json')
    .action(async (file: string, options: { json?: boolean }) => {
      const read = await readExperimentFile(resolve(file));
      if (!read.ok) {
        if (options.json) printJson({ valid: false, failure: read.error });
        throw new CommandFailure(read.error, exitCodes.file);
      }
      const { schemaVersion, runs, hosts, pairs } = read.value.experiment;
      const counts = {
        runs: Object.keys(runs).length,
        hosts: Object.keys(hosts).length,
        pairs: Object.keys(pairs).length,
      };
      if (options.json) printJson({ valid: true, schemaVersion, ...counts });
      else
        print(
          `${file}: valid, schema ${String(schemaVersion)}, ${String(counts.runs)} runs, ${String(counts.hosts)} hosts, ${String(counts.pairs)} pairs.`,
        );
    });
}
