// The one door to papaparse: rows as CSV (RFC 4180), and CSV as rows. Line ends inside quotes belong to the cell.
import Papa from 'papaparse';

/**
 * What a spreadsheet takes for the start of a formula, blanks and full-width signs included. Papaparse's own pattern
 * misses texts of several lines.
 */
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * Rows as CSV: CR LF line ends, quotes doubled, the same in every locale. An absent cell is empty. Texts that a spreadsheet
 * would run as a formula get a leading apostrophe; numbers stay numbers.
 */
export function csvText(rows: readonly (readonly (string | number | undefined)[])[]): string {
  const text = Papa.unparse(
    rows.map((row) => row.map((cell) => cell ?? '')),
    { newline: '\r\n', escapeFormulae: formulaStart },
  );
  return `${text}\r\n`;
}

export type CsvDelimiter = ',' | ';' | '\t' | '|' | ' ';

export type CsvRow = {
  /** The number of its first line in the text, as the lines say. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether a quote in it is closed nowhere; then the line stands alone. */
  readonly isBroken: boolean;
};

/** A quoted cell of more lines is a quote that somebody forgot. */
const longestRow = 100;

/**
 * The rows of a CSV text, given as its lines without their ends; blank lines are none. A run of blanks is one delimiter
 * where the delimiter is a blank, for tables that are aligned with them.
 */
export function* csvRows(
  lines: readonly { readonly number: number; readonly text: string }[],
  delimiter: CsvDelimiter,
): Generator<CsvRow> {
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at];
    if (!first || first.text.trim() === '') continue;
    if (!first.text.includes('"')) {
      yield { line: first.number, cells: split(first.text, delimiter), isBroken: false };
      continue;
    }
    const length = rowLength(lines, at);
    const own = lines.slice(at, at + (length ?? 1)).map(({ text }) => text);
    yield {
      line: first.number,
      cells: quotedCells(own.join('\n'), delimiter),
      isBroken: length === undefined,
    };
    at += (length ?? 1) - 1;
  }
}

function split(line: string, delimiter: CsvDelimiter): string[] {
  return delimiter === ' ' ? line.trim().split(/ +/) : line.split(delimiter);
}

/** How many lines a row takes: until its quotes are even in number. */
function rowLength(lines: readonly { readonly text: string }[], start: number): number | undefined {
  let quotes = 0;
  for (let length = 1; length <= longestRow; length += 1) {
    const line = lines[start + length - 1];
    if (!line) return undefined;
    quotes += line.text.split('"').length - 1;
    if (quotes % 2 === 0) return length;
  }
  return undefined;
}

function quotedCells(record: string, delimiter: CsvDelimiter): string[] {
  // A line end that none of the cells has: the record is one row, whatever stands in its quotes.
  const { data } = Papa.parse<string[]>(record, { delimiter, newline: '\r' });
  return data[0] ?? [];
}
