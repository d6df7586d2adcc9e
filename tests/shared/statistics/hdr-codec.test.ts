import fc from 'fast-check';
import * as hdr from 'hdr-histogram-js';
import { expect, test } from 'vitest';
import { base64FromBytes } from '../../../shared/base/base64.ts';
import { deflate } from '../../../shared/base/compress.ts';
import { decodeHdr, encodeHdr } from '../../../shared/statistics/hdr-codec.ts';
import { Histogram } from '../../../shared/statistics/histogram.ts';
import { durationsNs, histogramFrom } from './samples.ts';

function theirsFrom(values: readonly number[]) {
  const theirs = hdr.build({ bitBucketSize: 64, numberOfSignificantValueDigits: 3 });
  for (const value of values) theirs.recordValue(value);
  return theirs;
}

test('buckets survive the text unchanged', () => {
  fc.assert(
    fc.property(durationsNs, fc.integer({ min: 1, max: 2 ** 45 }), (values, times) => {
      const histogram = histogramFrom(values);
      histogram.record(12_345, times);
      const back = decodeHdr(encodeHdr(histogram));
      expect([...(back?.buckets() ?? [])]).toEqual([...histogram.buckets()]);
      expect(back?.count).toBe(histogram.count);
    }),
  );
});

test('hdr-histogram-js reads what we write', () => {
  fc.assert(
    fc.property(durationsNs, (values) => {
      const text = encodeHdr(histogramFrom(values));
      const back = hdr.decodeFromCompressedBase64(text, 64);
      const theirs = theirsFrom(values);
      expect(back.totalCount).toBe(values.length);
      for (const percentile of [1, 50, 90, 99, 99.9, 100])
        expect(back.getValueAtPercentile(percentile)).toBe(theirs.getValueAtPercentile(percentile));
    }),
  );
});

test('we read what hdr-histogram-js writes', () => {
  fc.assert(
    fc.property(durationsNs, (values) => {
      const back = decodeHdr(hdr.encodeIntoCompressedBase64(theirsFrom(values)));
      expect([...(back?.buckets() ?? [])]).toEqual([...histogramFrom(values).buckets()]);
    }),
  );
});

test('a cut or damaged text is refused or read, and never throws', () => {
  const text = encodeHdr(histogramFrom([1, 50_000, 7_000_000_000]));
  for (let length = 0; length < text.length; length++) decodeHdr(text.slice(0, length));
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.constantFrom('A', '/', '9', 'z', '=', '\u{1f600}'),
      (at, character) => {
        decodeHdr(text.slice(0, at) + character + text.slice(at + 1));
      },
    ),
  );
});

/** A text as an attacker would make it: right outside, any payload inside. */
function textAround(change: (header: DataView) => void, payload: readonly number[]): string {
  const inside = new Uint8Array(40 + payload.length);
  const header = new DataView(inside.buffer);
  header.setInt32(0, 0x1c849313);
  header.setInt32(4, payload.length);
  header.setInt32(12, 3);
  header.setBigInt64(16, 1n);
  inside.set(payload, 40);
  change(header);
  const packed = deflate(inside);
  const outside = new Uint8Array(8 + packed.length);
  new DataView(outside.buffer).setInt32(0, 0x1c849314);
  new DataView(outside.buffer).setInt32(4, packed.length);
  outside.set(packed, 8);
  return base64FromBytes(outside);
}

test('other precisions, units, lengths that lie and counts that cannot be are refused', () => {
  const unchanged = () => undefined;
  expect(decodeHdr(textAround(unchanged, [2, 4]))?.count).toBe(3);
  expect(
    decodeHdr(
      textAround(
        (header) => {
          header.setInt32(12, 2);
        },
        [2],
      ),
    ),
  ).toBeUndefined();
  expect(
    decodeHdr(
      textAround(
        (header) => {
          header.setBigInt64(16, 1000n);
        },
        [2],
      ),
    ),
  ).toBeUndefined();
  expect(
    decodeHdr(
      textAround(
        (header) => {
          header.setInt32(4, 99);
        },
        [2],
      ),
    ),
  ).toBeUndefined();
  expect(
    decodeHdr(
      textAround(
        (header) => {
          header.setInt32(4, -41);
        },
        [2],
      ),
    ),
  ).toBeUndefined();
  expect(
    decodeHdr(
      textAround(
        unchanged,
        Array.from({ length: 9 }, () => 254),
      ),
    ),
  ).toBeUndefined();
  expect(decodeHdr(textAround(unchanged, [130]))).toBeUndefined();
  expect(decodeHdr(textAround(unchanged, [255, 255, 255, 255, 15, 2]))).toBeUndefined();
  expect(decodeHdr(textAround(unchanged, []))).toBeUndefined();
});

test('a text that unpacks to more than any histogram needs is refused', () => {
  const bomb = Array.from({ length: 3_000_000 }, () => 0);
  expect(decodeHdr(textAround(() => undefined, bomb))).toBeUndefined();
  expect(decodeHdr('A'.repeat(4_000_000))).toBeUndefined();
});

test('an empty histogram has a text and no reading', () => {
  expect(decodeHdr(encodeHdr(new Histogram()))).toBeUndefined();
});
