import { expect, test } from 'vitest';
import { piecesOf } from '../../../../shared/tools/sample-list/read-output.ts';

const numbers = (count: number) => '20137\n'.repeat(count);

test('nine numbers are no list, ten are', () => {
  expect(piecesOf(numbers(9))).toEqual([]);
  expect(piecesOf(numbers(10))).toEqual([numbers(10)]);
});

test('numbers amid prose are no list, however many', () => {
  expect(piecesOf(`${'A line of prose.\n'.repeat(10)}${numbers(100)}`)).toEqual([]);
});

test('a line above the numbers belongs to them only when it states the unit', () => {
  expect(piecesOf(`latency\n${numbers(40)}`)).toEqual([numbers(40)]);
  const stated = `latency in micros\n${numbers(40)}`;
  expect(piecesOf(stated)).toEqual([stated]);
});
