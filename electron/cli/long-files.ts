// Files that are too long to be read as a text.
import { stat } from 'node:fs/promises';
import { failure } from '../../shared/base/failure.ts';
import { longFileOf } from '../../shared/tools/long-file.ts';
import { fileOnDisk } from '../services/runner/file-on-disk.ts';
import { attempt } from '../services/storage/system-error.ts';
import { CommandFailure, exitCodes } from './exit.ts';

/** Bytes; a shorter file is a text like any other. */
const shortest = 16 * 1024 * 1024;

/** Bytes; a text that is longer holds no output that a tool printed. */
const longestText = 64 * 1024 * 1024;

/** Whether a file is one of samples to be read in pieces; else it is a text. Fails when it is neither. */
export async function isLongFile(source: string): Promise<boolean> {
  const size = await attempt(`read ${source}`, async () => (await stat(source)).size);
  if (!size.ok) throw new CommandFailure(size.error, exitCodes.file);
  if (size.value < shortest) return false;
  const found = await attempt(`read ${source}`, () =>
    Promise.resolve(longFileOf(fileOnDisk(source)) !== undefined),
  );
  if (!found.ok) throw new CommandFailure(found.error, exitCodes.file);
  if (found.value || size.value <= longestText) return found.value;
  const length = `${String(Math.ceil(size.value / 1024 / 1024))} MiB`;
  throw new CommandFailure(
    failure(
      'unreadable-output',
      `${source} has ${length} and does not begin like a file of samples; expected one latency a line, a full log of sockperf, or a text of at most 64 MiB.`,
      { advice: 'Cut it into one file for each output, or import what the tool printed.' },
    ),
  );
}
