// What the probe measures and prints. FORMAT.md is the promise that is held here.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, encodeIntoCompressedBase64 } from 'hdr-histogram-js';
import { expect, test } from 'vitest';
import { ensure } from '../../../shared/base/assert.ts';
import { castings, lineSchema, measure } from './probe-process.ts';

/** The definition of FORMAT.md, written down once more. */
function highestOfBucket(ns: number): number {
  const width = ns < 2048 ? 1 : 2 ** (Math.floor(Math.log2(ns)) - 10);
  return Math.floor(ns / width) * width + width - 1;
}

/** One size, with its raw samples. */
async function measureWithSamples(programs: (typeof castings)[number]) {
  const directory = mkdtempSync(join(tmpdir(), 'jitterbook-probe-'));
  const raw = join(directory, 'rtt');
  const { result } = await measure(programs, 'udp', '--count', '3000', '--raw', raw);
  const samples = readFileSync(`${raw}.64`, 'utf8').trim().split('\n').map(Number);
  rmSync(directory, { recursive: true });
  return { samples, size: ensure(result.sizes[0], 'one size was asked for') };
}

for (const programs of castings) {
  test.each(['tcp', 'udp'] as const)(
    `${programs.name}: %s measures each size once, then both ends end`,
    async (protocol) => {
      const run = await measure(
        programs,
        protocol,
        '--sizes',
        '1,64,20000',
        '--count',
        '300',
        '--warmup',
        '50',
      );
      expect([run.initiator.status, run.responder.status, run.result.complete]).toEqual([
        0,
        0,
        true,
      ]);
      expect(run.result.protocol).toBe(protocol);
      expect(
        run.result.sizes.map(({ payloadBytes, warmupMessages, received, count, lost }) => ({
          payloadBytes,
          warmupMessages,
          received,
          count,
          lost,
        })),
      ).toEqual(
        [1, 64, 20000].map((payloadBytes) => ({
          payloadBytes,
          warmupMessages: 50,
          received: 300,
          count: 300,
          lost: 0,
        })),
      );
    },
  );

  test(`${programs.name}: every line says what it is, and nothing is printed while a size is measured`, async () => {
    const { initiator } = await measure(programs, 'tcp', '--sizes', '1,2', '--count', '100');
    const events = initiator.lines.map((line) => {
      expect(line.startsWith('{"jitterbook-probe":1,"event":"')).toBe(true);
      return lineSchema.parse(JSON.parse(line)).event;
    });
    expect(events).toEqual(['measuring', 'measured', 'measuring', 'measured', 'result']);
  });

  test(`${programs.name}: the histogram is the one that HdrHistogram makes of the raw samples`, async () => {
    const { samples, size } = await measureWithSamples(programs);
    const ofSamples = build({ highestTrackableValue: 2 ** 42, bitBucketSize: 64 });
    for (const sample of samples) ofSamples.recordValue(sample);
    const ofBuckets = build({ highestTrackableValue: 2 ** 42, bitBucketSize: 64 });
    for (const [value, count] of size.histogram.values) {
      ofBuckets.recordValueWithCount(value, count);
    }
    expect(encodeIntoCompressedBase64(ofBuckets)).toBe(encodeIntoCompressedBase64(ofSamples));
    expect(size.histogram.values.map(([value]) => value)).toEqual(
      [...new Set(samples.map(highestOfBucket))].toSorted((a, b) => a - b),
    );
  });

  test(`${programs.name}: the figures are exact over all samples`, async () => {
    const { samples, size } = await measureWithSamples(programs);
    const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
    const variance =
      samples.reduce((sum, sample) => sum + (sample - mean) ** 2, 0) / samples.length;
    expect([samples.length, size.count]).toEqual([3000, 3000]);
    expect([size.minNs, size.maxNs]).toEqual([Math.min(...samples), Math.max(...samples)]);
    expect(size.meanNs).toBeCloseTo(mean, 3);
    expect(size.standardDeviationNs).toBeCloseTo(Math.sqrt(variance), 3);
  });

  test(`${programs.name}: a duration, a warm-up in seconds, busy polling and pinning are used and reported`, async () => {
    const options = '--duration 0.2 --warmup 0.05s --receive busy-poll --nodelay 0 --pin 0'.split(
      ' ',
    );
    const { result } = await measure(programs, 'tcp', ...options);
    expect(result.options).toMatchObject({
      sizes: [64],
      durationSeconds: 0.2,
      warmupSeconds: 0.05,
      receive: 'busy-poll',
      noDelay: false,
      timeoutSeconds: 1,
    });
    expect(result.initiator.cpu).toEqual({ pin: 0, allowed: '0' });
  });

  test(`${programs.name}: a CPU that does not exist is reported, and the measurement is made all the same`, async () => {
    const { initiator, result } = await measure(programs, 'tcp', '--count', '10', '--pin', '4000');
    expect(initiator.status).toBe(0);
    expect(Object.keys(result.initiator.cpu)).toEqual(['pin', 'failed']);
    expect(result.warnings.join()).toContain('The initiator is not pinned to CPU 4000: ');
  });
}
