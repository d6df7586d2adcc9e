import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { withNotebook } from '../program.ts';
import { tell } from '../terminal.ts';

export function registerNew(program: Command): void {
  program
    .command('new')
    .description('make an empty experiment')
    .argument('<file>', 'the file to make, NAME.jitterbook.json')
    .option('--title <title>', 'its title; the file name unless told')
    .addHelpText(
      'after',
      '\nExample:\n  jitterbook new x710.jitterbook.json --title "X710 ITR sweep"',
    )
    .action(async (file: string, options: { title?: string }) => {
      const title = options.title ?? titleOf(file);
      await withNotebook(async ({ call }) => {
        await call('experiment.create', { path: resolve(file), title });
      });
      tell(`Made ${file}.`);
    });
}

/** A file's name as a title, without its endings. */
export function titleOf(file: string): string {
  return basename(file).replace(/(\.jitterbook)?\.json$/, '') || 'Untitled experiment';
}
