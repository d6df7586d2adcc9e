import { csvText } from '../../base/csv.ts';

export type Cell = string | number | undefined;

/** Rows as CSV with a header. */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return csvText([header, ...rows]);
}

/** `k=v;k=v` in the order of the keys' text, so that equal conditions give equal cells. */
export function keyValueCell(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join(' ') : String(value)}`)
    .join(';');
}
