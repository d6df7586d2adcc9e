// The rows of `-y C`. The address and port of the side that prints stand first, the number -1 is a sum.
//
//   20261120213114,10.99.0.1,45820,10.99.0.2,5001,1,0.0-1.0,1312710,10501680,0.000,0,893,0.000,0
//   time, own address, port, other address, port, number, seconds, bytes, bit/s, and for UDP: jitter in ms, lost, all, %, late
//
// The time is local without a zone, or 1970 in 2.1.8, and is not read. UDP's figures mean something where datagrams arrive
// only: a sender prints 0.000 for its jitter and -1 for all.
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';
import type { Row } from './rows.ts';

/** A row of -y C, with the direction that its ports tell. */
export type CommaRow = Row & { readonly receives: boolean };

const row =
  /^\d{14}(?:\.\d+)?,[^,]{1,80},(?<port>\d{1,5}),[^,]{1,80},(?<peer>\d{1,5}),(?<id>-?\d{1,6}),(?<start>\d{1,6}\.\d+)-(?<end>\d{1,6}\.\d+),\d{1,18},(?<bits>\d{1,15})(?:,(?<jitter>[\d.]+),(?<lost>-?\d+),(?<all>-?\d+),.*)?$/;

/** Whether a line is a row of -y C. */
export function isCommaRow(text: string): boolean {
  return row.test(text.trim());
}

/** The rows in order. The service has the lower port; where it prints, it receives. */
export function commaRowsOf(lines: readonly Line[]): CommaRow[] {
  return lines.flatMap(({ number, text }): CommaRow[] => {
    const groups = groupsOf(row, text.trim());
    const { id, start, end, bits, jitter, lost = '', all = '' } = groups;
    if (id === undefined || start === undefined || end === undefined) return [];
    const receives = Number(groups['port']) < Number(groups['peer']);
    const hasDatagrams = receives && jitter !== undefined;
    return [
      {
        line: number,
        id: id === '-1' ? 'SUM' : id,
        start,
        end,
        bitsPerSecond: Number(bits),
        rest: hasDatagrams ? `  ${jitter} ms ${lost}/${all} (0%)` : '',
        receives,
      },
    ];
  });
}
