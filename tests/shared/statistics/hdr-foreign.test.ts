import fc from 'fast-check';
import * as hdr from 'hdr-histogram-js';
import { expect, test } from 'vitest';
import { base64FromBytes } from '../../../shared/base/base64.ts';
import { deflate } from '../../../shared/base/compress.ts';
import { encodeHdr } from '../../../shared/statistics/hdr-codec.ts';
import { decodeForeignHdr } from '../../../shared/statistics/hdr-foreign.ts';
import { durationsNs, histogramFrom } from './samples.ts';

/** hdr-histogram-js accepts 1 to 5 digits. */
const digits = fc.constantFrom<(1 | 2 | 3 | 4 | 5)[]>(1, 2, 3, 4, 5);

test('we read what hdr-histogram-js writes, of every precision and unit', () => {
  fc.assert(
    fc.property(
      digits,
      fc.constantFrom(1, 2, 1000, 16_384),
      fc.array(fc.integer({ min: 1, max: 2 ** 40 }), { minLength: 1, maxLength: 50 }),
      (numberOfSignificantValueDigits, lowestDiscernibleValue, values) => {
        const theirs = hdr.build({
          bitBucketSize: 64,
          numberOfSignificantValueDigits,
          lowestDiscernibleValue,
          highestTrackableValue: 2 ** 45,
        });
        for (const value of values) theirs.recordValue(value);
        const ours = decodeForeignHdr(hdr.encodeIntoCompressedBase64(theirs));
        const step = 2 ** Math.floor(Math.log2(lowestDiscernibleValue));
        expect(ours).toMatchObject({ digits: numberOfSignificantValueDigits, step });
        const buckets = ours?.buckets ?? [];
        for (const { lowest, highest, count } of buckets) {
          const widest = Math.max(step, highest / 10 ** numberOfSignificantValueDigits);
          expect(highest - lowest + 1).toBeLessThanOrEqual(widest);
          expect(values.filter((value) => lowest <= value && value <= highest)).toHaveLength(count);
        }
        expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      },
    ),
  );
});

test('it reads our own encoding like our own reader', () => {
  fc.assert(
    fc.property(durationsNs, (values) => {
      const histogram = histogramFrom(values);
      const read = decodeForeignHdr(encodeHdr(histogram));
      expect(read).toMatchObject({ digits: 3, step: 1 });
      expect(read?.buckets.map(({ lowest, count }) => [lowest, count])).toEqual(
        [...histogram.buckets()].map(({ lowestNs, count }) => [lowestNs, count]),
      );
    }),
  );
});

/** A histogram as HdrHistogram 2.1.8 wrote it: version 1, counts of 8 bytes each. */
function version1(counts: readonly number[], significantDigits: number): string {
  const inside = new Uint8Array(40 + 8 * counts.length);
  const view = new DataView(inside.buffer);
  view.setInt32(0, 0x1c849381);
  view.setInt32(4, 8 * counts.length);
  view.setInt32(12, significantDigits);
  view.setBigInt64(16, 1n);
  view.setBigInt64(24, 3_600_000_000n);
  view.setFloat64(32, 1);
  counts.forEach((count, index) => {
    view.setBigInt64(40 + 8 * index, BigInt(count));
  });
  return wrapped(inside, 0x1c849382);
}

function wrapped(inside: Uint8Array, cookie: number): string {
  const packed = deflate(inside);
  const outside = new Uint8Array(8 + packed.length);
  const view = new DataView(outside.buffer);
  view.setInt32(0, cookie);
  view.setInt32(4, packed.length);
  outside.set(packed, 8);
  return base64FromBytes(outside);
}

test('version 1 has a whole number for each bucket', () => {
  expect(decodeForeignHdr(version1([0, 0, 7, 0, 1], 1))).toEqual({
    digits: 1,
    step: 1,
    buckets: [
      { lowest: 2, highest: 2, count: 7 },
      { lowest: 4, highest: 4, count: 1 },
    ],
  });
  expect(
    decodeForeignHdr(version1([...Array.from({ length: 32 }, () => 0), 5], 1))?.buckets,
  ).toEqual([{ lowest: 32, highest: 33, count: 5 }]);
});

test('no digit at all is a histogram by powers of two', () => {
  expect(decodeForeignHdr(version1([1, 1, 1, 1], 0))?.buckets).toEqual([
    { lowest: 0, highest: 0, count: 1 },
    { lowest: 1, highest: 1, count: 1 },
    { lowest: 2, highest: 3, count: 1 },
    { lowest: 4, highest: 7, count: 1 },
  ]);
});

test('counts below zero, other precisions and other cookies are refused', () => {
  expect(decodeForeignHdr(version1([1], 6))).toBeUndefined();
  expect(decodeForeignHdr(version1([1], -1))).toBeUndefined();
  expect(decodeForeignHdr(version1([-1], 1))).toBeUndefined();
  expect(decodeForeignHdr(wrapped(new Uint8Array(40), 0x1c849382))).toBeUndefined();
  expect(decodeForeignHdr('DHISTwAAAAA=')).toBeUndefined();
  expect(decodeForeignHdr('')).toBeUndefined();
});

test('a cut or damaged text never throws', () => {
  const text = version1([0, 3, 5, 0, 9], 2);
  for (let length = 0; length < text.length; length++) decodeForeignHdr(text.slice(0, length));
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.constantFrom('A', '/', '9', '=', 'é'),
      (at, character) => {
        decodeForeignHdr(text.slice(0, at) + character + text.slice(at + 1));
      },
    ),
  );
});
