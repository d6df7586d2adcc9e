import { expect, test } from 'vitest';
import {
  chooseDurationUnit,
  columnDecimals,
  formatDifference,
  formatDuration,
  formatDurationIn,
  nsFromMs,
  nsFromSeconds,
  nsFromUs,
} from '../../../shared/units/duration.ts';

test('what a tool prints becomes whole nanoseconds without a rest', () => {
  expect([1.791, 21.847, 0.057].map(nsFromUs)).toEqual([1791, 21_847, 57]);
  expect(nsFromMs(0.031)).toBe(31_000);
  expect(nsFromSeconds(0.000_001_234)).toBe(1234);
});

test('the unit follows the middle of the data, not its extremes', () => {
  expect(chooseDurationUnit([1745, 1791, 1931, 4_589_900])).toBe('µs');
  expect(chooseDurationUnit([640, 700, 5000])).toBe('ns');
  expect(chooseDurationUnit([1_000_000])).toBe('ms');
  expect(chooseDurationUnit([2e9, 3e9])).toBe('s');
  expect(chooseDurationUnit([])).toBe('µs');
  expect(chooseDurationUnit([0, 0])).toBe('µs');
});

test('microseconds have 3 decimals below 100 and 1 from 100, nanoseconds none', () => {
  expect(formatDuration(1791)).toBe('1.791 µs');
  expect(formatDuration(99_999)).toBe('99.999 µs');
  expect(formatDuration(425_912)).toBe('425.9 µs');
  expect(formatDuration(4_589_900, 'µs')).toBe('4\u2009589.9 µs');
  expect(formatDuration(97)).toBe('97 ns');
  expect(formatDuration(97, 'µs')).toBe('0.097 µs');
  expect(formatDuration(0)).toBe('0.000 µs');
});

test('a column has as many decimals as its longest figure allows', () => {
  const column = [21_847, 4_589_900];
  const decimals = columnDecimals(column, 'µs');
  expect(column.map((ns) => formatDurationIn('µs', ns, decimals))).toEqual([
    '21.8',
    '4\u2009589.9',
  ]);
  expect(columnDecimals([1, 2], 'ns')).toBe(0);
});

test('a difference has a sign, a true minus, and none for nothing', () => {
  expect(formatDifference(337, 'µs')).toBe('+0.337 µs');
  expect(formatDifference(-2, 'µs')).toBe('\u22120.002 µs');
  expect(formatDifference(0, 'µs')).toBe('0.000 µs');
  expect(formatDifference(0.2, 'µs')).toBe('0.000 µs');
});
