import { expect, test } from 'vitest';
import { ok } from '../../../shared/base/result.ts';
import type { Measurement } from '../../../shared/model/measurement.ts';
import { soundOutput } from '../../../shared/tools/sound-output.ts';
import type { ParsedOutput } from '../../../shared/tools/tool.ts';

function outputOf(measurements: Measurement[]): ParsedOutput {
  return { measurements, facts: {}, parameters: {}, warnings: [], fatalWarnings: [] };
}

const good: Measurement = {
  payloadBytes: 64,
  row: '',
  quantity: { kind: 'rtt', known: 'printed' },
  reported: { meanNs: 1800, percentiles: [] },
};

test('figures that can be true go through untouched', () => {
  const parsed = ok(outputOf([good]));
  expect(soundOutput(parsed)).toBe(parsed);
});

test('a row that cannot be true is left out and named, and the rows beside it stay', () => {
  const negative: Measurement = { ...good, payloadBytes: 128, counts: { lost: -1 } };
  const absurd: Measurement = { ...good, row: 'sent', reported: { meanNs: 4e12, percentiles: [] } };
  const sound = soundOutput(ok(outputOf([good, negative, absurd])));
  expect(sound).toMatchObject({
    ok: true,
    value: {
      measurements: [good],
      fatalWarnings: [
        expect.stringContaining('128 B: counts.lost cannot be true'),
        '64 B sent: a latency of 4000000000000 ns cannot be true; the row is left out.',
      ],
    },
  });
});

test('an output with no row that can be true cannot be read', () => {
  const absurd: Measurement = { ...good, reported: { meanNs: 0.5, percentiles: [] } };
  expect(soundOutput(ok(outputOf([absurd])))).toMatchObject({
    ok: false,
    error: { expected: 'figures that can be true' },
  });
});
