// How a table of text is written: what parts its columns, whether its first line names them, and what marks decimals.
import type { Reading } from '../../../shared/model/custom-tool.ts';

type CsvReading = Extract<Reading, { form: 'csv' }>;
export type CsvForm = Pick<CsvReading, 'delimiter' | 'decimal' | 'thousands' | 'header'>;

export type CsvColumn = {
  /** How the reading names it: its name, or its number from 1. */
  readonly from: string;
  /** Its first values. */
  readonly examples: readonly string[];
};

const delimiters = [',', ';', '\t', '|', ' '] as const;
const lookedAt = 50;

/** The form that gives most lines the same number of columns. */
export function guessCsv(text: string): CsvForm {
  const lines = linesOf(text);
  const scored = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(lines, delimiter) }));
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  const delimiter = best && best.score > 0 ? best.delimiter : ',';
  const [first = [], ...rows] = lines.map((line) => cellsOf(line, delimiter));
  const cells = rows.flat();
  const commas = cells.filter((cell) => /^-?\d+,\d+$/.test(cell)).length;
  const points = cells.filter((cell) => /^-?\d+\.\d+$/.test(cell)).length;
  // Where a comma parts thousands once, it marks no decimals anywhere.
  const hasThousands = cells.some((cell) => /^-?\d{1,3}(?:,\d{3})+(?:,\d{3}|\.\d+)$/.test(cell));
  return {
    delimiter,
    ...(hasThousands && { thousands: ',' as const }),
    decimal: delimiter !== ',' && commas > points && !hasThousands ? ',' : '.',
    header: first.length > 0 && first.every((cell) => !/^-?\d/.test(cell)),
  };
}

/** The columns of a text that is written so. */
export function columnsOf(text: string, { delimiter, header }: CsvForm): CsvColumn[] {
  const [first = [], ...rows] = linesOf(text).map((line) => cellsOf(line, delimiter));
  const examples = header ? rows : [first, ...rows];
  return first.map((cell, index) => ({
    from: header ? cell : String(index + 1),
    examples: examples.slice(0, 3).flatMap((row) => row[index] ?? []),
  }));
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/, lookedAt)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** Quotes are undone as RFC 4180 has them; blanks in a row count once. */
export function cellsOf(line: string, delimiter: CsvForm['delimiter']): string[] {
  if (delimiter === ' ') return line.trim().split(/\s+/);
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}

/** Columns times the lines that have as many; 0 where nothing is parted. */
function scoreOf(lines: readonly string[], delimiter: CsvForm['delimiter']): number {
  const counts = lines.map((line) => cellsOf(line, delimiter).length);
  const [usual = 1] = counts;
  if (usual < 2) return 0;
  const same = counts.filter((count) => count === usual).length;
  // Blanks stand in every text: they only count where nothing else parts it.
  return (same / lines.length) * (delimiter === ' ' ? 1 : usual + 1);
}
