// RFC 4180 through papaparse, its one door: CR LF line ends, quotes doubled, the same in every locale.
import Papa from 'papaparse';

export type Cell = string | number | undefined;

/**
 * Rows as CSV with a header. An absent cell is empty. Texts that a spreadsheet would run as a formula
 * (`=`, `+`, `-`, `@`, tab or CR first) get a leading apostrophe; numbers stay numbers.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const text = Papa.unparse(
    { fields: [...header], data: rows.map((row) => row.map((cell) => cell ?? '')) },
    { newline: '\r\n', escapeFormulae: true },
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
