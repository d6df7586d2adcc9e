import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfLines, linesOf } from '../../../../shared/tools/text/lines.ts';

const piece = fc.constantFrom('a', '1.5', '\n', '\r\n', '\r', '\u001b[1m', '\u0000', ' ');
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

test('lines are numbered from 1 and hold no line end and nothing invisible', () => {
  const lines = linesOf('\ufeff64\r\n\u001b[31m128\u001b[0m\r256\u0000\n');
  expect(lines.map(({ number, text: line }) => [number, line])).toEqual([
    [1, '64'],
    [2, '128'],
    [3, '256'],
    [4, ''],
  ]);
});

test('a text that is asked for twice, with others between, has the same lines', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const first = [...linesOf(one)];
      linesOf(other);
      expect(linesOf(one)).toEqual(first);
    }),
  );
});

test('the end of the first lines is where the lines beyond begin', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 20 }), (whole, count) => {
      const lines = linesOf(whole);
      const end = endOfLines(whole, count);
      if (lines.length <= count) expect(end).toBe(whole.length);
      else {
        const kept = linesOf(whole.slice(0, end));
        expect(kept).toEqual([...lines.slice(0, count), { number: count + 1, text: '' }]);
      }
    }),
  );
});
