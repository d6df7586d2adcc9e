// The table of sfnt-pingpong: tabs in the original, often blanks in published copies.
//
//   #	size	mean	min	median	max	%ile	stddev	iter
//   	64	1801	1745	1791	21847	1931	97	828000          bytes, then integer ns, then a count
//
// median is the upper one (sorted[n >> 1]), stddev the sample deviation, mean is truncated. Before 2023 values were
// 32-bit and could wrap: a row whose figures cannot be true is left out and reported.
import { excerpt, type Line } from '../text/lines.ts';
import { isPlausibleLatency } from '../text/latency.ts';

export const tableTitle = /^\s*#\s*size\s+mean\s+min\s+median\s+max\s+%ile\s+stddev\s+iter\s*$/;
const figures = /^\s*\d+(?:\s+-?\d+){7}\s*$/;
const cutRow = /^\s*\d+(?:\s+-?\d+){0,6}\s*$/;

export type Row = {
  readonly payloadBytes: number;
  readonly meanNs: number;
  readonly minNs: number;
  readonly medianNs: number;
  readonly maxNs: number;
  readonly percentileNs: number;
  readonly standardDeviationNs: number;
  readonly count: number;
};

export type Table = {
  readonly rows: readonly Row[];
  /** Why rows are missing; then the run is partial. */
  readonly fatalWarnings: readonly string[];
};

/** Whether a line is a whole row, or one that was cut off. */
export function isRow(text: string): boolean {
  return figures.test(text) || cutRow.test(text);
}

/** Reads the rows below a table title. */
export function readTable(lines: readonly Line[]): Table {
  const rows: Row[] = [];
  const fatalWarnings: string[] = [];
  for (const line of lines) {
    if (figures.test(line.text)) {
      const row = rowOf(line.text);
      if (isPossible(row)) rows.push(row);
      else
        fatalWarnings.push(
          `Line ${String(line.number)}: "${excerpt(line.text)}" cannot be true and is left out; the run is partial.`,
        );
    } else if (cutRow.test(line.text) && line.text.trim() !== '') {
      fatalWarnings.push(cutSentence(line, rows));
    }
  }
  return { rows, fatalWarnings };
}

function cutSentence(line: Line, rows: readonly Row[]): string {
  const [first, last] = [rows[0], rows.at(-1)];
  const read =
    first && last
      ? `Sizes ${String(first.payloadBytes)} to ${String(last.payloadBytes)} were read; the run is partial.`
      : 'No size was read.';
  return `Line ${String(line.number)}: found "${excerpt(line.text)}", expected 8 figures. ${read}`;
}

function rowOf(text: string): Row {
  const [payloadBytes = 0, meanNs = 0, minNs = 0, medianNs = 0, maxNs = 0, ...rest] = text
    .trim()
    .split(/\s+/)
    .map(Number);
  const [percentileNs = 0, standardDeviationNs = 0, count = 0] = rest;
  return { payloadBytes, meanNs, minNs, medianNs, maxNs, percentileNs, standardDeviationNs, count };
}

function isPossible({ meanNs, minNs, medianNs, maxNs, standardDeviationNs, count }: Row): boolean {
  const inOrder = minNs <= medianNs && medianNs <= maxNs && minNs <= meanNs && meanNs <= maxNs;
  return (
    inOrder &&
    [minNs, maxNs].every(isPlausibleLatency) &&
    standardDeviationNs >= 0 &&
    standardDeviationNs <= maxNs &&
    Number.isSafeInteger(count) &&
    count > 0
  );
}
