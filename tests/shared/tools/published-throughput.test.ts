// Three outputs of iperf 2 as a published study shows them on its slides: rows without their brackets or numbers, a bracket
// read as a 1, rates wrapped to the next line. The figures beside them were taken from the slides by hand.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Measurement } from '../../../shared/model/measurement.ts';
import { recogniseOutputs, titleOf } from '../../../shared/tools/import.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/seeds');
const slides = readFileSync(path.join(folder, 'cloud-network-study.txt'), 'utf8');
const published = readFileSync(path.join(folder, 'cloud-network-study.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1);

/** The rates of every output as lines of the published table, intervals before the result. */
function ratesOf(text: string): string[] {
  return recogniseOutputs(text).outputs.flatMap(({ parsed }, index) => {
    const [result, ...intervals] = parsed.ok ? parsed.value.measurements : [];
    const rates = intervals.map((one) => [one.row.replace(/^sent, | s$/g, ''), one.bitsPerSecond]);
    return [...rates, ['0.0-10.0', totalOf(result)]].map((rate) => [index + 1, ...rate].join(','));
  });
}

function totalOf(result: Measurement | undefined): number | undefined {
  return result?.row === 'sent' ? result.bitsPerSecond : undefined;
}

test('the three outputs come in with exactly the rates that were published', () => {
  expect(published).toHaveLength(3 * 11);
  expect(ratesOf(slides)).toEqual(published);
});

test('carriage returns change no rate', () => {
  expect(ratesOf(slides.replaceAll('\n', '\r\n'))).toEqual(published);
});

test('each output is one complete run of iperf 2', () => {
  const { outputs } = recogniseOutputs(slides);
  expect(outputs.map(({ tool }) => tool.id)).toEqual(['iperf2', 'iperf2', 'iperf2']);
  expect(outputs.map(({ parsed }) => parsed.ok && parsed.value.fatalWarnings)).toEqual([
    [],
    [],
    [],
  ]);
});

test('prompt and lead-in of each output say host, command and title', () => {
  const { outputs } = recogniseOutputs(slides);
  expect(outputs.map((output) => titleOf(output, {}))).toEqual([
    'iperf 2, The emulated 100 Mbit/s card, questnet',
    'iperf 2, An emulated gigabit card instead, questnet',
    'iperf 2, And the paravirtual one, questnet',
  ]);
  expect(outputs.map(({ surroundings }) => surroundings.argv.join(' '))).toEqual([
    'iperf -i 1 -c 10.0.0.20',
    'iperf -c 10.0.0.4 -i 1',
    'iperf -c 10.0.0.4 -i 1',
  ]);
  expect(outputs.map(({ surroundings }) => surroundings.parameters)).toEqual([
    { interval: 1 },
    { interval: 1 },
    { interval: 1 },
  ]);
});
