// Which rows of iperf 2 belong together: those of one stream in one direction. The last that begins at 0 and reaches to the
// end is the result, the others are intervals. Where there is a sum over streams, it alone has intervals.
import type { Row } from './rows.ts';
import type { Direction } from './setting.ts';

export type Series = {
  /** As a measurement's row: `sent`, `received, stream 3`. */
  readonly name: string;
  readonly direction: Direction;
  readonly isSum: boolean;
  readonly intervals: readonly Row[];
  /** Absent when the output was cut off before it. */
  readonly result?: Row;
};

/** The result's end is rounded like those of intervals, or stated a moment later. */
const toleranceSeconds = 0.11;

/** The series of one output, in the order in which they begin. Linear in the rows: there may be half a million. */
export function seriesOf(rows: readonly Row[], directionOf: (row: Row) => Direction): Series[] {
  const streams = streamsByDirection(rows, directionOf);
  const hasSum = rows.some(isSum);
  const above = new Set<Direction>();
  const byName = new Map<string, { direction: Direction; rows: Row[] }>();
  for (const row of rows) {
    const direction = isSum(row) ? directionOfSum(row, above, directionOf) : directionOf(row);
    if (!isSum(row)) above.add(direction);
    const isOneOfMany = !isSum(row) && (hasSum || (streams.get(direction)?.size ?? 0) > 1);
    const name = `${direction}${isOneOfMany ? `, stream ${row.id.replace('*', '')}` : ''}`;
    const known = byName.get(name);
    if (known) known.rows.push(row);
    else byName.set(name, { direction, rows: [row] });
  }
  return [...byName].map(([name, { direction, rows: own }]) =>
    seriesFrom(name, direction, own, hasSum),
  );
}

function isSum({ id }: Row): boolean {
  return id.startsWith('SUM') || id.startsWith('FD');
}

/** Rows that lost their number count as no stream of their own. */
function streamsByDirection(
  rows: readonly Row[],
  directionOf: (row: Row) => Direction,
): ReadonlyMap<Direction, ReadonlySet<string>> {
  const streams = new Map<Direction, Set<string>>();
  for (const row of rows) {
    if (isSum(row) || row.id === '') continue;
    const direction = directionOf(row);
    streams.set(direction, (streams.get(direction) ?? new Set()).add(row.id));
  }
  return streams;
}

/** A sum is over the streams that stand above it: of UDP, the server's report comes later. */
function directionOfSum(
  sum: Row,
  above: ReadonlySet<Direction>,
  directionOf: (row: Row) => Direction,
): Direction {
  const [first, ...others] = above;
  if (first === undefined || sum.id.startsWith('FD')) return directionOf(sum);
  return others.length === 0 ? first : 'both directions';
}

function seriesFrom(
  name: string,
  direction: Direction,
  rows: readonly Row[],
  hasSum: boolean,
): Series {
  const end = rows.reduce((latest, row) => Math.max(latest, Number(row.end)), 0);
  const isWhole = (row: Row) =>
    Number(row.start) === 0 && Number(row.end) >= end - toleranceSeconds;
  const result = rows.findLast(isWhole);
  const hasIntervals = !hasSum || rows.some(isSum);
  return {
    name,
    direction,
    isSum: rows.some(isSum),
    intervals: hasIntervals ? rows.filter((row) => !isWhole(row)) : [],
    ...(result && { result }),
  };
}
