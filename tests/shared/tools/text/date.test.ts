import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../../../../shared/model/identifiers.ts';
import { instantOf, isDate } from '../../../../shared/tools/text/date.ts';

test.each([
  ['Tue Jul 30 23:26:52 UTC 2019', '2019-07-30T23:26:52Z'],
  ['Thu  1 Aug 16:00:30 GMT 2019', '2019-08-01T16:00:30Z'],
  ['Fri Nov 20 09:30:56 PM UTC 2026', '2026-11-20T21:30:56Z'],
  ['Fri 20 Nov 2026 12:00:01 AM UTC', '2026-11-20T00:00:01Z'],
  ['Fri, 20 Nov 2026 21:30:56 +0100', '2026-11-20T21:30:56+01:00'],
  ['2026-11-20T21:30:56+00:00', '2026-11-20T21:30:56Z'],
  ['2026-11-20 21:30:56-05:00', '2026-11-20T21:30:56-05:00'],
])('%s is an instant', (text, expected) => {
  expect(instantOf(text)).toBe(expected);
});

test.each(['Fri 19 Jul 14:27:10 BST 2019', 'Wed Dec 11 02:19:49 EST 2019'])(
  'a zone that means several offsets is none: %s',
  (text) => {
    expect(isDate(text)).toBe(true);
    expect(instantOf(text)).toBeUndefined();
  },
);

test.each(['Tue Feb 30 23:26:52 UTC 2019', 'Tue Jul 30 24:26:52 UTC 2019', '2026-13-20T21:30:56Z'])(
  'what no calendar has is no instant: %s',
  (text) => {
    expect(instantOf(text)).toBeUndefined();
  },
);

test('every instant is one that the file format takes', () => {
  const two = (most: number) => fc.nat(most).map((n) => String(n).padStart(2, '0'));
  const parts = fc.tuple(fc.nat(9999), two(13), two(32), two(25), two(60), two(60), two(15));
  fc.assert(
    fc.property(parts, ([year, month, day, hours, minutes, seconds, zone]) => {
      const date = `${String(year).padStart(4, '0')}-${month}-${day}T${hours}:${minutes}:${seconds}+${zone}:30`;
      const found = instantOf(date);
      if (found !== undefined) expect(instant.safeParse(found).error).toBeUndefined();
    }),
  );
});
