// The rows of iperf3's table (3.0 to 3.21). Widths are fixed, which tells them from rows of iperf 2: six places for each time.
//
//   [  5]   0.00-1.00   sec  1.94 GBytes  16.7 Gbits/sec  4513    399 KBytes           an interval of TCP's sender
//   [  5]   0.00-1.00   sec  1.80 GBytes  1890122 KBytes/sec  7399    407 KBytes       (omitted)
//   [  7][RX-C]   0.00-1.00   sec  1.16 GBytes  9.93 Gbits/sec                         --bidir
//   [  4]   0.00-1.00   sec  5.96 MBytes  50.0 Mbits/sec  4316                         UDP's sender: datagrams
//   [SUM]   0.00-3.00   sec  5.89 GBytes  16.9 Gbits/sec  14976             sender     the whole test: retransmits
//   [SUM]   0.00-2.00   sec  69.5 MBytes   292 Mbits/sec  0.001 ms  35634/1174478 (3%)  receiver     jitter, lost/all
//
// Bytes count in steps of 1024, bits in steps of 1000. Rates are rounded to three digits or to whole units of -f.
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';

export type TableRow = {
  readonly line: number;
  /** As printed between brackets: `5`, `SUM`. */
  readonly id: string;
  /** With --bidir: who does what, `TX-C`: the client sends. */
  readonly role?: string;
  /** Seconds, as printed. */
  readonly start: string;
  readonly end: string;
  readonly bitsPerSecond: number;
  readonly retransmitted?: number;
  readonly jitterMs?: number;
  /** Below zero when datagrams that were counted as lost came late. */
  readonly lost?: number;
  /** Datagrams, lost ones included. */
  readonly datagrams?: number;
  readonly isOmitted: boolean;
  /** Only rows of the whole test say whose figures they are. */
  readonly side?: 'sender' | 'receiver';
};

const row =
  /^.{0,80}?\[ {0,4}(?<id>SUM|\d{1,6})\](?:\[(?<role>[TR]X-[CS])\])?(?<lead> +)(?<start>\d{1,6}\.\d\d)-(?<end>\d{1,6}\.\d\d)(?<tail> +)sec +[\d.]+ [KMGT]?Bytes +(?<rate>\d{1,15}(?:\.\d{1,9})?) (?<prefix>[KMGT]?)(?<what>bits|Bytes)\/sec(?<rest>.*)$/;
const datagramCells =
  / (?<jitter>\d{1,9}\.\d{1,6}) ms +(?<lost>-?\d{1,15})\/ ?(?<all>\d{1,15}) \((?:[^)]{1,20})\)/;
const countCell = /^ +(?<count>\d{1,15})(?: |$)/;

/** Beyond every link there is. */
const mostBitsPerSecond = 1e15;
const powers: Readonly<Partial<Record<string, number>>> = { K: 1, M: 2, G: 3, T: 4 };
const timeWidth = 6;

/** Whether only iperf3 prints this line. */
export function isTableRow(text: string): boolean {
  const { lead = '', start = '', end = '', tail = '' } = groupsOf(row, text);
  // The blank between the number and the time, and the one before `sec`, are not part of the width.
  const isWide = lead.length - 1 + start.length >= timeWidth;
  return isWide && end.length + tail.length - 1 >= timeWidth;
}

/** The row that a line is; nothing for any other line. */
export function tableRowOf({ number, text }: Line): TableRow | undefined {
  const groups = groupsOf(row, text);
  const { id, role, start, end, rest = '' } = groups;
  const bitsPerSecond = rateOf(groups);
  if (id === undefined || start === undefined || end === undefined) return undefined;
  if (bitsPerSecond > mostBitsPerSecond) return undefined;
  return {
    line: number,
    id,
    ...(role !== undefined && { role }),
    start,
    end,
    bitsPerSecond,
    ...cellsOf(rest),
    isOmitted: rest.includes('(omitted)'),
    ...sideIn(rest),
  };
}

function rateOf({ rate, prefix = '', what }: Partial<Record<string, string>>): number {
  const power = powers[prefix] ?? 0;
  const factor = what === 'bits' ? 1000 ** power : 8 * 1024 ** power;
  return Math.round(Number(rate) * factor * 1000) / 1000;
}

function sideIn(rest: string): Pick<TableRow, 'side'> {
  const { side } = groupsOf(/ (?<side>sender|receiver)\s*$/, rest);
  return side === 'sender' || side === 'receiver' ? { side } : {};
}

/** A count alone is of datagrams where the title says so: see read-table.ts. */
function cellsOf(
  rest: string,
): Pick<TableRow, 'retransmitted' | 'jitterMs' | 'lost' | 'datagrams'> {
  const { jitter, lost, all } = groupsOf(datagramCells, rest);
  if (jitter !== undefined) {
    return { jitterMs: Number(jitter), lost: Number(lost), datagrams: Number(all) };
  }
  const { count } = groupsOf(countCell, rest);
  return count === undefined ? {} : { retransmitted: Number(count) };
}
