import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pushApart } from '../../../shared/figures/push-apart.ts';

test('labels with room stay where they want to be', () => {
  expect(pushApart([10, 50, 90], 14, 0, 100)).toEqual([10, 50, 90]);
});

test('labels that want the same place share the move', () => {
  expect(pushApart([50, 50], 14, 0, 100)).toEqual([43, 57]);
  expect(pushApart([50, 40, 50], 14, 0, 100)).toEqual([
    46.666666666666664, 32.666666666666664, 60.666666666666664,
  ]);
});

test('labels stay within the plot', () => {
  expect(pushApart([98, 99], 14, 0, 100)).toEqual([86, 100]);
  expect(pushApart([1, 2], 14, 0, 100)).toEqual([0, 14]);
});

test('labels keep their distance, their order and the plot, whatever they want', () => {
  const wanted = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 20 });
  fc.assert(
    fc.property(wanted, (places) => {
      const found = pushApart(places, 14, 0, 500);
      const byWish = places
        .map((wish, index) => ({ wish, at: found[index] ?? Number.NaN }))
        .sort((a, b) => a.wish - b.wish || a.at - b.at)
        .map(({ at }) => at);
      for (const [index, at] of byWish.entries()) {
        expect(at).toBeGreaterThanOrEqual(-1e-9);
        expect(at).toBeLessThanOrEqual(500 + 1e-9);
        if (index > 0) expect(at - (byWish[index - 1] ?? 0)).toBeGreaterThanOrEqual(14 - 1e-9);
      }
    }),
  );
});
