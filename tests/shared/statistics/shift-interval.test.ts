import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shiftInterval } from '../../../shared/statistics/shift-interval.ts';

test('the interval of 5 against 5 leaves out two differences at each end, as the table of the test says', () => {
  // Differences are 100 + (0..4) - (0..4); sorted: 96, 97, 97, 98, ... P(U <= 2) = 4/252 is the last below 2.5 %.
  const values = [0, 1, 2, 3, 4];
  expect(
    shiftInterval(
      values,
      values.map((value) => value + 100),
    ),
  ).toEqual({
    estimate: 100,
    low: 97,
    high: 103,
  });
});

test('4 against 4 uses all differences, 3 against 3 is too few', () => {
  expect(shiftInterval([1, 2, 3, 4], [11, 12, 13, 14])).toEqual({ estimate: 10, low: 7, high: 13 });
  expect(shiftInterval([1, 2, 3], [11, 12, 13])).toBeUndefined();
  expect(shiftInterval([1], [2])).toBeUndefined();
  expect(shiftInterval([], [1, 2, 3])).toBeUndefined();
});

test('one wild run does not move the estimate', () => {
  const shift = shiftInterval([1, 2, 3, 4, 5, 6], [11, 12, 13, 14, 15, 9000]);
  expect(shift?.estimate).toBe(10);
  expect(shift?.low).toBeGreaterThan(0);
});

test('exact counting and the normal curve meet', () => {
  const values = (count: number) => Array.from({ length: count }, (_, index) => index);
  const exact = shiftInterval(values(20), values(20));
  const normal = shiftInterval(values(20), values(21));
  expect(exact?.low).toBe(-4);
  expect(Math.abs((normal?.low ?? 0) - (exact?.low ?? 0))).toBeLessThanOrEqual(1);
});

test('swapping the sets turns the interval round', () => {
  const runs = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(runs, runs, (a, b) => {
      const there = shiftInterval(a, b);
      const back = shiftInterval(b, a);
      expect(there && [there.low + 0, there.high + 0]).toEqual(
        back && [0 - back.high, 0 - back.low],
      );
      expect(there?.low).toBeLessThanOrEqual(there?.high ?? Number.NaN);
    }),
  );
});
