import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault } from '../../../shared/model/json-fault.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('a text has a fault exactly when JSON.parse refuses it', () => {
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '0', 'x', ' ', '-', '\n'))
    .map(([text, at, put]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + 1);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), damaged, fc.string()), (text) => {
      expect(findJsonFault(text) === undefined).toBe(isJson(text));
    }),
    { numRuns: 2000 },
  );
});

test('a long text and a deep one are read without recursion', () => {
  expect(findJsonFault(`["${'a'.repeat(5_000_000)}"]`)).toBeUndefined();
  expect(findJsonFault('['.repeat(1_000_000))).toMatchObject({
    column: 1_000_001,
    truncated: true,
  });
});

test('the fault is the first character that does not fit', () => {
  expect(findJsonFault('{"a": 1,\n "b": 2,\n}')).toEqual({
    line: 3,
    column: 1,
    found: '}',
    truncated: false,
  });
});
