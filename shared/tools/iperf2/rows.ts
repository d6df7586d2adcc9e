// The rows of iperf 2: an interval, what was moved in it, and what the option -e or UDP adds.
//
//   [  3]  0.0- 1.0 sec  14.2 MBytes   120 Mbits/sec                                       2.0
//   [  1] 0.0000-1.0000 sec  1.63 GBytes  14.0 Gbits/sec  13344/0  5049  370K/67(16) us    2.1 with -e: writes, retries
//   [  1] 0.0000-2.0009 sec  5.00 MBytes  21.0 Mbits/sec   0.000 ms 0/3570 (0%)            UDP: jitter, lost/all
//   [SUM] 0.0000-2.0012 sec  6.01 GBytes  25.8 Gbits/sec
//
// Bytes count in steps of 1024, bits in steps of 1000. A star before the number marks the reverse direction, FD the sum of
// both. Slides and e-mails lose brackets (` 3] `, `31 `) and wrap the rate to a line of its own; such rows are read, and
// their number is not believed. Blanks are counted: an unbounded run of them would cost its square.
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';

export type Row = {
  readonly line: number;
  /** As printed between brackets: `3`, `*1`, `SUM`, `SUM-3`, `FD1`; empty where it was lost. */
  readonly id: string;
  /** Seconds, as printed. */
  readonly start: string;
  readonly end: string;
  readonly bitsPerSecond: number;
  /** What stands behind the rate. */
  readonly rest: string;
};

const row =
  /^\s{0,80}(?:\[ {0,4}(?<id>[A-Z*]{0,3}\d{0,4}(?:-\d{1,4})?)\]|\[? {0,4}\d{1,3}(?:\]|(?= )))?\s{0,80}(?<start>\d{1,6}\.\d{1,4})- ?(?<end>\d{1,6}\.\d{1,4}) sec +[\d.]+ [KMGT]?Bytes +(?<rate>\d+(?:\.\d+)?) (?<prefix>[KMGT]?)(?<what>bits|Bytes)\/sec(?<rest>.*)$/;
const withoutRate = /\d sec +[\d.]+ [KMGT]?Bytes\s*$/;
const rateAlone = /^\s+\d+(?:\.\d+)? [KMGT]?bits\/sec\s*$/;

const powers: Readonly<Partial<Record<string, number>>> = { K: 1, M: 2, G: 3, T: 4 };
/** Beyond every link there is. */
const mostBitsPerSecond = 1e15;

/** Whether a line is a row, or the wrapped rate of one. */
export function isRowText(text: string): boolean {
  return row.test(text) || withoutRate.test(text) || rateAlone.test(text);
}

/** The rows of an output in order. */
export function rowsOf(lines: readonly Line[]): Row[] {
  return lines.flatMap((line, index) => {
    const next = lines[index + 1]?.text ?? '';
    const isWrapped = withoutRate.test(line.text) && rateAlone.test(next);
    return rowOf({ ...line, text: isWrapped ? `${line.text} ${next.trim()}` : line.text });
  });
}

function rowOf({ number, text }: Line): Row[] {
  const { id = '', start, end, rate, prefix = '', what, rest = '' } = groupsOf(row, text);
  if (start === undefined || end === undefined || rate === undefined) return [];
  const power = powers[prefix] ?? 0;
  const factor = what === 'bits' ? 1000 ** power : 8 * 1024 ** power;
  const bitsPerSecond = Math.round(Number(rate) * factor * 1000) / 1000;
  if (bitsPerSecond > mostBitsPerSecond) return [];
  return [{ line: number, id, start, end, bitsPerSecond, rest }];
}
