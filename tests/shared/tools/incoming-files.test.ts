import { expect, test } from 'vitest';
import { encodingOf, isBinary, isGzip } from '../../../shared/tools/incoming-files.ts';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const text = (words: string) => Uint8Array.from(words, (character) => character.charCodeAt(0));

test('text is text, with colours, tabs and a few bytes of a broken transfer too', () => {
  expect(isBinary(text('a\tb\r\n\u001b[32mgreen\u001b[0m\n'))).toBe(false);
  expect(isBinary(text(`${'rtt 5 us\n'.repeat(5)}\0\0`))).toBe(false);
  expect(isBinary(text(`PING 10.0.0.2\n${'.\b \b'.repeat(50)}\n`))).toBe(false);
  expect(isBinary(bytes())).toBe(false);
  expect(isBinary(bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0))).toBe(true);
});

test('the mark at the beginning tells the encoding, and makes no text a binary file', () => {
  const utf16 = bytes(0xff, 0xfe, 0x35, 0, 0x0a, 0);
  expect([encodingOf(utf16), isBinary(utf16)]).toEqual(['utf-16le', false]);
  expect(encodingOf(bytes(0xfe, 0xff, 0, 0x35))).toBe('utf-16be');
  expect(encodingOf(text('5'))).toBe('utf-8');
});

test('gzip is told from its first bytes, not from a name', () => {
  expect(isGzip(bytes(0x1f, 0x8b, 8))).toBe(true);
  expect(isGzip(text('1f8b'))).toBe(false);
});
