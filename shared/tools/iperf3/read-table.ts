// The table that iperf3 prints without -J; its rows stand in table-rows.ts, what is said around them in table-head.ts.
//
// The rows of the whole test are the result, as with -J: the sum over streams where there are several. Rows of intervals are
// read only where a test came to no end. Before 3.1 UDP had one such row without a side: rate and datagrams are of the
// sender, jitter and losses of the receiver. Error lines stand on stderr or in between.
import { err, ok, type Result } from '../../base/result.ts';
import { intervalRow } from '../../model/interval-row.ts';
import type { Measurement, MessageCounts } from '../../model/measurement.ts';
import { nsFromMs } from '../../units/duration.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { excerpt, type Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { tableHeadOf, type TableHead } from './table-head.ts';
import { tableRowOf, type TableRow } from './table-rows.ts';
import { withoutRepeats } from './unfinished.ts';

/**
 * `iperf3: error - ...`, `iperf3: interrupt - ...`, `iperf3: parameter error - ...`. A server is always ended by an interrupt.
 */
export const complaint =
  /\biperf3: (?:parameter )?(?:error|interrupt)\b(?! - the server has terminated)/;

type Figures = { readonly rows: Measurement[]; readonly warnings: readonly string[] };
type Side = 'sender' | 'receiver';

/** Reads one table. Never throws; fails when there is no row. */
export function readTable({ stdout, stderr = '' }: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = ownLines(stdout);
  const head = tableHeadOf(lines);
  const rows = lines.flatMap((line) => tableRowOf(line) ?? []).filter((row) => !row.isOmitted);
  const complaints = [...lines, ...shortLinesOf(stderr)].filter(({ text }) => complaint.test(text));
  const printed = totalsOf(rows, lines);
  const totals = printed.filter((row) => !isSilentReceiver(row));
  const figures =
    totals.length > 0 ? wholeFigures(totals, head, lines) : intervals(rows, head, lines);
  if (figures.rows.length === 0) return err(noRows(lines, complaints));
  const { version, startedAt, facts, parameters } = head;
  return ok({
    measurements: figures.rows,
    facts:
      Object.keys(facts).length === 0 ? {} : { [head.isServer ? 'responder' : 'initiator']: facts },
    parameters,
    ...stated({ toolVersion: version, startedAt }),
    warnings: figures.warnings,
    fatalWarnings: [
      ...new Set(complaints.map(({ text }) => excerpt(text.slice(text.indexOf('iperf3:'))))),
      ...(totals.length < printed.length
        ? ['The receiver reported nothing: the test was ended early, or nothing arrived.']
        : []),
      ...(totals.length === 0
        ? ['The output ends before its result; its intervals are read.']
        : []),
    ],
  });
}

/** A receiver that an early end kept from reporting is printed with zeros: those are no figures. */
function isSilentReceiver({ side, bitsPerSecond }: TableRow): boolean {
  return side === 'receiver' && bitsPerSecond === 0;
}

/** Without what the server said: with --get-server-output its table follows. */
function ownLines(stdout: string): Line[] {
  const lines = shortLinesOf(stdout);
  const server = lines.findIndex(({ text }) => /\bServer output:\s*$/.test(text));
  return server < 0 ? lines : lines.slice(0, server);
}

/** The rows of the whole test: of the sum where there is one, else of the only stream. */
function totalsOf(rows: readonly TableRow[], lines: readonly Line[]): TableRow[] {
  const sided = rows.filter(({ side }) => side !== undefined);
  const whole = sided.length > 0 ? sided : rowsBelowTheLastTitle(rows, lines);
  const sums = whole.filter(({ id }) => id === 'SUM');
  return sums.length > 0 ? sums : whole;
}

/** Before 3.1: the last title stands above the rows of the whole test, below a line of dashes if there were intervals. */
function rowsBelowTheLastTitle(rows: readonly TableRow[], lines: readonly Line[]): TableRow[] {
  const title = lines.findLast(({ text }) => /\] Interval .*Bandwidth .*Jitter /.test(text));
  const isReport = lines.some(({ text }) => /\] Sent \d+ datagrams/.test(text));
  return title && isReport ? rows.filter(({ line }) => line > title.number) : [];
}

function wholeFigures(
  totals: readonly TableRow[],
  head: TableHead,
  lines: readonly Line[],
): Figures {
  const streams = new Set(totals.map(({ id }) => id));
  // With --bidir each direction has a stream of its own.
  const isMany = streams.size > (head.isBothWays ? 2 : 1);
  const reads = totals.map((row) => {
    const name = (side: Side) =>
      `${side === 'sender' ? 'sent' : 'received'}${isReverseRow(row) ? ', reverse' : ''}${isMany ? `, stream ${row.id}` : ''}`;
    return row.side === undefined
      ? oldReport(row, name, head, lines)
      : sideOf(row, row.side, name(row.side), head);
  });
  const late = outOfOrder(lines);
  const all = reads.flatMap((read) => read.rows);
  const isOne = all.filter(({ row }) => row.startsWith('received')).length === 1;
  return {
    rows: all.map((one) =>
      late !== undefined && isOne && one.row.startsWith('received')
        ? { ...one, counts: { ...one.counts, outOfOrder: late } }
        : one,
    ),
    warnings: reads.flatMap((read) => read.warnings),
  };
}

