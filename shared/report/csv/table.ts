// RFC 4180 through papaparse, its one door: CR LF line ends, quotes doubled, the same in every locale.
import Papa from 'papaparse';

export type Cell = string | number | undefined;

/**
 * What a spreadsheet takes for the start of a formula, blanks and full-width signs included. Papaparse's own pattern
 * misses texts of several lines.
 */
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * Rows as CSV with a header. An absent cell is empty. Texts that a spreadsheet would run as a formula get a leading
 * apostrophe; numbers stay numbers.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const text = Papa.unparse(
    [header, ...rows].map((row) => row.map((cell) => cell ?? '')),
    { newline: '\r\n', escapeFormulae: formulaStart },
  );
  return `${text}\r\n`;
}

/** `k=v;k=v` in the order of the keys' text, so that equal conditions give equal cells. */
export function keyValueCell(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join(' ') : String(value)}`)
    .join(';');
}
