import { expect, test } from 'vitest';
import {
  formatBitrate,
  formatBytes,
  formatBytesInFull,
  formatRate,
} from '../../../shared/units/amount.ts';

test('sizes take a larger unit only where that loses nothing', () => {
  expect([0, 64, 1024, 1500, 4096, 65_536, 1_048_576].map(formatBytes)).toEqual([
    '0 B',
    '64 B',
    '1 KiB',
    '1\u2009500 B',
    '4 KiB',
    '64 KiB',
    '1 MiB',
  ]);
  expect(formatBytesInFull(16_384)).toBe('16\u2009384 B');
});

test('rates have 3 significant digits and decimal prefixes', () => {
  expect([0, 12, 41_400, 999_700, 1_234_567].map(formatRate)).toEqual([
    '0 /s',
    '12 /s',
    '41.4 k/s',
    '1.00 M/s',
    '1.23 M/s',
  ]);
  expect(formatBitrate(7_812_000_000)).toBe('7.81 Gb/s');
  expect(formatBitrate(943_000_000)).toBe('943 Mb/s');
});
