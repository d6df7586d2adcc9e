// Long files of samples: what they are is told from their first lines, and all of them is read.
import { expect, test } from 'vitest';
import { readLongFile } from '../../../shared/tools/import-long-file.ts';
import { longFileOf } from '../../../shared/tools/long-file.ts';
import { headOf, fileOfText } from '../../../shared/tools/text/output-file.ts';
import type { Assumption, OutputFile } from '../../../shared/tools/tool.ts';
import { ensure } from '../../../shared/base/assert.ts';
import { readCase } from './fixture-case.ts';

const longList = (lines: readonly string[]) => `${lines.join('\n')}\n`.repeat(20_000);

function read(file: OutputFile, assume?: Assumption) {
  const { tool, parsed, text } = readLongFile(ensure(longFileOf(file), 'it is one'), file, assume);
  if (!parsed.ok) throw new Error(parsed.error.found);
  const { measurements, warnings, fatalWarnings: fatal, assumed } = parsed.value;
  return {
    tool: tool.id,
    measurement: ensure(measurements[0], 'one'),
    warnings,
    fatal,
    assumed,
    text,
  };
}

test('a list of whole numbers is one of samples in ns, as sfnt-pingpong --raw writes it', () => {
  const file = fileOfText(longList(['1800', '1850', '1900']));
  const { tool, measurement, warnings, assumed, text } = read(file);
  expect(tool).toBe('sample-list');
  expect(measurement.distribution).toMatchObject({
    count: 60_000,
    minNs: 1800,
    maxNs: 1900,
    meanNs: 1850,
  });
  expect(measurement.quantity).toEqual({ kind: 'rtt', known: 'assumed' });
  expect(assumed).toEqual(['unit', 'quantity']);
  expect(warnings).toHaveLength(2);
  expect(text).toHaveLength(65_535);
});

test('a list in another unit says so above its first number, or a person does', () => {
  const list = longList(['20.5', '21.5']);
  const stated = read(fileOfText(`Half RTT in microseconds\n${list}`));
  expect(stated.measurement.distribution).toMatchObject({
    count: 40_000,
    minNs: 20_500,
    meanNs: 21_000,
  });
  expect(stated.measurement.quantity).toEqual({ kind: 'half-rtt', known: 'printed' });
  const chosen = read(fileOfText(list), { unit: 'ms', quantity: 'one-way-delay' });
  expect(chosen.measurement.distribution).toMatchObject({ minNs: 20_500_000 });
  expect(chosen.measurement.quantity?.kind).toBe('one-way-delay');
});

test('lines that are no latency are counted and named wherever they stand', () => {
  const list = longList(['1800', '1900']);
  const { measurement, warnings } = read(fileOfText(`${list}-5\n${list}1,5\n\u0000\n7`));
  expect(measurement.distribution).toMatchObject({ count: 80_001, minNs: 7 });
  expect(warnings.slice(-2)).toEqual([
    'The list: 3 lines are no latency and left out. The first is line 40001: found "-5", expected one latency from 1 ns to an hour.',
    'The list: the last line has no line end: "7". If it was cut short, it is wrong.',
  ]);
});

test('a full log of sockperf gives the figures above its rows and the distribution of the rows', () => {
  const { files } = readCase('sockperf', 'udp-full-log');
  const log = headOf(ensure(files?.['full-log.csv'], 'the case has one'), 1_000_000);
  const [rows = ''] = /^\d+, 2\.[\s\S]*?(?=^---)/m.exec(log) ?? [];
  const short = read(fileOfText(log));
  expect(short.tool).toBe('sockperf');
  expect(short.measurement.distribution?.count).toBe(1100);
  const long = read(fileOfText(log.replace(rows, rows.repeat(100))));
  expect(long.measurement.distribution).toMatchObject({
    count: 110_000,
    minNs: short.measurement.distribution?.minNs,
    maxNs: short.measurement.distribution?.maxNs,
  });
  expect(long.measurement.payloadBytes).toBe(64);
  // The summary is that of the file before its rows were repeated.
  expect(long.fatal).toEqual([expect.stringContaining('holds 110000 of 1100 observations')]);
});

test('the full log of a stream belongs to the tool that measured under load', () => {
  const { files } = readCase('sockperf-under-load', 'full-log-of-answered-messages');
  const file = ensure(files?.['full-log.csv'], 'the case has one');
  expect(read(file)).toMatchObject({ tool: 'sockperf-under-load' });
});

test.each([
  ['prose', 'It was the best of times.\n'],
  ['rows of a table', '1,2,3\n4,5,6\n'],
  ['one line without an end', '1'.repeat(100)],
  ['bytes that are no text', '\u0000\u0001\u0002\n'],
  ['numbers with a decimal comma', '12,5\n13,5\n'],
])('%s of any length is none', (_name, line) => {
  expect(longFileOf(fileOfText(line.repeat(30_000)))).toBeUndefined();
});
