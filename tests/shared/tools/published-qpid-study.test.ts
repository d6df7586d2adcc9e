// Principled Technologies, "Hardware-assisted virtualized-I/O messaging analysis on Red Hat Enterprise Linux 6", figures 6
// and 7, taken from the publication by hand. The publication has tables made by people and no output of a program, so
// there is no text of a tool to import: a table of it read as one would be a wrong number. The tables import through the
// columns of a custom tool; and a figure of their precision survives the formats of the programs that the study names: each
// one is put in the place where qpid-latency-test --csv and qpid-perftest --summary print it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { toolOfCustom } from '../../../shared/tools/custom/tool-of-custom.ts';
import { recogniseOutputs } from '../../../shared/tools/import.ts';
import { readLatencyOutput } from '../../../shared/tools/qpid/latency-output.ts';
import { readPerftestOutput } from '../../../shared/tools/qpid/perftest-output.ts';

const file = path.resolve(import.meta.dirname, '../../fixtures/seeds/amqp-study.csv');
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

test('the study has five sizes of latency and of throughput on three platforms', () => {
  expect(rows).toHaveLength(10);
  expect(rows.every((cells) => cells.length === 5)).toBe(true);
});

test('every published latency is read to the last digit', () => {
  for (const [, size = '', ...figures] of rows.filter(([figure]) => figure === 'latency ms')) {
    for (const ms of figures) {
      const stdout = `1000,${ms},${ms},${ms}\n`;
      const read = readLatencyOutput({ stdout, parameters: { size: Number(size) } });
      const meanNs = Number(ms.replace('0.', ''));
      expect(read).toMatchObject({
        value: { measurements: [{ payloadBytes: Number(size), reported: { meanNs } }] },
      });
    }
  }
});

test('every published throughput is read to the last digit, with its message size', () => {
  for (const [, size = '', ...figures] of rows.filter(([figure]) => figure === 'messages/s')) {
    for (const rate of figures) {
      const mbytes = (Number(rate) * Number(size)) / 2 ** 20;
      const stdout = `${rate}\t${rate}\t${rate}\t${mbytes.toPrecision(6)}\n`;
      const read = readPerftestOutput({ stdout });
      expect(read.ok && read.value.measurements.at(-1)).toMatchObject({
        payloadBytes: Number(size),
        messagesPerSecond: Number(rate),
      });
    }
  }
});

/** Figures 6 and 7 as the publication prints them: tabs between columns, commas between thousands. */
function publishedTable(figure: string): string {
  const grouped = (whole: string) => whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const lines = rows
    .filter(([name]) => name === figure)
    .map(([, ...cells]) => cells.map((cell) => (cell.includes('.') ? cell : grouped(cell))));
  const head = ['Message size in bytes', 'Bare metal', 'SR-IOV guests', 'Bridged guests'];
  return [head, ...lines].map((cells) => `${cells.join('\t')}\n`).join('');
}

test.each([
  ['latency ms', { figure: 'latency', statistic: 'mean', unit: 'ms' }],
  ['messages/s', { figure: 'messages-per-second' }],
] as const)(
  'the published table of %s imports through its columns to its figures',
  (figure, metric) => {
    const table = publishedTable(figure);
    ['Bare metal', 'SR-IOV guests', 'Bridged guests'].forEach((from, platform) => {
      const tool = toolOfCustom({
        id: 'tool_published',
        name: `${from}, as published`,
        meaning: '',
        quantity: 'rtt',
        parserVersion: 1,
        reading: {
          form: 'csv',
          delimiter: '\t',
          decimal: '.',
          thousands: ',',
          header: true,
          reads: [
            { from: 'Message size in bytes', metric: { figure: 'message-size', unit: 'B' } },
            { from, metric },
          ],
        },
      });
      const [output] = recogniseOutputs(table, { readAs: tool }).outputs;
      const read = output?.parsed.ok ? output.parsed.value : undefined;
      expect([...(read?.warnings ?? []), ...(read?.fatalWarnings ?? [])]).toEqual([]);
      const found = read?.measurements.map(({ payloadBytes, reported, messagesPerSecond }) => [
        payloadBytes,
        messagesPerSecond ?? reported?.meanNs,
      ]);
      const published = rows
        .filter(([name]) => name === figure)
        .map(([, size, ...cells]) => [Number(size), Number(cells[platform]?.replace('0.', ''))]);
      expect(found).toEqual(published);
    });
  },
);

test('the tables themselves, in the form of the publication, are not taken for the output of a program', () => {
  const table = rows.map(([, ...cells]) => cells.join('\t')).join('\n');
  expect(table.split('\n')).toHaveLength(10);
  expect(recogniseOutputs(table).outputs).toEqual([]);
});
