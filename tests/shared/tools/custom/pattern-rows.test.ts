import { expect, test } from 'vitest';
import { pingByHand } from '../../model/example-custom-tool.ts';
import { failure, read, withReading } from './reading.ts';

const pinged = `PING 10.99.0.2 (10.99.0.2) 56(84) bytes of data.
64 bytes from 10.99.0.2: icmp_seq=1 ttl=64 time=0.128 ms
64 bytes from 10.99.0.2: icmp_seq=2 ttl=64 time=0.054 ms
64 bytes from 10.99.0.2: icmp_seq=3 ttl=64 time=0.061 ms

--- 10.99.0.2 ping statistics ---
4 packets transmitted, 3 received, 25% packet loss, time 2035ms
`;

test('samples of rows are one distribution, and what stands once holds for it', () => {
  expect(read(pingByHand, pinged)).toMatchObject({
    measurements: [
      {
        row: '',
        quantity: { kind: 'rtt', known: 'inferred' },
        distribution: {
          source: 'samples',
          count: 3,
          minNs: 54_000,
          maxNs: 128_000,
          meanNs: 81_000,
        },
        counts: { sent: 4, received: 3 },
      },
    ],
    fatalWarnings: [],
  });
});

test('a row without its own size or name stays apart, numbered; nothing is averaged', () => {
  const rates = withReading({
    form: 'patterns',
    patterns: [{ pattern: '(?<rate>[\\d.]+) Gbits/sec', rows: true }],
    reads: [{ from: 'rate', metric: { figure: 'throughput', unit: 'Gbit/s' } }],
  });
  expect(read(rates, '0-1 s 9.41 Gbits/sec\n1-2 s 9.40 Gbits/sec\n')).toMatchObject({
    measurements: [
      { row: '1', bitsPerSecond: 9.41e9 },
      { row: '2', bitsPerSecond: 9.4e9 },
    ],
    warnings: [expect.stringContaining('numbered')],
    fatalWarnings: [],
  });
});

test.each([
  ['0,128', 'Line 2: "0,128" is no number (latency sample); it is left out.'],
  ['NaN', 'Line 2: "NaN" is no number (latency sample); it is left out.'],
  [
    '1,234.5',
    'Line 2: "1,234.5" is no number (latency sample): thousands must not be separated; it is left out.',
  ],
  ['0x10', 'Line 2: "0x10" is no number (latency sample); it is left out.'],
  ['-0.128', 'Line 2: -0.128 cannot be true (latency sample); it is left out.'],
  ['1e99', 'Line 2: 1e99 cannot be true (latency sample); it is left out.'],
])('%s is no figure: it is named, and the run is partial', (wrong, sentence) => {
  const output = read(pingByHand, pinged.replace('0.128', wrong));
  expect(output).toMatchObject({
    measurements: [{ distribution: { count: 2 } }],
    fatalWarnings: [sentence],
  });
});

test('a figure of which no line tells is said', () => {
  const cut = pinged.split('\n').slice(0, 4).join('\n') + '\n';
  expect(read(pingByHand, cut)).toMatchObject({
    measurements: [{ distribution: { count: 3 } }],
    fatalWarnings: [
      'No line gives sent (count of sent).',
      'No line gives received (count of received).',
    ],
  });
});

test('a text in which nothing matches is a failure that names the line', () => {
  expect(failure(pingByHand, 'ping: unknown host\n')).toEqual({
    line: 1,
    found: 'ping: unknown host',
    expected:
      'a line that matches icmp_seq=\\d+ .*time=(?<ms>\\S+) ms or ^(?<sent>\\d+) packets transmitted, (?<received>\\d+) received',
  });
});

test('figures that contradict each other are left out', () => {
  const summary = withReading({
    form: 'patterns',
    patterns: [{ pattern: 'min (?<min>\\S+) mean (?<mean>\\S+) max (?<max>\\S+)', rows: false }],
    reads: (['min', 'mean', 'max'] as const).map((statistic) => ({
      from: statistic,
      metric: { figure: 'latency', statistic, unit: 'us' },
    })),
  });
  expect(read(summary, 'min 1.5 mean 2 max 9\n')).toMatchObject({
    measurements: [{ reported: { minNs: 1500, meanNs: 2000, maxNs: 9000 } }],
  });
  expect(failure(summary, 'min 5 mean 2 max 9\n')?.found).toContain('contradict each other');
});

test('fewer samples than the tool counted are a part of them', () => {
  const counted = withReading({
    ...pingByHand.reading,
    reads: [
      ...pingByHand.reading.reads.slice(0, 1),
      { from: 'received', metric: { figure: 'count', of: 'samples' } },
    ],
  });
  const cut = pinged.replace(/.*icmp_seq=2.*\n/, '');
  expect(read(counted, cut)).toMatchObject({
    fatalWarnings: ['Line 2: of 3 samples, 2 were read.'],
  });
});
