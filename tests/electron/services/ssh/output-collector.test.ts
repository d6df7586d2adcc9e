import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOutputCollector } from '../../../../electron/services/ssh/output-collector.ts';

function linesOf(chunks: readonly Uint8Array[]): string[] {
  const lines: string[] = [];
  const collector = createOutputCollector(1e6, (line) => lines.push(line));
  for (const chunk of chunks) collector.take(chunk);
  collector.end();
  return lines;
}

test('lines do not depend on where the network cuts the bytes', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '€', '🙂', ' '), minLength: 1 });
  fc.assert(
    fc.property(
      fc.array(line),
      fc.array(fc.nat(200)),
      fc.constantFrom('\n', '\r\n'),
      (lines, cuts, end) => {
        const bytes = new TextEncoder().encode(lines.join(end));
        const borders = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const chunks = borders.slice(1).map((to, index) => bytes.subarray(borders[index], to));
        expect(linesOf(chunks)).toEqual(lines);
      },
    ),
  );
});

test('empty lines are lines', () => {
  expect(linesOf([new TextEncoder().encode('\n\na\n')])).toEqual(['', '', 'a']);
});

test('a line without end is handed out in pieces', () => {
  const lines = linesOf(Array<Uint8Array>(5).fill(new Uint8Array(30_000).fill(120)));
  expect(lines.map((line) => line.length)).toEqual([65_536, 65_536, 18_928]);
});

test('what is kept stops at the limit, to the byte', () => {
  const collector = createOutputCollector(5, undefined);
  collector.take(Uint8Array.of(1, 2, 3));
  expect(collector.truncated()).toBe(false);
  collector.take(Uint8Array.of(4, 5, 6));
  collector.take(Uint8Array.of(7));
  expect([...collector.bytes()]).toEqual([1, 2, 3, 4, 5]);
  expect(collector.truncated()).toBe(true);
});
