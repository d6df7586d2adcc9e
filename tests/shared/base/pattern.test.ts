import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern } from '../../../shared/base/pattern.ts';

test('named groups of the first match; one that took no part is not there', () => {
  const pattern = compiled('time=(?<ms>[0-9.]+) ms(?: (?<mark>DUP!))?');
  expect(pattern.groupNames).toEqual(['ms', 'mark']);
  expect(pattern.match('64 bytes: time=0.12 ms')).toEqual({ ms: '0.12' });
  expect(pattern.match('64 bytes: time=0.12 ms DUP!')).toEqual({ ms: '0.12', mark: 'DUP!' });
  expect(pattern.match('no reply')).toBeUndefined();
  expect(pattern.test('time=1 ms')).toBe(true);
});

test.each([
  ['a(?=b)', 'invalid or unsupported Perl syntax: `(?=`; look-around and back-references'],
  [String.raw`(a)\1`, 'invalid escape sequence: `\\1`; look-around and back-references'],
  ['(?<x>\\d+', 'missing closing )'],
  ['(?<a>x)(?<a>y)', 'duplicate capture group name'],
  ['a{5000}', 'invalid repeat count'],
])('%s is refused in words', (source, reason) => {
  const result = compilePattern(source);
  expect(result.ok ? '' : result.error).toContain(reason);
});

test.each([
  ['(?<=a)b', true],
  ['(?<!a)b', true],
  ['a(?!b)', true],
  [String.raw`(?<x>a)\k<x>`, true],
  ['(?<x>\\d+', false],
  ['(?<x>a)(?<x>b)', false],
  ['(?<x y>a)', false],
])('%s: look-around is spoken of only where it is', (source, isSpokenOf) => {
  const result = compilePattern(source);
  expect(result.ok).toBe(false);
  expect(!result.ok && result.error.includes('look-around')).toBe(isSpokenOf);
});

test('patterns that take other engines for ever are done', () => {
  const long = 'a'.repeat(50_000);
  expect(compiled('(a+)+$').test(long)).toBe(true);
  expect(compiled('(a|aa)+b').test(long)).toBe(false);
  expect(compiled('(x+x+)+y').test('x'.repeat(5_000))).toBe(false);
});

test('whatever somebody types, it compiles or is refused', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...String.raw`()[]{}?*+|\<>=!^$.a1d,-:P`), maxLength: 40 }),
    fc.constant('('.repeat(2000)),
  );
  fc.assert(
    fc.property(typed, fc.string({ maxLength: 40 }), (source, text) => {
      const result = compilePattern(source);
      expect(result.ok ? typeof result.value.test(text) : typeof result.error).toMatch(
        /boolean|string/,
      );
    }),
  );
});

function compiled(source: string) {
  const result = compilePattern(source);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
