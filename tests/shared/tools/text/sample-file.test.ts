// The reader of sample files against the plainest one: the whole text, split into lines, each judged by itself.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8FromText } from '../../../../shared/base/utf8.ts';
import { histogramOf } from '../../../../shared/statistics/distribution.ts';
import { Histogram } from '../../../../shared/statistics/histogram.ts';
import { isPlausibleLatency } from '../../../../shared/tools/text/latency.ts';
import { fileOfText } from '../../../../shared/tools/text/output-file.ts';
import { readSampleFile } from '../../../../shared/tools/text/sample-file.ts';
import {
  decimalNumbers,
  fullLogRows,
  streamRows,
  wholeNumbers,
  type SampleForm,
} from '../../../../shared/tools/text/sample-lines.ts';
import type { OutputFile } from '../../../../shared/tools/tool.ts';

const longestLine = 4096;

/** The samples of a text and how many of its lines are none. */
function plainly(text: string, { toNs }: SampleForm): { samples: number[]; unread: number } {
  const samples: number[] = [];
  let unread = 0;
  for (const line of text.split('\n')) {
    const ns =
      utf8FromText(line).length > longestLine
        ? Number.NaN
        : line.trim() === ''
          ? undefined
          : toNs(line.trim());
    if (ns === undefined) continue;
    if (isPlausibleLatency(ns)) samples.push(Math.round(ns));
    else unread += 1;
  }
  return { samples, unread };
}

/** A text whose pieces end anywhere, all in one buffer as a file on a disk is read. */
function cutAt(text: string, lengths: readonly number[]): OutputFile {
  const bytes = utf8FromText(text);
  return {
    *[Symbol.iterator]() {
      const buffer = new Uint8Array(Math.max(1, ...lengths));
      let at = 0;
      for (let turn = 0; at < bytes.length; turn += 1) {
        const length = Math.min(bytes.length - at, lengths[turn % lengths.length] ?? 1);
        buffer.set(bytes.subarray(at, at + length));
        yield buffer.subarray(0, length);
        at += length;
      }
    },
  };
}

const hourNs = 3_600_000_000_000;
const wholeNumber = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }),
  fc.constantFrom(0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32, hourNs, hourNs + 1, Number.MAX_SAFE_INTEGER),
);
const decimals = fc.tuple(wholeNumber, fc.nat(999_999), fc.integer({ min: 0, max: 8 }));
const decimalNumber = decimals.map(([whole, part, places]) =>
  places === 0
    ? String(whole)
    : `${String(whole)}.${String(part).padStart(6, '0').slice(0, places)}`,
);
const fullLogRow = fc
  .tuple(fc.nat(), fc.integer({ min: 0, max: 999_999 }), decimals)
  .map(
    ([packet, time, [whole, part]]) =>
      `${String(packet)}, 2.${String(time).padStart(9, '0')}, 12.000000001, ${String(whole)}.${String(part).padStart(3, '0').slice(0, 3)}`,
  );
const streamRow = fc
  .tuple(decimals, fc.nat(999_999_999), fc.boolean())
  .map(([[whole], part, isNegative]) =>
    [
      '0.000999999',
      '12.000000001',
      `${isNegative ? '-' : ''}${String(whole % 4000)}.${String(part).padStart(9, '0')}`,
    ].join('\t'),
  );
const oddRows = [
  ...['# send', '0.000000001\t0.000000002\t0.0030000001', '0.000000001 0.000000002 0.003000000'],
  ...['1.000000001\t1.00000000a\t0.000005000', '1.000000001\t1.00000:000\t0.000005000'],
  ...['1, 2.0000/0001, 3.000000001, 5.000', '1, 2.000000001, 3.00000:001, 5.000'],
];
const oddLine = fc.oneof(
  fc.constantFrom(...oddRows),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    ...['', ' ', '12,5', '1.234,5', '-5', '+7', '0.4', '1e3', '2.5E-2', '.5', '5.', '1.2.3', 'NaN'],
    ...['\u0000', '12\u0000', '12\r', ' 34 ', '0x10', '٣', '00012', '9'.repeat(30), '-'.repeat(30)],
    ...[
      '1'.repeat(longestLine + 1),
      `${'0'.repeat(longestLine - 1)}5`,
      '1, 2.000000001, 3',
      '\ufeff5',
    ],
    ...[
      '1, 2.000000001, 3.000000001, 5.0000',
      '1, 2.0, 3.0, 5.000',
      '1,2.000000001,3.000000001,5.000',
    ],
  ),
);

