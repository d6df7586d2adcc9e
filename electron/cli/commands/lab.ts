import type { Command } from 'commander';
import { failure } from '../../../shared/base/failure.ts';
import { CommandFailure } from '../exit.ts';
import { interruption } from '../interrupt.ts';
import { withNotebook } from '../program.ts';
import { print, printJson, tell } from '../terminal.ts';

export function registerLab(program: Command): void {
  program
    .command('lab')
    .description('start the embedded lab (two SSH servers on loopback) until Ctrl C')
    .option('--json', 'print the addresses as JSON')
    .addHelpText('after', '\nExample:\n  jitterbook lab')
    .action(async (options: { json?: boolean }) => {
      const interrupted = interruption();
      await withNotebook(async ({ call }) => {
        const state = await call('lab.start', {});
        if (state.state !== 'ready') {
          throw new CommandFailure(
            state.state === 'failed'
              ? state.failure
              : failure('internal', 'The lab did not start.'),
          );
        }
        if (options.json) printJson(state);
        else
          for (const { name, address, port } of state.members)
            print(`${name}  ${address}:${String(port)}`);
        tell('The embedded lab runs. Ctrl C ends it.');
        await interrupted;
      });
    });
}
