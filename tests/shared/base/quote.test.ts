import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteArgv } from '../../../shared/base/quote.ts';

const printEach = ['sh', '-c', String.raw`printf "%s\0" "$@"`, 'sh'];

/** What a real shell makes of the quoted text. Every word ends with NUL, which no word can hold. */
function throughShell(words: readonly string[]): string[] {
  const printed = execFileSync('sh', ['-c', quoteArgv([...printEach, ...words])], {
    encoding: 'utf8',
  });
  return printed.split('\0').slice(0, -1);
}

test('a real shell gives back what was quoted', () => {
  const words = [
    '',
    ' ',
    "it's",
    `"double"`,
    '$HOME',
    '`id`',
    '$(id)',
    'a\nb',
    'a\\',
    '~',
    '*',
    '#',
    '-n',
    'é→🙂',
  ];
  expect(throughShell(words)).toEqual(words);
});

test('no text gets out of its quotes', () => {
  const nasty = fc.string({
    unit: fc.constantFrom("'", '"', '$', '\\', '`', '\n', ' ', '*', '!', 'a', 'é', '🙂', ';'),
  });
  const word = fc
    .oneof(nasty, fc.string({ unit: 'grapheme' }))
    .map((text) => text.replaceAll('\0', ''));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
      expect(throughShell(words)).toEqual(words);
    }),
    { numRuns: 60 },
  );
});

test('a NUL character is refused', () => {
  expect(() => quoteArgv(['printf', 'a\0b'])).toThrow('NUL');
});