/** With --bidir, what the server sends. */
function isReverseRow({ role }: TableRow): boolean {
  return role === 'RX-C' || role === 'TX-S';
}

function sideOf(row: TableRow, side: Side, name: string, head: TableHead): Figures {
  const base = {
    ...stated({ payloadBytes: head.payloadBytes }),
    row: name,
    bitsPerSecond: row.bitsPerSecond,
  };
  if (side === 'sender') return { rows: [{ ...base, ...sentCounts(row, head) }], warnings: [] };
  const { figures, warnings } = arrivals(row);
  return { rows: [{ ...base, ...figures }], warnings };
}

function sentCounts(
  { retransmitted, datagrams }: TableRow,
  head: TableHead,
): { counts?: MessageCounts } {
  const sent = datagrams ?? (head.isUdp ? retransmitted : undefined);
  if (sent !== undefined) return { counts: { sent } };
  return retransmitted === undefined ? {} : { counts: { retransmitted } };
}

function arrivals({ jitterMs, lost, datagrams }: TableRow) {
  if (jitterMs === undefined || lost === undefined || datagrams === undefined) {
    return { figures: {}, warnings: [] };
  }
  const jitter = { interarrivalJitterNs: nsFromMs(jitterMs) };
  if (lost < 0 || lost > datagrams) {
    const words = `iperf3 counted ${String(lost)} lost packets of ${String(datagrams)}, which cannot be; they are left out.`;
    return { figures: jitter, warnings: [words] };
  }
  return { figures: { ...jitter, counts: { received: datagrams - lost, lost } }, warnings: [] };
}

function oldReport(
  row: TableRow,
  name: (side: Side) => string,
  head: TableHead,
  lines: readonly Line[],
): Figures {
  const sent = lines.flatMap(
    ({ text }) => groupsOf(/\] Sent (?<sent>\d{1,15}) datagrams/, text)['sent'] ?? [],
  )[0];
  const { figures, warnings } = arrivals(row);
  const { bitsPerSecond } = row;
  const base = stated({ payloadBytes: head.payloadBytes });
  return {
    rows: [
      {
        ...base,
        row: name('sender'),
        bitsPerSecond,
        ...(sent !== undefined && { counts: { sent: Number(sent) } }),
      },
      { ...base, row: name('receiver'), ...figures },
    ],
    warnings,
  };
}

/** Of the sum, else of all streams together. */
function outOfOrder(lines: readonly Line[]): number | undefined {
  const found = lines.flatMap(({ text }) => {
    const { id, count } = groupsOf(
      /\[ *(?<id>SUM|\d+)\].* (?<count>\d{1,15}) datagrams received out-of-order/,
      text,
    );
    return id === undefined ? [] : [{ id, count: Number(count) }];
  });
  const sum = found.findLast(({ id }) => id === 'SUM');
  if (found.length === 0) return undefined;
  return sum?.count ?? found.reduce((all, { count }) => all + count, 0);
}

/** What a test that was cut short measured; 3.12 prints the last interval again when it fails. */
function intervals(rows: readonly TableRow[], head: TableHead, lines: readonly Line[]): Figures {
  const sums = rows.filter(({ id }) => id === 'SUM');
  const streams = new Set(rows.map(({ id }) => id));
  const isMany = sums.length === 0 && streams.size > (head.isBothWays ? 2 : 1);
  const reads = (sums.length > 0 ? sums : rows).map((row) => {
    const side = row.side ?? sideOfInterval(row, head, lines);
    const stream = isMany ? `, stream ${row.id}` : '';
    const name = `${side === 'sender' ? 'sent' : 'received'}${isReverseRow(row) ? ', reverse' : ''}${stream}`;
    return sideOf(row, side, intervalRow(name, row.start, row.end), head);
  });
  return {
    rows: withoutRepeats(reads.flatMap((read) => read.rows)),
    warnings: reads.flatMap((read) => read.warnings),
  };
}

/** Rows of intervals are of the side that printed them; its title tells which, except where a system counts no retransmits. */
function sideOfInterval(
  { role, line, jitterMs }: TableRow,
  head: TableHead,
  lines: readonly Line[],
): Side {
  if (role !== undefined) return role.startsWith('TX') ? 'sender' : 'receiver';
  if (jitterMs !== undefined) return 'receiver';
  const title = lines.findLast(
    ({ number, text }) => number < line && /\bInterval +Transfer/.test(text),
  );
  if (title && /Retr|Total Datagrams/.test(title.text)) return 'sender';
  return head.isServer === head.isReverse ? 'sender' : 'receiver';
}

function noRows(lines: readonly Line[], complaints: readonly Line[]): ParseFailure {
  const [said] = complaints;
  const first = lines.find(({ text }) => text.trim() !== '');
  return {
    ...stated({ line: said && lines.includes(said) ? said.number : undefined }),
    found: excerpt((said ?? first)?.text ?? 'nothing'),
    expected:
      'the JSON that iperf3 prints with -J or --json-stream, or rows such as [  5]   0.00-3.00   sec  5.89 GBytes  16.9 Gbits/sec',
  };
}
