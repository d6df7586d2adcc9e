import { expect, test } from 'vitest';
import {
  linearTicks,
  logTicks,
  percentileTicks,
  sizeTicks,
} from '../../../shared/figures/ticks.ts';

test('a logarithmic axis has 1-2-5 steps, more of them below one decade', () => {
  expect(logTicks(1.5, 60, 12).texts).toEqual(['2', '5', '10', '20', '50']);
  expect(logTicks(1.5, 11, 12).texts).toEqual(['2', '3', '5', '7', '10']);
  expect(logTicks(0.05, 0.6, 12).texts).toEqual(['0.05', '0.1', '0.2', '0.5']);
});

test('a long logarithmic axis keeps the decades, and of those as many as fit', () => {
  expect(logTicks(1, 1e6, 8).texts).toEqual([
    '1',
    '10',
    '100',
    '1\u2009000',
    '10\u2009000',
    '100\u2009000',
    '1\u2009000\u2009000',
  ]);
  expect(logTicks(1, 1e6, 4).values).toEqual([1, 100, 10_000, 1_000_000]);
});

test('a logarithmic axis that spans little has even steps', () => {
  expect(logTicks(11, 19, 10).texts).toEqual(['12', '14', '16', '18']);
});

test('a linear axis has even steps of 1, 2 or 5', () => {
  expect(linearTicks(-12, 24, 5).texts).toEqual(['\u221210', '0', '10', '20']);
  expect(linearTicks(0, 0.35, 4).texts).toEqual(['0', '0.1', '0.2', '0.3']);
  expect(linearTicks(5, 5, 4).texts).toEqual(['5']);
});

test('every power of two is marked, every second labelled', () => {
  expect(sizeTicks(1, 64)).toEqual({
    values: [1, 2, 4, 8, 16, 32, 64],
    texts: ['1 B', '', '4 B', '', '16 B', '', '64 B'],
  });
});

test('the percentile axis gives each nine its tick, as far as the samples reach', () => {
  expect(percentileTicks(120_000, 100)).toEqual({
    values: [1, 2, 10, 100, 1000, 10_000, 100_000],
    texts: ['min', '50', '90', '99', '99.9', '99.99', '99.999'],
  });
  expect(percentileTicks(120_000, 30).texts).toEqual(['min', '', '', '99', '', '99.99', '']);
});
