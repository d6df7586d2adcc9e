// The tables of perftest: a title that names each column with its unit, then rows, cells apart by blanks or tabs.
//
//   #bytes #iterations    t_min[usec]    t_max[usec]  t_typical[usec]    t_avg[usec]    t_stdev[usec]   99% percentile[usec]
//   2       1000          1.24           5.19         1.27               1.27           0.00            1.37
//   #bytes     #iterations    BW peak[MiB/sec]    BW average[MiB/sec]   MsgRate[Mpps]
//   65536      1000             46567.34            46557.03            0.744912
//   #bytes        #iterations       t_avg[usec]    tps average                                        with -D
//
// Warnings about CPU frequencies stand between title and row. A title is repeated after lists of samples.
import type { Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';

const title = /^\s*#bytes\s+#iterations\s/;
const column =
  /#\w+|\w+ percentile\[\w+\]|[\d.]+% percentile\[\w+\]|BW \w+\[\S+?\]|tps average|\w+\[\S+?\]/g;
const figures = /^\s*\d+(?:\s+\d+(?:\.\d+)?)+\s*$/;

export type Row = {
  readonly line: Line;
  /** Cells by column title, such as `t_min[usec]`. */
  readonly cells: ReadonlyMap<string, number>;
};

export type Tables = {
  readonly titles: number;
  readonly rows: readonly Row[];
  /** Rows with another number of cells than their title. */
  readonly cut: readonly Line[];
};

/** Whether a line is the title of a table. */
export function isTitle(text: string): boolean {
  return title.test(text);
}

/** Reads every table of a text. */
export function readTables(text: string): Tables {
  let columns: string[] | undefined;
  let titles = 0;
  const rows: Row[] = [];
  const cut: Line[] = [];
  for (const line of shortLinesOf(text)) {
    if (isTitle(line.text)) {
      columns = line.text.match(column) ?? [];
      titles += 1;
    } else if (columns && figures.test(line.text)) {
      const values = line.text.trim().split(/\s+/).map(Number);
      if (values.length === columns.length) {
        rows.push({ line, cells: new Map(columns.map((name, at) => [name, values[at] ?? 0])) });
      } else cut.push(line);
    }
  }
  return { titles, rows, cut };
}
