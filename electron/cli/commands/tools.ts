import type { Command } from 'commander';
import { tools } from '../../../shared/tools/registry.ts';
import { print, printJson } from '../terminal.ts';
import { textTable } from '../text-table.ts';

export function registerTools(program: Command): void {
  program
    .command('tools')
    .description('list the tools that can be run and read')
    .option('--json', 'print them as JSON, with their parameters')
    .addHelpText('after', '\nExample:\n  jitterbook tools --json')
    .action((options: { json?: boolean }) => {
      if (options.json) {
        printJson(
          tools.map(({ id, title, importOnly, quantity, meaning, parserVersion, parameters }) => ({
            id,
            title,
            importOnly,
            quantity,
            meaning,
            parserVersion,
            parameters: Object.keys(parameters.shape),
          })),
        );
        return;
      }
      const rows = tools.map(({ id, title, importOnly, quantity, parserVersion }) => [
        id,
        title,
        importOnly ? 'import only' : 'run, import',
        quantity ?? (importOnly ? 'assumed' : 'no latency'),
        String(parserVersion),
      ]);
      print(
        textTable(['tool', 'title', 'use', 'quantity', 'parser'], rows, [
          false,
          false,
          false,
          false,
          true,
        ]),
      );
    });
}
