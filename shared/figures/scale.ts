// An axis of a chart as numbers: what it spans and where a value lies on it.

export type ScaleKind = 'log' | 'linear';
export type Scale = { readonly kind: ScaleKind; readonly low: number; readonly high: number };

/** Room above and below the data, as a share of the span. */
const padding = 0.05;

/**
 * No duration in any unit of a chart lies outside: a femtosecond has no meaning and 30 million years no reader. A file
 * may still hold such figures; they get no place on an axis, whose ticks could not be counted.
 */
const least = 1e-12;
const most = 1e15;

/** A scale that holds the values with some room; a linear one starts at 0 when that costs less than half of it. */
export function scaleAround(kind: ScaleKind, values: readonly number[]): Scale {
  const usable = values.filter((value) =>
    kind === 'log' ? value > least && value < most : Math.abs(value) < most,
  );
  // Not Math.min(...usable): a curve has thousands of points, and there may be many curves.
  const low = usable.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = usable.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (low > high) return { kind, low: 1, high: 10 };
  if (kind === 'log') {
    const room = Math.max((high / low) ** padding, 1.05);
    return { kind, low: low / room, high: high * room };
  }
  const room = Math.max((high - low) * padding, high * 0.01, Number.EPSILON);
  const startsAtZero = low >= 0 && low < high / 2;
  return { kind, low: startsAtZero ? 0 : low - room, high: high + room };
}

/** Where a value lies: 0 at the low end, 1 at the high end. */
export function shareOf({ kind, low, high }: Scale, value: number): number {
  const place = (v: number) => (kind === 'log' ? Math.log(Math.max(v, low)) : v);
  return (place(value) - place(low)) / (place(high) - place(low));
}

/** A value as Plotly takes it in ranges and annotations: its power of ten on a logarithmic axis. */
export function axisCoordinate({ kind, low }: Scale, value: number): number {
  return kind === 'log' ? Math.log10(Math.max(value, low)) : value;
}
