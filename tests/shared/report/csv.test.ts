import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { measurementsCsv } from '../../../shared/report/csv/measurements-csv.ts';
import { runsCsv } from '../../../shared/report/csv/runs-csv.ts';
import { csvOf, keyValueCell } from '../../../shared/report/csv/table.ts';
import { samplesAt, runWith } from '../views/runs.ts';
import { experimentOf, hostileRun, sampledRun, summaryRun } from './example-experiment.ts';

const header =
  'run,started,pair,initiator,responder,tool,test,factors,payload_bytes,metric,quantity,unit,value,source';

test('measurements.csv has the published header, and CR LF after every record', () => {
  const text = measurementsCsv(experimentOf([summaryRun]));
  expect(text.split('\r\n')[0]).toBe(header);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(measurementsCsv(experimentOf([]))).toBe(`${header}\r\n`);
});

test('what a tool printed stands as it printed it, and nothing else stands', () => {
  expect(figuresIn(measurementsCsv(experimentOf([summaryRun])))).toEqual([
    ['count', 'half-rtt', 'samples', '782000', 'tool'],
    ['mean', 'half-rtt', 'ns', '1903', 'tool'],
    ['min', 'half-rtt', 'ns', '1717', 'tool'],
    ['p50', 'half-rtt', 'ns', '1789', 'tool'],
    ['p99', 'half-rtt', 'ns', '4582', 'tool'],
    ['max', 'half-rtt', 'ns', '425912', 'tool'],
  ]);
});

test('figures from samples are computed ones, without the percentiles that they do not support', () => {
  const figures = figuresIn(measurementsCsv(experimentOf([sampledRun])));
  expect(figures.map(([metric]) => metric)).toEqual([
    'count',
    'mean',
    'min',
    'p50',
    'p90',
    'max',
    'stddev',
  ]);
  expect(new Set(figures.map((cells) => cells.at(-1)))).toEqual(new Set(['computed']));
});

test('where tool and samples both have a figure, both rows stand', () => {
  const both = runWith('1', {
    measurements: [
      {
        ...samplesAt(64, [1000, 2000, 3000]),
        reported: { meanNs: 2100, percentiles: [{ percentile: 50, valueNs: 2050 }] },
        messagesPerSecond: 250_000.5,
        bitsPerSecond: 1e9,
      },
    ],
  });
  const figures = figuresIn(measurementsCsv(experimentOf([both])));
  expect(figures).toContainEqual(['p50', 'rtt', 'ns', '2050', 'tool']);
  expect(figures).toContainEqual(['p50', 'rtt', 'ns', '2000', 'computed']);
  expect(figures).toContainEqual(['rate', '', 'messages/s', '250000.5', 'tool']);
  expect(figures).toContainEqual(['throughput', '', 'bit/s', '1000000000', 'tool']);
});

test('factors are k=v;k=v in one order whatever order they were written in', () => {
  expect(keyValueCell({ b: 2, a: ['x', 1] })).toBe('a=x 1;b=2');
  expect(measurementsCsv(experimentOf([sampledRun]))).toContain(',platform=bare metal;slot=3,');
});

test('runs.csv has one row per run with its conditions, facts and annotation', () => {
  const [row, other] = recordsOf(runsCsv(experimentOf([hostileRun('x'), summaryRun])));
  expect(row).toMatchObject({
    run: 'run_1',
    title: 'x',
    state: 'complete',
    verdict: 'suspect',
    tags: 'x',
    failure: 'measure, initiator: x',
    initiator_command: 'x',
    initiator_exit_status: '1',
    'initiator.x': 'x',
    'initiator.typed.x': 'x',
  });
  expect(other).toMatchObject({ run: 'run_2', 'initiator.x': '' });
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=1\n2', ' =1', '＝1+1'])(
  'a spreadsheet does not run %j as a formula',
  (formula) => {
    const [[cell] = []] = rowsOf(csvOf([formula], [[formula]]));
    expect(cell).toBe(`'${formula}`);
    for (const text of [runsCsv, measurementsCsv].map((csv) =>
      csv(experimentOf([hostileRun(formula)])),
    )) {
      expect(
        rowsOf(text)
          .flat()
          .filter((each) => each === formula),
      ).toEqual([]);
    }
  },
);

test('numbers stay numbers: no apostrophe, no separators, a point for the decimals', () => {
  expect(csvOf(['n'], [[-1.5], [1234567.25], [1e21]])).toBe('n\r\n-1.5\r\n1234567.25\r\n1e+21\r\n');
});

test('any text of any language survives the way to a file and back', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\r', '\n', "'", '=', 'a', ' ') }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1 }), (rows) => {
      const read = rowsOf(csvOf(['a', 'b', 'c'], rows)).slice(1);
      expect(read.map((row) => row.map(withoutApostrophe))).toEqual(
        rows.map((row) => row.map(withoutApostrophe)),
      );
    }),
  );
});

test('hostile names never change the number of cells of a record', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (text) => {
      fc.pre(text !== '__proto__');
      for (const csv of [runsCsv, measurementsCsv]) {
        const [head = [], ...rows] = rowsOf(csv(experimentOf([hostileRun(text)])));
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) expect(row).toHaveLength(head.length);
      }
    }),
  );
});

/** Metric, quantity, unit, value and source of every record. */
function figuresIn(csv: string): string[][] {
  return rowsOf(csv)
    .slice(1)
    .map((cells) => cells.slice(9));
}

function rowsOf(csv: string): string[][] {
  expect(csv.endsWith('\r\n')).toBe(true);
  return Papa.parse<string[]>(csv.slice(0, -2), { newline: '\r\n' }).data;
}

function recordsOf(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = rowsOf(csv);
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [head[index] ?? '', cell])));
}

function withoutApostrophe(text: string): string {
  return text.replace(/^'/, '');
}
