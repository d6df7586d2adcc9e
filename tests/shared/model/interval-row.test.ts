import { expect, test } from 'vitest';
import { intervalRow, isInterval } from '../../../shared/model/interval-row.ts';

test.each(['0.00-1.00 s', 'sent, 10.0000-11.0000 s', 'latency-test-1, interval 3', 'interval 12'])(
  '%s is an interval',
  (row) => {
    expect(isInterval({ row })).toBe(true);
  },
);

test.each([
  '',
  'sent',
  'sent, stream 3',
  'response of 10-20 bytes',
  'at 5 messages/s',
  '1-2 s of it',
])('"%s" is none', (row) => {
  expect(isInterval({ row })).toBe(false);
});

test('the row of an interval is known as one', () => {
  expect(intervalRow('', '0.00', '1.00')).toBe('0.00-1.00 s');
  expect(intervalRow('sent', '1', '2.5')).toBe('sent, 1-2.5 s');
  expect(isInterval({ row: intervalRow('received, reverse', '0.00', '1.00') })).toBe(true);
});
