import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import { InvalidArgumentError, type Command } from 'commander';
import { failure } from '../../../shared/base/failure.ts';
import { recogniseOutputs } from '../../../shared/tools/import.ts';
import { CommandFailure } from '../exit.ts';
import { openForWriting, readText } from '../files.ts';
import { withNotebook, type Notebook } from '../program.ts';
import { print, printJson, tell } from '../terminal.ts';
import { titleOf } from './new.ts';

type Options = { readonly label: Record<string, string>; readonly json?: boolean };

export function registerImport(program: Command): void {
  program
    .command('import')
    .description('read saved tool outputs into runs; the tool is recognised from the content')
    .argument('<file>', 'the experiment; made when absent')
    .argument('<outputs...>', 'files with tool outputs; - reads standard input')
    .option('--label <name=value>', 'a factor of every imported run; may be repeated', collect, {})
    .option('--json', 'print the runs as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  jitterbook import exp.jitterbook.json outputs.txt --label platform="bare metal"',
    )
    .action(async (file: string, outputs: string[], options: Options) => {
      const texts = await Promise.all(outputs.map(readOutput));
      await withNotebook(async (notebook) => {
        const path = resolve(file);
        if (existsSync(path)) await openForWriting(notebook, file);
        else await notebook.call('experiment.create', { path, title: titleOf(file) });
        const runIds = [];
        for (const text of texts) {
          const added = await notebook.call('imports.add', { text, labels: options.label });
          runIds.push(...added.runIds);
        }
        await report(notebook, runIds, options);
      });
    });
}

async function report(notebook: Notebook, runIds: string[], options: Options): Promise<void> {
  const { open } = await notebook.call('experiment.state', {});
  const runs = Object.values(open?.experiment.runs ?? {}).filter(({ id }) => runIds.includes(id));
  if (options.json) {
    printJson({ runs });
    return;
  }
  for (const run of runs) {
    const sizes = `${String(run.measurements.length)} measurements`;
    print([run.id, run.state, run.tool.id, sizes, run.title].join('  '));
    for (const warning of run.warnings) tell(`  ${warning}`);
  }
}

function collect(text: string, previous: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Expected name=value, such as platform="bare metal".');
  return { ...previous, [text.slice(0, at)]: text.slice(at + 1) };
}

/** Reads and looks before anything is changed, so that one unreadable file of several imports none of them. */
async function readOutput(source: string): Promise<string> {
  const text = source === '-' ? await readStream(process.stdin) : await readText(source);
  if (recogniseOutputs(text).outputs.length > 0) return text;
  throw new CommandFailure(
    failure('unreadable-output', `No tool output was recognised in ${source}.`, {
      advice: 'Give what the tool printed, with its header. `jitterbook tools` lists the tools.',
    }),
  );
}
