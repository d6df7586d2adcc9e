// SWITCH, "Improving network performance within the cloud", the two tables of DNS queries per second, taken from the
// publication by hand. It names no program and shows no output, so there is no text to import. What can be shown is that
// each figure is a rate as resperf states it, and that it survives being read from the place where resperf prints it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readOutput } from '../../../shared/tools/resperf/read-output.ts';

const file = path.resolve(import.meta.dirname, '../../fixtures/seeds/dns-study.csv');
const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n');

test('the study has ten conditions with three choices of clients before, and with two after', () => {
  expect(rows.filter((row) => row.endsWith(',yes'))).toHaveLength(30);
  expect(rows.filter((row) => row.endsWith(',no'))).toHaveLength(20);
});

test('every published rate is read to the last digit', () => {
  for (const row of rows) {
    const rate = Number(row.split(',')[4]);
    const stdout = `Statistics:\n\n  Maximum throughput:   ${rate.toFixed(6)} qps\n  Lost at that point:   0.00%\n`;
    expect(readOutput({ stdout })).toMatchObject({
      value: { measurements: [{ row: '', messagesPerSecond: rate }] },
    });
  }
});
