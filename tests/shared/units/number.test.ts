import { expect, test } from 'vitest';
import {
  formatCount,
  formatDecimal,
  formatPercentDifference,
} from '../../../shared/units/number.ts';

test('thousands are set apart by a thin space, decimals are not', () => {
  expect([0, 999, 1024, 828_000, 1_234_567].map(formatCount)).toEqual([
    '0',
    '999',
    '1\u2009024',
    '828\u2009000',
    '1\u2009234\u2009567',
  ]);
  expect(formatDecimal(1234.567_89, 4)).toBe('1\u2009234.5679');
  expect(formatDecimal(-1234.5, 1)).toBe('\u22121\u2009234.5');
});

test('percent differences carry their sign', () => {
  expect([18.82, -0.11, 0, -0.04].map(formatPercentDifference)).toEqual([
    '+18.8 %',
    '\u22120.1 %',
    '0.0 %',
    '0.0 %',
  ]);
});
