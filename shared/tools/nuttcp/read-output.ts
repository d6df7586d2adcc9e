// nuttcp's lines as measurements: the result, its intervals, and the time in which the connection was opened.
//
// What it prints is what the receiver got, whichever side sends. The grammar stands in lines.ts.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import { nsFromMs } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { readLine, type NuttcpLine } from './lines.ts';

/** A test that ran for less of its time than this was stopped. */
const leastShare = 0.9;
/** An hour in steps of a second. */
const mostIntervals = 3600;

/** Reads one output. Never throws; fails when there is no line of figures. */
export function readOutput({
  stdout,
  stderr = '',
  parameters,
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(stdout);
  const read = lines.flatMap((line) => readLine(line) ?? []);
  if (read.length === 0) return err(noFigures(lines, stderr));
  const result = read.find(({ isResult }) => isResult);
  const intervals = read.filter(({ isResult }) => !isResult).slice(0, mostIntervals);
  const isUdp = read.some(({ counts }) => counts.lost !== undefined);
  const rows = [...(result ? [['', result] as const] : []), ...namedIntervals(intervals)];
  const payload = isUdp ? datagramSizeOf(parameters?.['length']) : {};
  const connect = connectOf(result);
  return ok({
    measurements: [
      ...rows.map(([name, line]) => ({ ...payload, ...measurementOf(line, name) })),
      ...connect.measurements,
    ],
    facts: {},
    parameters: { protocol: isUdp ? 'udp' : 'tcp' },
    warnings: connect.warnings,
    fatalWarnings: earlyEnd(result, parameters?.['duration']),
  });
}

/** Only the run itself knows it. */
function datagramSizeOf(length: unknown): Pick<Measurement, 'payloadBytes'> {
  return typeof length === 'number' && length > 0 ? { payloadBytes: length } : {};
}

function measurementOf({ bitsPerSecond, counts }: NuttcpLine, row: string): Measurement {
  return { row, bitsPerSecond, ...(Object.keys(counts).length > 0 && { counts }) };
}

/** Intervals state how long they were, not where they stood. */
function namedIntervals(intervals: readonly NuttcpLine[]): (readonly [string, NuttcpLine])[] {
  let start = 0;
  return intervals.map((one) => {
    const end = start + one.seconds;
    const name = `${start.toFixed(2)}-${end.toFixed(2)} s`;
    start = end;
    return [name, one] as const;
  });
}

type Read = { readonly measurements: readonly Measurement[]; readonly warnings: readonly string[] };

/** Opening a connection takes one round trip. */
function connectOf(result: NuttcpLine | undefined): Read {
  if (result?.connectMs === undefined) return { measurements: [], warnings: [] };
  const figures = { count: 1, meanNs: nsFromMs(result.connectMs), percentiles: [] };
  const { reported, warnings } = checkedFigures(figures, 'TCP connect');
  const quantity = { kind: 'rtt', known: 'inferred' } as const;
  return { measurements: reported ? [{ row: 'TCP connect', quantity, reported }] : [], warnings };
}

function earlyEnd(result: NuttcpLine | undefined, duration: unknown): string[] {
  if (!result) return ['The output ends before its result: nuttcp was cut off.'];
  if (typeof duration !== 'number' || result.seconds >= duration * leastShare) return [];
  return [`The test ran for ${String(result.seconds)} of ${String(duration)} s.`];
}

function noFigures(lines: readonly Line[], stderr: string): ParseFailure {
  const complaint = linesOf(stderr).find(({ text }) => text.includes('Error: '));
  const last = lines.findLast(({ text }) => text.trim() !== '');
  return {
    ...(last && { line: last.number }),
    found: excerpt(complaint?.text ?? last?.text ?? 'nothing'),
    expected: 'a line such as 4035.6875 MB /   3.00 sec = 11283.9682 Mbps 81 %TX 28 %RX',
  };
}

/** The outputs in a pasted text: intervals and the result below them, with nothing but empty lines between. */
export function piecesOf(text: string): string[] {
  const pieces: Line[][] = [];
  let piece: Line[] = [];
  for (const line of linesOf(text)) {
    const read = readLine(line);
    if (read) piece.push(line);
    const isOver = read ? read.isResult : line.text.trim() !== '';
    if (isOver && piece.length > 0) {
      pieces.push(piece);
      piece = [];
    }
  }
  return [...pieces, piece].filter(({ length }) => length > 0).map(textOfLines);
}
