// The values that qperf prints behind `key  =  `, with their units. Format: qperf 0.4.11, src/qperf.c, view_time, view_band,
// view_rate and view_size. All steps are of 1000; only a whole multiple of 1024 is printed as KiB, with the bytes beside it.
//
//   37.7 us      38775 ns      1.48 GB/sec      5.54 Gb/sec      24.9 K/sec      4 KiB (4,096)      65.5 KB
import { nsFromMs, nsFromSeconds, nsFromUs } from '../../units/duration.ts';
import { groupsOf } from '../text/groups.ts';

/** A comma stands between thousands only: `5,54` of a program with another locale is no number here. */
const digits = String.raw`(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;
const time = new RegExp(`^${digits} (?<unit>ns|us|ms|sec)$`);
const bandwidth = new RegExp(`^${digits} (?<prefix>[KMGT]?)(?<what>B|bytes|b|bits)/sec$`);
const rate = new RegExp(`^${digits} (?<prefix>[KMGT]?)/sec$`);
const size = new RegExp(
  String.raw`^${digits} (?:bytes|(?<prefix>[KMGT])B|[KMGT]iB \((?<exact>[\d,]+)\))$`,
);

const toNs: Readonly<Partial<Record<string, (value: number) => number>>> = {
  ns: (value) => value,
  us: nsFromUs,
  ms: nsFromMs,
  sec: nsFromSeconds,
};

const factors: Readonly<Partial<Record<string, number>>> = { K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** A time in ns; `undefined` for what is none. */
export function durationOf(value: string): number | undefined {
  const { digits, unit = '' } = groupsOf(time, value);
  return digits === undefined ? undefined : toNs[unit]?.(numberOf(digits));
}

/** A bandwidth in bit/s. */
export function bitsPerSecondOf(value: string): number | undefined {
  const { digits, prefix = '', what } = groupsOf(bandwidth, value);
  if (digits === undefined) return undefined;
  return scaled(digits, prefix) * (what === 'B' || what === 'bytes' ? 8 : 1);
}

/** Messages per second. */
export function rateOf(value: string): number | undefined {
  const { digits, prefix = '' } = groupsOf(rate, value);
  return digits === undefined ? undefined : scaled(digits, prefix);
}

/** A size in bytes. */
export function bytesOf(value: string): number | undefined {
  const { digits, prefix = '', exact } = groupsOf(size, value);
  const bytes = exact === undefined ? scaled(digits ?? '?', prefix) : scaled(exact, '');
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** Rounded to thousandths, which takes away what binary fractions add to the printed digits. */
function scaled(digits: string, prefix: string): number {
  return Math.round(numberOf(digits) * (factors[prefix] ?? 1) * 1000) / 1000;
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}
