import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRows, csvText, type CsvDelimiter } from '../../../shared/base/csv.ts';

test('cells and the lines they stand in; blank lines are no rows', () => {
  expect(rows('a,b\n\n1,"x, y"\n"two\nlines",3\n4,5', ',')).toEqual([
    { line: 1, cells: ['a', 'b'], isBroken: false },
    { line: 3, cells: ['1', 'x, y'], isBroken: false },
    { line: 4, cells: ['two\nlines', '3'], isBroken: false },
    { line: 6, cells: ['4', '5'], isBroken: false },
  ]);
});

test('blanks that align a table are one delimiter', () => {
  expect(rows('  64   1.5 2\n', ' ')).toEqual([
    { line: 1, cells: ['64', '1.5', '2'], isBroken: false },
  ]);
});

test('a quote that is never closed costs its own line only', () => {
  expect(rows('1,"2\n3,4', ',').map(({ line, isBroken }) => [line, isBroken])).toEqual([
    [1, true],
    [2, false],
  ]);
});

test('what is written is read back, whatever the cells hold', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', ' ', ';', 'é'),
    maxLength: 8,
  });
  const plain = cell.filter((text) => !/^\s*[=+\-@]|^[\t\r\n]/.test(text));
  const table = fc.array(fc.array(plain, { minLength: 2, maxLength: 2 }), { maxLength: 5 });
  fc.assert(
    fc.property(table, (written) => {
      const read = rows(csvText(written), ',').map(({ cells }) => cells);
      expect(read).toEqual(written);
    }),
  );
});

test('no text breaks the reader', () => {
  const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '1', ';', ' ', '|') });
  fc.assert(
    fc.property(text, fc.constantFrom<CsvDelimiter>(',', ';', '|', ' '), (hostile, delimiter) => {
      const lines = hostile.split('\n').length;
      expect(rows(hostile, delimiter).every(({ line }) => line >= 1 && line <= lines)).toBe(true);
    }),
  );
});

function rows(text: string, delimiter: CsvDelimiter) {
  const lines = text.split(/\r?\n/).map((line, index) => ({ number: index + 1, text: line }));
  return [...csvRows(lines, delimiter)];
}
