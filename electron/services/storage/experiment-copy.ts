import { access } from 'node:fs/promises';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import { serialiseExperiment } from '../../../shared/model/project-file.ts';
import { writeFileAtomically } from './atomic-write.ts';
import { companionFiles, type CompanionFiles } from './companion-files.ts';
import { versionWritten, type FileVersion } from './experiment-file.ts';
import { copyRawFolder } from './raw-folder.ts';
import { attempt } from './system-error.ts';

/** Writes an experiment with its raw outputs under a free name beside the one it comes from. Fails with `storage`. */
export async function writeCopy(
  experiment: Experiment,
  original: string,
): Promise<Result<{ files: CompanionFiles; version: FileVersion }, Failure>> {
  const files = companionFiles(await freeName(original));
  const text = serialiseExperiment(experiment);
  const copied = await copyRawFolder(experiment, companionFiles(original).raw, files.raw);
  const written = copied.ok ? await writeFileAtomically(files.experiment, text) : copied;
  if (!written.ok) return written;
  return attempt(`read ${files.experiment}`, async () => ({
    files,
    version: await versionWritten(files.experiment, text),
  }));
}

/** `NAME-copy.jitterbook.json`, `NAME-copy-2.jitterbook.json` and so on: the first that does not exist. */
async function freeName(file: string): Promise<string> {
  const ending = /(?:\.jitterbook)?\.json$/.exec(file)?.[0] ?? '';
  const stem = file.slice(0, file.length - ending.length);
  for (let number = 1; ; number++) {
    const candidate = `${stem}-copy${number === 1 ? '' : `-${number}`}${ending}`;
    const isTaken = await access(candidate).then(
      () => true,
      () => false,
    );
    if (!isTaken) return candidate;
  }
}
