import { stat } from 'node:fs/promises';
import type { Handlers } from '../../../shared/api/dispatcher.ts';
import { failure, type Failure } from '../../../shared/base/failure.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { readLongFile } from '../../../shared/tools/import-long-file.ts';
import { longFileOf } from '../../../shared/tools/long-file.ts';
import { runOfImport, type RecognisedOutput } from '../../../shared/tools/import.ts';
import type { Assumption } from '../../../shared/tools/tool.ts';
import { fileOnDisk } from '../../services/runner/file-on-disk.ts';
import { attempt } from '../../services/storage/system-error.ts';
import type { Desk } from '../desk.ts';
import { systemIdentifiers } from '../identifiers.ts';

/** Reads a file of samples into a run, the file itself included; neither ever stands in memory whole. */
export function longImportHandlers(desk: Desk): Pick<Handlers, 'imports.addFile'> {
  return {
    'imports.addFile': async ({ path, name, labels, assume }) => {
      const document = desk.document();
      if (!document.ok) return document;
      const before = await versionOf(path);
      if (!before.ok) return before;
      const read = await readSamples(path, assume);
      if (!read.ok) return read;
      const stored = await document.value.storeRaw({ path });
      if (!stored.ok) return stored;
      const after = await versionOf(path);
      if (!after.ok || after.value !== before.value) return err(changedMeanwhile(path));
      const { sha256, rawOutput } = stored.value;
      const context = { labels, identifiers: systemIdentifiers, fileName: name };
      const run = runOfImport(read.value, { ...context, sha256: () => sha256 });
      const raw = { [sha256]: rawOutput };
      const added = await document.value.execute('importRuns', { runs: [run], raw });
      return added.ok ? ok({ runIds: [run.id] }) : added;
    },
  };
}

/** Changes when anybody writes the file. Fails also for what is no file: the open of a pipe would wait for its other end. */
async function versionOf(path: string): Promise<Result<string, Failure>> {
  const found = await attempt(`read ${path}`, () => stat(path, { bigint: true }));
  if (!found.ok) return found;
  const { size, mtimeNs } = found.value;
  return found.value.isFile()
    ? ok(`${String(size)}:${String(mtimeNs)}`)
    : err(failure('storage', `${path} is not a file.`));
}

async function readSamples(
  path: string,
  assume: Assumption | undefined,
): Promise<Result<RecognisedOutput, Failure>> {
  const file = fileOnDisk(path);
  const read = await attempt(`read ${path}`, () => {
    const long = longFileOf(file);
    return Promise.resolve(long && readLongFile(long, file, assume));
  });
  if (!read.ok) return read;
  return read.value ? ok(read.value) : err(notSamples(path));
}

function notSamples(path: string): Failure {
  return failure('unreadable-output', `${path} does not begin like a file of samples.`, {
    advice:
      'A file of samples has one latency a line, or is a full log of sockperf. Anything else is imported as text.',
  });
}

function changedMeanwhile(path: string): Failure {
  return failure('conflict', `${path} was written while it was read.`, {
    advice: 'Import it again when the program that writes it has ended.',
  });
}
