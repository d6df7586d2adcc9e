import { expect, test } from 'vitest';
import { statedMeaning, statesUnit } from '../../../../shared/tools/text/stated-meaning.ts';

test.each([
  ['Histogram of RTT latencies in microseconds.', 1e3],
  ['latency in micros', 1e3],
  ['rtt in us', 1e3],
  ['rtt (µs)', 1e3],
  ['latency [usec]', 1e3],
  ['Round trips in ns', 1],
  ['in nanoseconds', 1],
  ['ping in msec', 1e6],
  ['delays in seconds', 1e9],
])('%s: the unit is printed', (prose, ns) => {
  expect(statesUnit(prose)).toBe(true);
  expect(statedMeaning(prose, 'ms', { unit: 's' }).ns).toBe(ns);
});

test.each(['latency', 'in samples', 'in ussr', 'round trips in mice', '1.5 (seconds since epoch)'])(
  '%s: no unit is printed',
  (prose) => {
    expect(statesUnit(prose)).toBe(false);
  },
);

test.each([
  ['RTT in us', 'rtt'],
  ['round-trip times', 'rtt'],
  ['1/2 RTT in ns', 'half-rtt'],
  ['half the round trip', 'half-rtt'],
  ['RTT/2', 'half-rtt'],
  ['one-way delay, not the RTT', 'one-way-delay'],
])('%s: the quantity is printed', (prose, kind) => {
  expect(statedMeaning(prose, 'ns', { quantity: 'half-rtt' }).quantity).toEqual({
    kind,
    known: 'printed',
  });
});

test('what is not printed is as usual, and said', () => {
  expect(statedMeaning('latencies', 'ms')).toEqual({
    ns: 1e6,
    quantity: { kind: 'rtt', known: 'assumed' },
    warnings: [
      'No unit is stated; the values are taken as milliseconds.',
      'What was measured is not stated; it is taken as round trips.',
    ],
    assumed: ['unit', 'quantity'],
  });
});

test('what is not printed is as a person chose, stays assumed, and is said', () => {
  expect(statedMeaning('', 'ms', { unit: 'us', quantity: 'one-way-delay' })).toEqual({
    ns: 1e3,
    quantity: { kind: 'one-way-delay', known: 'assumed' },
    warnings: [
      'No unit is stated; the values are taken as microseconds, as chosen at the import.',
      'What was measured is not stated; it is taken as one-way delays, as chosen at the import.',
    ],
    assumed: ['unit', 'quantity'],
  });
});

test('what is printed is not assumed', () => {
  expect(statedMeaning('RTT in ns', 'ms').assumed).toEqual([]);
  expect(statedMeaning('RTT', 'ms').assumed).toEqual(['unit']);
});
