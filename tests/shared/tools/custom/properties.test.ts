// What must hold of a custom tool whatever the text: damaged copies of readable ones reach the code behind the first line.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Measurement } from '../../../../shared/model/measurement.ts';
import { toolOfCustom } from '../../../../shared/tools/custom/tool-of-custom.ts';
import { csvTool, jsonTool, pingByHand } from '../../model/example-custom-tool.ts';

const rows = Array.from({ length: 20 }, (_, index) => index + 1);
const examples = [
  {
    definition: pingByHand,
    text: `PING 10.0.0.2\n${rows.map((row) => `64 bytes: icmp_seq=${row} ttl=64 time=0.${row} ms\n`).join('')}20 packets transmitted, 20 received\n`,
  },
  {
    definition: jsonTool,
    text: `${JSON.stringify({ results: rows.map((row) => ({ size: 2 ** row, mean: row, 'p99.9': row + 5 })) }, undefined, 1)}\n`,
  },
  {
    definition: csvTool,
    text: `size,delay\n${rows.map((row) => `64,${row}.5\n`).join('')}`,
  },
];

describe.each(examples)('$definition.name', ({ definition, text }) => {
  const tool = toolOfCustom(definition);
  const whole = tool.parse({ stdout: text });
  if (!whole.ok) throw new Error(whole.error.found);
  const all = figuresIn(whole.value.measurements);

  test('the whole of it is complete', () => {
    expect(whole.value.fatalWarnings).toEqual([]);
    expect(all).toBeGreaterThan(0);
  });

  test('with the line ends of Windows it says the same', () => {
    expect(tool.parse({ stdout: text.replaceAll('\n', '\r\n') })).toEqual(whole);
  });

  test('cut anywhere it gives no more than the whole, and never looks complete with less', () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length }), (length) => {
        const cut = tool.parse({ stdout: text.slice(0, length) });
        if (!cut.ok) return;
        expect(figuresIn(cut.value.measurements)).toBeLessThanOrEqual(all);
        expect(cut.value.measurements.length).toBeLessThanOrEqual(whole.value.measurements.length);
      }),
    );
  });

  test('damaged, it is read or refused, and gives no figure that cannot be true', () => {
    const place = fc.nat({ max: text.length });
    const debris = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        'NaN',
        '-1',
        '1e999',
        '{',
        '"',
        '\n',
        '\r',
        '\u0000',
        ',',
        '[[[',
        '9'.repeat(30),
      ),
    );
    fc.assert(
      fc.property(place, fc.nat({ max: 30 }), debris, (at, length, inserted) => {
        const parsed = tool.parse({
          stdout: text.slice(0, at) + inserted + text.slice(at + length),
        });
        if (!parsed.ok) {
          expect(parsed.error.expected).not.toBe('');
          return;
        }
        for (const { distribution, reported } of parsed.value.measurements) {
          const means = [distribution?.meanNs, reported?.meanNs].filter((ns) => ns !== undefined);
          expect(means.every((ns) => ns >= 1 && ns <= 3.6e12)).toBe(true);
        }
      }),
    );
  });
});

test('a table cut short is seen where the tool counted its samples', () => {
  const [{ text } = { text: '' }] = examples;
  const parsed = toolOfCustom(pingByHand).parse({
    stdout: text.slice(0, text.indexOf('20 packets')),
  });
  expect(parsed.ok && parsed.value.fatalWarnings).toHaveLength(2);
});

/** Samples and printed figures. */
function figuresIn(measurements: readonly Measurement[]): number {
  return measurements.reduce(
    (sum, { distribution, reported }) =>
      sum + (distribution?.count ?? 0) + (reported?.percentiles.length ?? 0) + (reported ? 1 : 0),
    0,
  );
}
