import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { parse as parseYaml } from 'yaml';
import { failure } from '../../../shared/base/failure.ts';
import { emptyExperiment } from '../../../shared/model/experiment.ts';
import { readSetup, stepsOfSetup } from '../../../shared/model/setup.ts';
import { systemIdentifiers } from '../../host/identifiers.ts';
import { CommandFailure } from '../exit.ts';
import { openForWriting, readText } from '../files.ts';
import { withNotebook } from '../program.ts';
import { tell } from '../terminal.ts';
import { titleOf } from './new.ts';

export function registerApply(program: Command): void {
  program
    .command('apply')
    .description('add or update hosts, pairs, factors and plans from a YAML or JSON file')
    .argument('<file>', 'the experiment; made when absent')
    .argument('<setup>', 'the setup, YAML or JSON')
    .addHelpText('after', '\nExample:\n  jitterbook apply exp.jitterbook.json lab.yaml')
    .action(async (file: string, setupFile: string) => {
      const setup = readSetup(await readYaml(setupFile));
      if (!setup.ok) throw new CommandFailure(setup.error);
      await withNotebook(async (notebook) => {
        const path = resolve(file);
        const title = titleOf(file);
        const present = existsSync(path)
          ? (await openForWriting(notebook, file)).experiment
          : undefined;
        const steps = stepsOfSetup(
          present ?? emptyExperiment(title, new Date().toISOString()),
          setup.value,
          systemIdentifiers,
        );
        if (!steps.ok) throw new CommandFailure(steps.error);
        if (!present) await notebook.call('experiment.create', { path, title });
        for (const { command, input } of steps.value) {
          await notebook.execute(command, input);
        }
        tell(`${file}: ${String(steps.value.length)} changes.`);
      });
    });
}

async function readYaml(file: string): Promise<unknown> {
  const text = await readText(file);
  try {
    return parseYaml(text, { maxAliasCount: 100 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(
      failure('invalid-input', `${file} is neither YAML nor JSON: ${reason}`),
    );
  }
}
