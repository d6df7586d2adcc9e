import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasEveryMember, parseJsonPath, valuesAt } from '../../../shared/base/json-path.ts';

const document = {
  end: { streams: [{ rtt: 1, bytes: [[1], [2, 3]] }, { rtt: 2 }], 'p99.9': 7 },
  config: { size: 64 },
};

describe('paths', () => {
  test.each([
    ['end.streams[0].rtt', [1]],
    ['end.streams[*].rtt', [1, 2]],
    ['end["p99.9"]', [7]],
    ['["end"]["streams"][1]["rtt"]', [2]],
    ['$.config.size', [64]],
    ['$["config"].size', [64]],
    ['end.streams[0].bytes[*]', [[1], [2, 3]]],
    ['end.streams[7].rtt', []],
    ['end.streams.rtt', []],
    ['@', [document]],
    ['$', [document]],
  ])('%s', (text, values) => {
    expect(found(text, document)).toEqual(values);
  });

  test('start at the part, or at the document where they say $', () => {
    const [part] = document.end.streams;
    expect(valuesAt(path('rtt'), document, part)).toEqual([1]);
    expect(valuesAt(path('@.rtt'), document, part)).toEqual([1]);
    expect(valuesAt(path('$.config.size'), document, part)).toEqual([64]);
    expect(hasEveryMember(path('end.streams[*]'))).toBe(true);
  });

  test.each([
    '',
    '.a',
    'a..b',
    'a.',
    'a[',
    'a[x]',
    'a[-1]',
    'a b',
    'a["b]',
    '[0]a',
    '$a',
    'a[*',
    '*',
  ])('%j is refused in words', (text) => {
    const result = parseJsonPath(text);
    expect(result.ok ? '' : result.error).toMatch(/is no step of a path|is empty/);
  });
});

test.each(['__proto__', 'constructor', 'toString', 'end.streams.length', 'end["__proto__"].x'])(
  '%s is nothing that the document holds',
  (text) => {
    expect(found(text, document)).toEqual([]);
  },
);

test('a name that a document has is found, even __proto__', () => {
  const own: unknown = JSON.parse('{"__proto__":{"constructor":1}}');
  expect(found('__proto__.constructor', own)).toEqual([1]);
});

test('every value of every document is found by its path', () => {
  const name = fc.string({ unit: 'binary', maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.oneof(name, fc.nat({ max: 3 })), { minLength: 1 }), (keys) => {
      const whole = keys.reduceRight<unknown>(
        (inner, key) =>
          typeof key === 'number'
            ? [...Array<null>(key).fill(null), inner]
            : JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(inner)}}`),
        42,
      );
      const text = keys
        .map((key) => (typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`))
        .join('');
      expect(found(text, whole)).toEqual([42]);
    }),
  );
});

test('any text is a path or is refused, and any document can be asked', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '.', '[', ']', '"', '0', '*', '$', '@', '\\'),
  });
  fc.assert(
    fc.property(text, fc.jsonValue(), (typed, value) => {
      const result = parseJsonPath(typed);
      if (result.ok) expect(Array.isArray(valuesAt(result.value, value))).toBe(true);
      else expect(result.error).not.toBe('');
    }),
  );
});

function found(text: string, value: unknown): unknown[] {
  return valuesAt(path(text), value);
}

function path(text: string) {
  const result = parseJsonPath(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
