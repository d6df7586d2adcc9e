import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8FromText } from '../../../../shared/base/utf8.ts';
import { fileOfText, headOf } from '../../../../shared/tools/text/output-file.ts';

const pieceLength = 65_536;

test('a text comes back from its pieces, also where one would end within a character', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(
      fc.integer({ min: pieceLength - 40, max: pieceLength + 2 }),
      text,
      (length, end) => {
        const whole = 'x'.repeat(length) + end;
        expect(headOf(fileOfText(whole), 1_000_000)).toBe(whole);
      },
    ),
  );
  const pieces = [...fileOfText(`${'x'.repeat(pieceLength - 1)}😀y`)];
  expect(pieces.map(({ length }) => length)).toEqual([pieceLength + 3, 1]);
});

test('the head of a file ends at the asked byte, and does not keep a buffer that is used again', () => {
  const buffer = new Uint8Array(4);
  const file = {
    *[Symbol.iterator]() {
      for (const text of ['abcd', 'efgh', 'ijkl']) {
        buffer.set(utf8FromText(text));
        yield buffer;
      }
    },
  };
  expect(headOf(file, 6)).toBe('abcdef');
  expect(headOf(file, 100)).toBe('abcdefghijkl');
  expect(headOf([], 100)).toBe('');
});
