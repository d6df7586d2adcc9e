// How a measurement of one interval of a run is told from one of the whole run: by its row, which ends in the interval.
// Charts and tables are of whole runs; intervals stand folded beside them.
import type { Measurement } from './measurement.ts';

/** `interval 3` is of tools that count their reports and print no times. */
const interval = /(?:^|, )(?:interval \d{1,9}|\d{1,9}(?:\.\d{1,9})?-\d{1,9}(?:\.\d{1,9})? s)$/;

/** The row of an interval from `start` to `end`, in seconds as printed: `sent, 1.00-2.00 s`. */
export function intervalRow(name: string, start: string, end: string): string {
  return [name, `${start}-${end} s`].filter((part) => part !== '').join(', ');
}

/** Whether a measurement is of one interval, not of the whole run. */
export function isInterval({ row }: Pick<Measurement, 'row'>): boolean {
  return interval.test(row);
}
