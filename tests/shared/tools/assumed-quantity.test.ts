import { expect, test } from 'vitest';
import { toolOf } from '../../../shared/tools/registry.ts';
import type { Assumption } from '../../../shared/tools/tool.ts';
import { readCase } from './fixture-case.ts';

const list = '20137\n21200\n'.repeat(6);

function read(tool: string, stdout: string, assume?: Assumption) {
  const parsed = toolOf(tool).parse({ stdout, ...(assume && { assume }) });
  return parsed.ok ? parsed.value : undefined;
}

test('a list takes unit and quantity from the person', () => {
  const own = read('sample-list', list, { unit: 'us', quantity: 'half-rtt' });
  expect(own).toMatchObject({
    assumed: ['unit', 'quantity'],
    measurements: [
      { quantity: { kind: 'half-rtt', known: 'assumed' }, distribution: { minNs: 20_137_000 } },
    ],
  });
  expect(read('sample-list', list)?.measurements[0]?.distribution?.minNs).toBe(20_137);
});

test('what is printed wins over the person', () => {
  const printed = read('sample-list', `RTT in microseconds\n${list}`, {
    unit: 's',
    quantity: 'one-way-delay',
  });
  expect(printed).toMatchObject({
    assumed: [],
    warnings: [],
    measurements: [
      { quantity: { kind: 'rtt', known: 'printed' }, distribution: { minNs: 20_137_000 } },
    ],
  });
  const ping = readCase('ping', 'one-hundred-replies').stdout;
  expect(read('ping', ping, { unit: 's', quantity: 'half-rtt' })).toEqual(read('ping', ping));
});

test('every tool that has to assume the quantity takes it from the person', () => {
  const { stdout } = readCase('sockperf', 'percentiles-without-average');
  expect(read('sockperf', stdout)).toMatchObject({
    assumed: ['quantity'],
    measurements: [{ quantity: { kind: 'half-rtt', known: 'assumed' } }],
  });
  expect(read('sockperf', stdout, { quantity: 'rtt' })?.measurements[0]?.quantity).toEqual({
    kind: 'rtt',
    known: 'assumed',
  });
});
