import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import { InvalidArgumentError, type Command } from 'commander';
import type { ImportedText } from '../../../shared/api/values.ts';
import { failure } from '../../../shared/base/failure.ts';
import { recogniseOutputs } from '../../../shared/tools/import.ts';
import { CommandFailure } from '../exit.ts';
import { openForWriting, readText } from '../files.ts';
import { isFolder, readFolder } from '../folder.ts';
import { isLongFile } from '../long-files.ts';
import { withNotebook, type Notebook } from '../program.ts';
import { print, printJson, tell } from '../terminal.ts';
import { titleOf } from './new.ts';

type Options = { readonly label: Record<string, string>; readonly json?: boolean };

export function registerImport(program: Command): void {
  program
    .command('import')
    .description('read saved tool outputs into runs; the tool is recognised from the content')
    .argument('<file>', 'the experiment; made when absent')
    .argument('<outputs...>', 'files and folders with tool outputs; - reads standard input')
    .option('--label <name=value>', 'a factor of every imported run; may be repeated', collect, {})
    .option('--json', 'print the runs as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  jitterbook import exp.jitterbook.json outputs.txt --label platform="bare metal"',
    )
    .action(async (file: string, outputs: string[], options: Options) => {
      const { long, short } = await byLength(outputs);
      const texts = named((await Promise.all(short.map(readOutputs))).flat());
      await withNotebook(async (notebook) => {
        const path = resolve(file);
        if (existsSync(path)) await openForWriting(notebook, file);
        else await notebook.call('experiment.create', { path, title: titleOf(file) });
        const labels = options.label;
        const runIds = [];
        if (texts.length > 0) {
          runIds.push(...(await notebook.call('imports.add', { texts, labels })).runIds);
        }
        for (const source of long) {
          const place = { path: resolve(source), name: basename(source) };
          runIds.push(...(await notebook.call('imports.addFile', { ...place, labels })).runIds);
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

/** Long files of samples are read in pieces, everything else as a text. */
async function byLength(sources: readonly string[]): Promise<{ long: string[]; short: string[] }> {
  const long: string[] = [];
  const short: string[] = [];
  for (const source of sources) {
    const isText = source === '-' || (await isFolder(source)) || !(await isLongFile(source));
    (isText ? short : long).push(source);
  }
  return { long, short };
}

/** Names tell several files apart; of a single one there is nothing to tell. */
function named(texts: ImportedText[]): ImportedText[] {
  return texts.length > 1 ? texts : texts.map(({ text }) => ({ text }));
}

/** Reads and looks before anything is changed, so that one unreadable file of several imports none of them. */
async function readOutputs(source: string): Promise<ImportedText[]> {
  if (await isFolder(source)) return readFolderOutputs(source);
  const text = source === '-' ? await readStream(process.stdin) : await readText(source);
  if (holdsOutput(text)) return [{ text, ...(source !== '-' && { name: basename(source) }) }];
  throw unrecognised(source);
}

/** A folder holds all kinds of files: those without an output are named and left out. */
async function readFolderOutputs(folder: string): Promise<ImportedText[]> {
  const texts: ImportedText[] = [];
  for await (const { name, text, reason } of readFolder(folder)) {
    if (text !== undefined && holdsOutput(text)) texts.push({ text, name });
    else tell(`  ${name}: left out, ${reason ?? 'no tool output was recognised'}`);
  }
  if (texts.length > 0) return texts;
  throw unrecognised(folder);
}

function holdsOutput(text: string): boolean {
  return recogniseOutputs(text).outputs.length > 0;
}

function unrecognised(source: string): CommandFailure {
  return new CommandFailure(
    failure('unreadable-output', `No tool output was recognised in ${source}.`, {
      advice: 'Give what the tool printed, with its header. `jitterbook tools` lists the tools.',
    }),
  );
}
