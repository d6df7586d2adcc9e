// Durations are nanoseconds everywhere inside; a chart or a table shows all of its durations in one unit.
import { formatDecimal, formatSigned } from './number.ts';

/** A duration in nanoseconds. */
export type Nanoseconds = number;

export type DurationUnit = 'ns' | 'µs' | 'ms' | 's';

const nsPerUnit = { ns: 1, µs: 1e3, ms: 1e6, s: 1e9 } as const satisfies Record<
  DurationUnit,
  number
>;

/** Nanoseconds from what a tool prints in microseconds. Rounded to 1/1000 ns, so that 1.791 is 1791 and not nearly. */
export function nsFromUs(microseconds: number): Nanoseconds {
  return scaled(microseconds, nsPerUnit.µs);
}

/** Nanoseconds from milliseconds, rounded like `nsFromUs`. */
export function nsFromMs(milliseconds: number): Nanoseconds {
  return scaled(milliseconds, nsPerUnit.ms);
}

/** Nanoseconds from seconds, rounded like `nsFromUs`. */
export function nsFromSeconds(seconds: number): Nanoseconds {
  return scaled(seconds, nsPerUnit.s);
}

function scaled(value: number, factor: number): Nanoseconds {
  return Math.round(value * factor * 1000) / 1000;
}

/** The duration as a number in the unit. */
export function inUnit(ns: Nanoseconds, unit: DurationUnit): number {
  return ns / nsPerUnit[unit];
}

/**
 * The one unit for a chart or table that shows these durations: the largest that is not larger than their median, so
 * that one slow maximum does not turn every other figure into decimals. µs for nothing.
 */
export function chooseDurationUnit(valuesNs: Iterable<Nanoseconds>): DurationUnit {
  const sizes = [...valuesNs].map(Math.abs).filter((size) => size > 0);
  sizes.sort((a, b) => a - b);
  const median = sizes[Math.floor((sizes.length - 1) / 2)] ?? nsPerUnit.µs;
  if (median >= nsPerUnit.s) return 's';
  if (median >= nsPerUnit.ms) return 'ms';
  return median >= nsPerUnit.µs ? 'µs' : 'ns';
}

/** Decimals of one duration: none for ns, else 3 below 100 and 1 from 100. */
export function durationDecimals(ns: Nanoseconds, unit: DurationUnit): number {
  if (unit === 'ns') return 0;
  return Math.abs(inUnit(ns, unit)) < 100 ? 3 : 1;
}

/** Decimals of a column of durations: as few as one of them has, so that the points align. */
export function columnDecimals(valuesNs: Iterable<Nanoseconds>, unit: DurationUnit): number {
  return [...valuesNs].reduce(
    (least, ns) => Math.min(least, durationDecimals(ns, unit)),
    unit === 'ns' ? 0 : 3,
  );
}

/** A duration with its unit, such as `1.791 µs`; in a unit of its own choice when none is given. */
export function formatDuration(ns: Nanoseconds, unit = chooseDurationUnit([ns])): string {
  return `${formatDurationIn(unit, ns)} ${unit}`;
}

/** A duration without its unit, for a table whose head names it. */
export function formatDurationIn(
  unit: DurationUnit,
  ns: Nanoseconds,
  decimals = durationDecimals(ns, unit),
): string {
  return formatDecimal(inUnit(ns, unit), decimals);
}

/** A difference of two durations with sign and unit, such as `+0.337 µs`. */
export function formatDifference(ns: Nanoseconds, unit = chooseDurationUnit([ns])): string {
  return `${formatSigned(inUnit(ns, unit), durationDecimals(ns, unit))} ${unit}`;
}
