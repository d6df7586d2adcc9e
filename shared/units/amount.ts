// Sizes and rates as text.
import { formatCount, formatDecimal } from './number.ts';

const binaryUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;
const decimalPrefixes = ['', 'k', 'M', 'G', 'T'] as const;

/**
 * A message size, such as `64 B` or `4 KiB`. Only whole multiples take a larger unit: 1500 bytes stay `1 500 B`,
 * because the exact size is what an engineer looks for.
 */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && size % 1024 === 0 && unit < binaryUnits.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${formatCount(size)} ${binaryUnits[unit] ?? 'B'}`;
}

/** A message size in full, for tables: `16 384 B`. */
export function formatBytesInFull(bytes: number): string {
  return `${formatCount(bytes)} B`;
}

/** Messages or transactions per second with 3 significant digits, such as `41.4 k/s`. */
export function formatRate(perSecond: number): string {
  return withPrefix(perSecond, '/s');
}

/** Throughput in decimal bits with 3 significant digits, such as `7.81 Gb/s`. */
export function formatBitrate(bitsPerSecond: number): string {
  return withPrefix(bitsPerSecond, 'b/s');
}

function withPrefix(value: number, unit: string): string {
  let size = value;
  let prefix = 0;
  // 999.5 would be written as 1000 of this prefix; it is 1.00 of the next.
  while (size >= 999.5 && prefix < decimalPrefixes.length - 1) {
    size /= 1000;
    prefix += 1;
  }
  const decimals = Number.isInteger(size) && prefix === 0 ? 0 : decimalsForThreeDigits(size);
  return `${formatDecimal(size, decimals)} ${decimalPrefixes[prefix] ?? ''}${unit}`;
}

function decimalsForThreeDigits(size: number): number {
  if (size >= 99.95) return 0;
  return size >= 9.995 ? 1 : 2;
}
