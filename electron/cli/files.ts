import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { OpenExperiment } from '../../shared/api/values.ts';
import { failure } from '../../shared/base/failure.ts';
import { attempt } from '../services/storage/system-error.ts';
import { CommandFailure, exitCodes } from './exit.ts';
import type { Notebook } from './program.ts';

/** Opens an experiment, for reading at least. Whatever prevents it is a failure of the file. */
export async function openExperiment({ client }: Notebook, file: string): Promise<OpenExperiment> {
  const opened = await client.call('experiment.open', { path: resolve(file) });
  if (opened.ok) return opened.value;
  throw new CommandFailure(opened.error, exitCodes.file);
}

/** Opens an experiment for writing; refuses one that another program holds. */
export async function openForWriting(notebook: Notebook, file: string): Promise<OpenExperiment> {
  const opened = await openExperiment(notebook, file);
  if (opened.save.kind !== 'read-only') return opened;
  throw new CommandFailure(
    failure('read-only', `${file} cannot be changed: ${opened.save.reason}`),
    exitCodes.file,
  );
}

/** The text of a file that the command line names. */
export async function readText(file: string): Promise<string> {
  const text = await attempt(`read ${file}`, () => readFile(file, 'utf8'));
  if (text.ok) return text.value;
  throw new CommandFailure(text.error, exitCodes.file);
}
