// The file that sockperf writes with --full-log: the summary again, then every message of the valid duration.
//
//   test was performed using the following parameters: --mps=2000 --burst=1 --reply-every=1 --msg-size=64 --time=1
//   packet, txTime(sec), rxTime(sec), latency(usec)                        rtt(usec) with --full-rtt
//   0, 2.402040056, 2.402140343, 50.144                                    latency is (rx - tx) / 2
import type { Distribution } from '../../model/measurement.ts';
import { readSampleFile } from '../text/sample-file.ts';

/** Name of the file in the work directory. */
export const fullLogName = 'full-log.csv';

export type FullLog = {
  readonly payloadBytes?: number;
  readonly distribution?: Distribution;
  /** Messages that the distribution holds. */
  readonly count: number;
  readonly warnings: readonly string[];
};

const title = /^packet, txTime\(sec\), rxTime\(sec\), (?:latency|rtt)\(usec\)\s*$/m;

/** Reads a log; `undefined` when the text holds none. */
export function readFullLog(text: string): FullLog | undefined {
  const found = title.exec(text);
  if (!found) return undefined;
  const size = /--msg-size=(?<size>\d{1,6})\b/.exec(text.slice(0, found.index))?.groups?.['size'];
  const rows = text.slice(found.index + found[0].length).replace(/^-{20,}\s*$/m, '');
  const samples = readSampleFile(fullLogName, rows, latencyOf);
  return {
    ...(size !== undefined && { payloadBytes: Number(size) }),
    ...samples,
    count: samples.distribution?.count ?? 0,
  };
}

function latencyOf(row: string): number {
  const us = /^\d+, \d+\.\d{9}, \d+\.\d{9}, (?<us>\d+\.\d{3})$/.exec(row)?.groups?.['us'];
  return Number(us) * 1000;
}
