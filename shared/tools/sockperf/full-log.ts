// The file that sockperf writes with --full-log: the summary again, then every message of the valid duration.
//
//   test was performed using the following parameters: --mps=2000 --burst=1 --reply-every=1 --msg-size=64 --time=1
//   packet, txTime(sec), rxTime(sec), latency(usec)                        rtt(usec) with --full-rtt
//   0, 2.402040056, 2.402140343, 50.144                                    latency is (rx - tx) / 2
import type { Distribution } from '../../model/measurement.ts';
import { fileOfText, headOf } from '../text/output-file.ts';
import { readSampleFile } from '../text/sample-file.ts';
import { fullLogRows } from '../text/sample-lines.ts';
import type { OutputFile } from '../tool.ts';

/** Name of the file in the work directory. */
export const fullLogName = 'full-log.csv';

export type FullLog = {
  readonly payloadBytes?: number;
  readonly distribution?: Distribution;
  /** Messages that the distribution holds. */
  readonly count: number;
  readonly warnings: readonly string[];
};

const title = /^packet, txTime\(sec\), rxTime\(sec\), (?:latency|rtt)\(usec\)[ \t]*\r?$/m;

/** Bytes in which the title of a file's rows stands; the summary above it has about 3 KiB for each server. */
const longestHead = 1024 * 1024;

/** Reads a log, from its file or from an output that holds it; `undefined` when there is none. */
export function readFullLog(source: string | OutputFile): FullLog | undefined {
  const isText = typeof source === 'string';
  const head = isText ? source : headOf(source, longestHead);
  const above = linesToTitle(head);
  if (above === undefined) return undefined;
  const size = /--msg-size=(?<size>\d{1,6})\b/.exec(above)?.groups?.['size'];
  const file = isText ? fileOfText(source) : source;
  const samples = readSampleFile(fullLogName, file, fullLogRows, above.split('\n').length);
  return {
    ...(size !== undefined && { payloadBytes: Number(size) }),
    ...samples,
    count: samples.distribution?.count ?? 0,
  };
}

/** Whether a text holds the title of the rows. */
export function holdsFullLog(text: string): boolean {
  return title.test(text);
}

function linesToTitle(text: string): string | undefined {
  const found = title.exec(text);
  return found ? text.slice(0, found.index) : undefined;
}
