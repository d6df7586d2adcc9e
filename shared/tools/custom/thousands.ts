// Numbers as people write them in tables: 1,980,471.
import type { Reading } from '../../model/custom-tool.ts';

type Csv = Pick<Extract<Reading, { form: 'csv' }>, 'decimal' | 'thousands'>;

const blanks = String.raw`[ \u00a0\u2009\u202f]`;

/** How a part between two marks of thousands is found. */
const marks: Readonly<Record<NonNullable<Csv['thousands']>, string>> = {
  ',': ',',
  '.': String.raw`\.`,
  "'": "['\u2019]",
  ' ': blanks,
};

/**
 * A cell without its marks of thousands, where each stands before exactly three digits. Every other cell stays as it is:
 * `1,98` with commas for thousands is no number.
 */
export function withoutThousands(cell: string, { thousands, decimal }: Csv): string {
  if (thousands === undefined || thousands === decimal) return cell;
  const mark = marks[thousands];
  const point = marks[decimal];
  const grouped = new RegExp(String.raw`^[+-]?\d{1,3}(?:${mark}\d{3})+(?:${point}\d*)?$`);
  return grouped.test(cell) ? cell.replaceAll(new RegExp(mark, 'g'), '') : cell;
}
