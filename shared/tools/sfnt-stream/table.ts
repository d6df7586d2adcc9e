// The table of sfnt-stream: two lines of titles, then a row a rate, 17 integers apart by tabs (blanks in copies).
//
//   #mps     mps   mps   latency ... (7)                       sendjit ... (4)        gaps   gaps    gaps
//   #target  send  recv  mean min median max %ile stddev samples  mean min max behind  n_gaps n_drops n_ooo
//   1000     998   998   201391 -5527 42034 4815002 3808999 660417 499  216447 0 3857504 0  0 0 0        ns
import { excerpt, type Line } from '../text/lines.ts';

const columns = 17;

export const tableTitle = /^\s*#target\s+send\s+recv\s+mean\s+min\s+median\s+max\s+%ile\s/;
const integers = /^\s*\d+(?:\s+-?\d+)+\s*$/;

export type Row = {
  readonly line: Line;
  /** Messages a second: asked for, sent, received by the server. */
  readonly target: number;
  readonly sent: number;
  readonly received: number;
  readonly meanNs: number;
  readonly minNs: number;
  readonly medianNs: number;
  readonly maxNs: number;
  readonly percentileNs: number;
  readonly standardDeviationNs: number;
  readonly samples: number;
  /** How often the sender was late for its plan. */
  readonly behind: number;
  readonly drops: number;
  readonly outOfOrder: number;
};

/** Whether a line is a row, whole or cut. */
export function isRow(text: string): boolean {
  return integers.test(text);
}

/** Reads the rows below the titles. */
export function readTable(lines: readonly Line[]): { rows: Row[]; fatalWarnings: string[] } {
  const rows: Row[] = [];
  const fatalWarnings: string[] = [];
  for (const line of lines.filter(({ text }) => isRow(text))) {
    const cells = line.text.trim().split(/\s+/).map(Number);
    if (cells.length === columns) rows.push(rowOf(line, cells));
    else
      fatalWarnings.push(
        `Line ${String(line.number)}: found "${excerpt(line.text)}", expected ${String(columns)} figures; the run is partial.`,
      );
  }
  return { rows, fatalWarnings };
}

function rowOf(line: Line, cells: readonly number[]): Row {
  const cell = (at: number) => cells[at] ?? 0;
  return {
    line,
    target: cell(0),
    sent: cell(1),
    received: cell(2),
    meanNs: cell(3),
    minNs: cell(4),
    medianNs: cell(5),
    maxNs: cell(6),
    percentileNs: cell(7),
    standardDeviationNs: cell(8),
    samples: cell(9),
    behind: cell(13),
    drops: cell(15),
    outOfOrder: cell(16),
  };
}
