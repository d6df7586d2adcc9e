import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { assumption, type ImportedText } from '../../../shared/api/values.ts';
import { failure } from '../../../shared/base/failure.ts';
import { timeUnit } from '../../../shared/model/custom-tool.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import { quantityKind } from '../../../shared/model/measurement.ts';
import { toolNameOf } from '../../../shared/model/run.ts';
import { recogniseText } from '../../../shared/tools/recognise-text.ts';
import type { Tool } from '../../../shared/tools/tool.ts';
import { findToolIn, toolsOf } from '../../../shared/tools/toolbox.ts';
import { CommandFailure } from '../exit.ts';
import { openForWriting } from '../files.ts';
import { isFolder, readFolder, readPackedText } from '../folder.ts';
import { isLongFile } from '../long-files.ts';
import { withNotebook, type Notebook } from '../program.ts';
import { print, printJson, tell } from '../terminal.ts';
import { titleOf } from './new.ts';

type Options = {
  readonly label: Record<string, string>;
  readonly as?: string;
  readonly unit?: string;
  readonly quantity?: string;
  readonly json?: boolean;
};

export function registerImport(program: Command): void {
  program
    .command('import')
    .description('read saved tool outputs into runs; the tool is recognised from the content')
    .argument('<file>', 'the experiment; made when absent')
    .argument('<outputs...>', 'files and folders with tool outputs; - reads standard input')
    .option('--label <name=value>', 'a factor of every imported run; may be repeated', collect, {})
    .option('--as <tool>', 'read all of it with this tool: its id, or the name of a custom tool')
    .addOption(
      new Option('--unit <unit>', 'of latencies that do not say it').choices(timeUnit.options),
    )
    .addOption(
      new Option('--quantity <quantity>', 'of latencies that do not say it').choices(
        quantityKind.options,
      ),
    )
    .option('--json', 'print the runs as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  jitterbook import exp.jitterbook.json outputs.txt --label platform="bare metal"',
    )
    .action(async (file: string, outputs: string[], options: Options) => {
      await withNotebook(async (notebook) => {
        const path = resolve(file);
        const present = existsSync(path) ? await openForWriting(notebook, file) : undefined;
        const reader = readerFor(present?.experiment.customTools ?? {}, options.as);
        const { long, short } = await byLength(outputs, reader);
        const read = await Promise.all(short.map((source) => readOutputs(source, reader)));
        const texts = named(read.flat());
        if (!present) await notebook.call('experiment.create', { path, title: titleOf(file) });
        const labels = options.label;
        const assume = assumption.parse({ unit: options.unit, quantity: options.quantity });
        const runIds = [];
        if (texts.length > 0) {
          runIds.push(
            ...(
              await notebook.call('imports.add', {
                texts: texts.map((text) => ({ ...text, assume })),
                labels,
              })
            ).runIds,
          );
        }
        for (const source of long) {
          const place = { path: resolve(source), name: basename(source) };
          runIds.push(
            ...(await notebook.call('imports.addFile', { ...place, labels, assume })).runIds,
          );
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
    print([run.id, run.state, toolNameOf(run), sizes, run.title].join('  '));
    for (const warning of run.warnings) tell(`  ${warning}`);
  }
}

function collect(text: string, previous: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Expected name=value, such as platform="bare metal".');
  return { ...previous, [text.slice(0, at)]: text.slice(at + 1) };
}

type Reader = { readonly tools: readonly Tool[]; readonly readAs?: Tool };

/** The tools of the experiment, and the one that a person chose. */
function readerFor(customTools: Experiment['customTools'], chosen: string | undefined): Reader {
  const tools = toolsOf({ customTools });
  if (chosen === undefined) return { tools };
  const named = Object.values(customTools).find(({ name }) => name === chosen);
  const readAs = findToolIn({ customTools }, named?.id ?? chosen);
  if (readAs) return { tools, readAs };
  throw new CommandFailure(
    failure('not-found', `There is no tool ${chosen}.`, {
      advice: '`jitterbook tools FILE` lists those of the catalogue and of the experiment.',
    }),
  );
}

/** Long files of samples are read in pieces, everything else, and what a tool was chosen for, as a text. */
async function byLength(
  sources: readonly string[],
  { readAs }: Reader,
): Promise<{ long: string[]; short: string[] }> {
  const long: string[] = [];
  const short: string[] = [];
  for (const source of sources) {
    const isChosen = source === '-' || readAs !== undefined;
    const isText = isChosen || (await isFolder(source)) || !(await isLongFile(source));
    (isText ? short : long).push(source);
  }
  return { long, short };
}

/** Names tell several files apart; of a single one there is nothing to tell. */
function named(texts: ImportedText[]): ImportedText[] {
  return texts.length > 1 ? texts : texts.map(({ name: _, ...text }) => text);
}

/** Reads and looks before anything is changed, so that one unreadable file of several imports none of them. */
async function readOutputs(source: string, reader: Reader): Promise<ImportedText[]> {
  if (await isFolder(source)) return readFolderOutputs(source, reader);
  const text = source === '-' ? await readStream(process.stdin) : await readPackedText(source);
  const name = source === '-' ? {} : { name: basename(source) };
  if (holdsOutput(text, reader)) return [{ text, ...name, ...chosenIn(reader) }];
  throw unrecognised(source);
}

/** A folder holds all kinds of files: those without an output are named and left out. */
async function readFolderOutputs(folder: string, reader: Reader): Promise<ImportedText[]> {
  const texts: ImportedText[] = [];
  for await (const { name, text, reason } of readFolder(folder)) {
    if (text !== undefined && holdsOutput(text, reader)) {
      texts.push({ text, name, ...chosenIn(reader) });
    } else tell(`  ${name}: left out, ${reason ?? 'no tool output was recognised'}`);
  }
  if (texts.length > 0) return texts;
  throw unrecognised(folder);
}

function chosenIn({ readAs }: Reader): Pick<ImportedText, 'readAs'> {
  return readAs ? { readAs: readAs.id } : {};
}

function holdsOutput(text: string, reader: Reader): boolean {
  return recogniseText(text, reader).outputs.length > 0;
}

function unrecognised(source: string): CommandFailure {
  return new CommandFailure(
    failure('unreadable-output', `No tool output was recognised in ${source}.`, {
      advice: 'Give what the tool printed, with its header. `jitterbook tools` lists the tools.',
    }),
  );
}