const forms: Readonly<Record<string, readonly [SampleForm, fc.Arbitrary<string>]>> = {
  'whole numbers of ns': [wholeNumbers, wholeNumber.map(String)],
  'decimal numbers of ns': [decimalNumbers(1), decimalNumber],
  'decimal numbers of us': [decimalNumbers(1000), decimalNumber],
  'decimal numbers of s': [decimalNumbers(1e9), decimalNumber],
  'rows of a full log': [fullLogRows, fullLogRow],
  'rows of a stream': [streamRows(30_000), streamRow],
  'any form without a quick way': [
    { ...wholeNumbers, scan: (_, at) => at },
    wholeNumber.map(String),
  ],
};

describe.each(Object.entries(forms))('%s', (_name, [form, plainLine]) => {
  const line = fc.oneof({ weight: 8, arbitrary: plainLine }, { weight: 1, arbitrary: oddLine });
  const end = fc.oneof({ weight: 8, arbitrary: fc.constant('\n') }, fc.constant('\r\n'));
  const text = fc
    .tuple(fc.array(fc.tuple(line, end), { maxLength: 60 }), fc.option(line, { nil: '' }))
    .map(([lines, last]) => lines.map((parts) => parts.join('')).join('') + last);
  const lengths = fc.array(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.nat(5000)), {
    minLength: 1,
    maxLength: 8,
  });

  test('gives what splitting the text gives, wherever the pieces end', () => {
    fc.assert(
      fc.property(text, lengths, (whole, cuts) => {
        const nonZero = cuts.map((length) => Math.max(1, length));
        const { samples, unread } = plainly(whole, form);
        const { distribution, warnings } = readSampleFile('f', cutAt(whole, nonZero), form);
        const expected = new Histogram();
        for (const sample of samples) expected.record(sample);
        expect(distribution?.count ?? 0).toBe(samples.length);
        expect(warnings.join('\n').includes('no latency')).toBe(unread > 0);
        if (unread > 1) expect(warnings[0]).toContain(`f: ${String(unread)} lines are`);
        if (!distribution) return;
        expect([...(histogramOf(distribution)?.buckets() ?? [])]).toEqual([...expected.buckets()]);
        expect(distribution).toMatchObject({ minNs: expected.minNs, maxNs: expected.maxNs });
        expect(distribution.meanNs).toBe(expected.meanNs);
        expect(distribution.standardDeviationNs).toBeCloseTo(expected.standardDeviationNs, 3);
      }),
      { numRuns: 300 },
    );
  });
});

test('names the first line that is no latency, and what was expected there', () => {
  const { distribution, warnings } = readSampleFile(
    'raw-64.dat',
    fileOfText('title\n1810\n18,10\n\u0000\u0000\n1790\n-3\n'),
    wholeNumbers,
    1,
  );
  expect(distribution).toMatchObject({ count: 2, minNs: 1790, maxNs: 1810, meanNs: 1800 });
  expect(warnings).toEqual([
    'raw-64.dat: 3 lines are no latency and left out. The first is line 3: found "18,10", expected a whole number of ns from 1 to 3600000000000 (an hour).',
  ]);
  expect(readSampleFile('f', fileOfText('\u00007\n8\n'), wholeNumbers).warnings[0]).toBe(
    'f: 1 line is no latency and left out. It is line 1: found "\\x007", expected a whole number of ns from 1 to 3600000000000 (an hour).',
  );
});

test('doubts a last sample without a line end, and nothing else', () => {
  expect(readSampleFile('f', fileOfText('18\n17'), wholeNumbers).warnings).toEqual([
    'f: the last line has no line end: "17". If it was cut short, it is wrong.',
  ]);
  expect(readSampleFile('f', fileOfText('18\n17\r\n'), wholeNumbers).warnings).toEqual([]);
});

test('keeps nothing of a line that never ends', () => {
  const piece = new Uint8Array(65_536).fill(49);
  const endless = {
    *[Symbol.iterator]() {
      for (let turn = 0; turn < 500; turn += 1) yield piece;
    },
  };
  const { distribution, warnings } = readSampleFile('f', endless, wholeNumbers);
  expect(distribution).toBeUndefined();
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(
    /^f: 1 line is no latency .* It is line 1: found "1{117}\.\.\.", expected/,
  );
});
