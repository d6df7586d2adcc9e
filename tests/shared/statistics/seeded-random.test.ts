import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom, shuffled } from '../../../shared/statistics/seeded-random.ts';

test('a seed gives the same order for ever', () => {
  expect(shuffled([1, 2, 3, 4, 5, 6, 7, 8], seededRandom(20261120))).toEqual([
    8, 5, 4, 6, 1, 3, 7, 2,
  ]);
});

test('other seeds give other orders', () => {
  const orders = Array.from({ length: 50 }, (_, seed) =>
    shuffled(['a', 'b', 'c', 'd', 'e', 'f'], seededRandom(seed)).join(''),
  );
  expect(new Set(orders).size).toBeGreaterThan(40);
});

test('shuffling loses and adds nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
      const order = shuffled(items, seededRandom(seed));
      expect([...order].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
    }),
  );
});

test('every place is equally likely for the first item', () => {
  const random = seededRandom(1);
  const places = [0, 0, 0, 0];
  for (let round = 0; round < 4000; round++) {
    const place = shuffled([0, 1, 2, 3], random).indexOf(0);
    places[place] = (places[place] ?? 0) + 1;
  }
  for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(120);
});
