import { expect, test } from 'vitest';
import { withoutThousands } from '../../../../shared/tools/custom/thousands.ts';

const comma = { decimal: '.', thousands: ',' } as const;

test.each([
  ['1,980,471', '1980471'],
  ['-12,345.5', '-12345.5'],
  ['1980471', '1980471'],
  ['1,98', '1,98'],
  ['1,9804', '1,9804'],
  ['1980,471', '1980,471'],
  ['1,980,47', '1,980,47'],
])('of %s, %s is left', (cell, plain) => {
  expect(withoutThousands(cell, comma)).toBe(plain);
});

test('points, blanks of every width and apostrophes part thousands as well', () => {
  const german = { decimal: ',', thousands: '.' } as const;
  expect(withoutThousands('1.980.471,5', german)).toBe('1980471,5');
  const french = { decimal: ',', thousands: ' ' } as const;
  expect(withoutThousands('1\u202f980 471,5', french)).toBe('1980471,5');
  const swiss = { decimal: '.', thousands: "'" } as const;
  expect(withoutThousands('1\u2019980.5', swiss)).toBe('1980.5');
});

test('nothing is taken out where nothing parts thousands', () => {
  expect(withoutThousands('1,980,471', { decimal: '.' })).toBe('1,980,471');
});
