// Figures by the columns of CSV.
import { csvRows, type CsvRow } from '../../base/csv.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { Reading } from '../../model/custom-tool.ts';
import { nameOf } from '../../model/custom-tool-faults.ts';
import { excerpt, linesOf } from '../text/lines.ts';
import type { ParseFailure } from '../tool.ts';
import type { Complaints } from './complaints.ts';
import { nothingShared, type FoundRow, type FoundRows } from './found-rows.ts';
import { withoutThousands } from './thousands.ts';

type Csv = Extract<Reading, { form: 'csv' }>;
type Column = Csv['reads'][number] & { readonly index: number };

/** Every row; fails without a line that names the columns, where one is expected. */
export function csvFoundRows(
  text: string,
  reading: Csv,
  complaints: Complaints,
): Result<FoundRows, ParseFailure> {
  const lines = linesOf(text).filter((line) => !line.text.startsWith('#'));
  const { header, delimiter, reads } = reading;
  const plain = (cell: string) => withoutThousands(cell, reading);
  if (!header) {
    const columns = reads.map((read) => ({ ...read, index: Number(read.from) - 1 }));
    const needed = Math.max(...columns.map(({ index }) => index)) + 1;
    const rows = foundRows(csvRows(lines, delimiter), { columns, needed, plain }, complaints);
    return ok({ rows, shared: nothingShared });
  }
  const wanted = reads.map(({ from }) => from);
  const rows = csvRows(lines, delimiter);
  let first: CsvRow | undefined;
  for (const row of rows) {
    first ??= row;
    const names = row.cells.map((cell) => cell.trim());
    if (!wanted.every((name) => names.includes(name))) continue;
    const twice = wanted.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
    if (twice !== undefined) {
      return err({
        line: row.line,
        found: excerpt(names.join(delimiter)),
        expected: `one column named ${twice}`,
      });
    }
    const columns = reads.map((read) => ({ ...read, index: names.indexOf(read.from) }));
    const table = { columns, needed: names.length, names, plain };
    const after = lines.filter(({ number }) => number > row.line);
    return ok({
      rows: foundRows(csvRows(after, delimiter), table, complaints),
      shared: nothingShared,
    });
  }
  return err({
    ...(first && { line: first.line }),
    found: excerpt(first?.cells.join(delimiter) ?? 'nothing'),
    expected: `a line that names the columns ${excerpt([...new Set(wanted)].join(', '))}`,
  });
}

type Table = {
  readonly columns: readonly Column[];
  /** How many cells a row has, exactly where names are known, else at least. */
  readonly needed: number;
  readonly names?: readonly string[];
  /** A cell of a number as a plain number. */
  readonly plain: (cell: string) => string;
};

function* foundRows(
  rows: Iterable<CsvRow>,
  table: Table,
  complaints: Complaints,
): Generator<FoundRow> {
  const { needed, names } = table;
  for (const { line, cells, isBroken } of rows) {
    const place = `Line ${String(line)}`;
    if (names?.every((name, index) => cells[index]?.trim() === name)) continue;
    if (isBroken) complaints.add(`${place}: a quote is never closed; the row is left out.`);
    else if (cells.length < needed || (names && cells.length > needed)) {
      const has = `${String(cells.length)} of ${String(needed)} columns`;
      complaints.add(`${place}: has ${has}; the row is left out.`);
    } else {
      yield {
        place,
        values: valuesOf(cells, table, (name) => {
          complaints.add(`${place}: ${name} is missing.`);
        }),
      };
    }
  }
}

function valuesOf(
  cells: readonly string[],
  { columns, plain }: Table,
  onMissing: (name: string) => void,
): FoundRow['values'] {
  return columns.flatMap(({ index, metric }) => {
    const value = cells[index]?.trim() ?? '';
    const isText = metric.figure === 'row';
    if (value !== '') return [{ metric, value: isText ? value : plain(value) }];
    onMissing(nameOf(metric));
    return [];
  });
}
