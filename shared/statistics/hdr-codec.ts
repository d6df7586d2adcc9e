// HdrHistogram V2 compressed encoding in base64, as HdrHistogram's own libraries read and write it
// (HdrHistogram 2.1.12, AbstractHistogram.encodeIntoCompressedByteBuffer and ZigZagEncoding):
//
//   int32 0x1c849314, int32 length, zlib of: int32 0x1c849313, int32 payload length, int32 normalizing index offset,
//   int32 significant digits, int64 lowest value, int64 highest value, double conversion ratio, payload
//
// All big endian. The payload is one ZigZag LEB128 number per bucket: a count, or minus the length of a run of empty
// buckets. Not supported: other units than 1 and other precisions than 3 digits, which this program never writes;
// normalizing index offset and conversion ratio are not read (hdr-histogram-js 3.0.1 writes 1 where 0 is meant).
import { base64FromBytes, bytesFromBase64 } from '../base/base64.ts';
import { deflate, inflate } from '../base/compress.ts';
import { bucketBoundsAt, Histogram, largestBucketCount } from './histogram.ts';

const compressedCookie = 0x1c849314;
const payloadCookie = 0x1c849313;
const headerBytes = 40;
const longestNumberBytes = 9;
const significantDigits = 3;
const largestPayloadBytes = headerBytes + largestBucketCount * longestNumberBytes;
/** zlib grows what it cannot shrink by far less than a tenth, base64 everything by a third. */
const longestText = Math.ceil(largestPayloadBytes * 1.5);

/** The buckets of a histogram as text. Equal buckets give equal text. */
export function encodeHdr(histogram: Histogram): string {
  const packed = deflate(payloadOf(histogram.bucketCounts()));
  const bytes = new Uint8Array(8 + packed.length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, compressedCookie);
  view.setInt32(4, packed.length);
  bytes.set(packed, 8);
  return base64FromBytes(bytes);
}

/**
 * The histogram that a text encodes. Its minimum, maximum, mean and deviation are as good as the buckets allow: the
 * encoding does not hold the exact ones (see `Histogram.restoreExact`).
 *
 * @returns `undefined` for anything that is not such a text: damaged, too long, of another version, unit or precision.
 */
export function decodeHdr(text: string): Histogram | undefined {
  if (text.length > longestText) return undefined;
  const bytes = bytesFromBase64(text);
  if (bytes === undefined || bytes.length < 8) return undefined;
  const view = new DataView(bytes.buffer);
  if (view.getInt32(0) !== compressedCookie) return undefined;
  const packed = bytes.subarray(8, 8 + Math.max(0, view.getInt32(4)));
  const unpacked = inflate(packed, largestPayloadBytes);
  return unpacked === undefined ? undefined : histogramFromPayload(unpacked);
}

function payloadOf(counts: Float64Array): Uint8Array {
  const bytes = new Uint8Array(headerBytes + counts.length * longestNumberBytes);
  let end = headerBytes;
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index] ?? 0;
    let empty = 0;
    while (counts[index + empty] === 0) empty++;
    // ZigZag: 2n for n >= 0, 2|n| - 1 for n < 0.
    end = putNumber(bytes, end, empty > 0 ? 2 * empty - 1 : 2 * count);
    index += Math.max(0, empty - 1);
  }
  const view = new DataView(bytes.buffer);
  view.setInt32(0, payloadCookie);
  view.setInt32(4, end - headerBytes);
  view.setInt32(12, significantDigits);
  view.setBigInt64(16, 1n);
  view.setBigInt64(
    24,
    BigInt(Math.max(2, bucketBoundsAt(Math.max(0, counts.length - 1)).highestNs)),
  );
  view.setFloat64(32, 1);
  return bytes.subarray(0, end);
}

function histogramFromPayload(bytes: Uint8Array): Histogram | undefined {
  if (bytes.length < headerBytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isOurs =
    view.getInt32(0) === payloadCookie &&
    view.getInt32(12) === significantDigits &&
    view.getBigInt64(16) === 1n;
  const end = headerBytes + view.getInt32(4);
  return isOurs && end >= headerBytes && end <= bytes.length
    ? histogramFromCounts(bytes.subarray(headerBytes, end))
    : undefined;
}

function histogramFromCounts(payload: Uint8Array): Histogram | undefined {
  const histogram = new Histogram();
  const reader = { at: 0 };
  let index = 0;
  let lowestNs: number | undefined;
  let highestNs = 0;
  while (reader.at < payload.length) {
    const word = takeNumber(payload, reader);
    if (word === undefined || index >= largestBucketCount) return undefined;
    if (word % 2 === 1) {
      index += (word + 1) / 2;
      continue;
    }
    const bucket = bucketBoundsAt(index++);
    if (word === 0) continue;
    const middleNs = Math.floor((bucket.lowestNs + bucket.highestNs) / 2);
    if (!histogram.record(middleNs, word / 2)) return undefined;
    lowestNs ??= bucket.lowestNs;
    highestNs = bucket.highestNs;
  }
  if (lowestNs === undefined || !Number.isSafeInteger(histogram.count)) return undefined;
  const { meanNs, standardDeviationNs } = histogram;
  histogram.restoreExact({ minNs: lowestNs, maxNs: highestNs, meanNs, standardDeviationNs });
  return histogram;
}

/** Writes LEB128-64b9B: 7 bits a byte, lowest first; the ninth byte has no "more" bit. Returns the new end. */
function putNumber(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest >= 128 && at - start < longestNumberBytes - 1) {
    bytes[at++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  bytes[at++] = rest;
  return at;
}

/** Reads LEB128-64b9B; `undefined` when it is cut off or more than a count can be. */
function takeNumber(bytes: Uint8Array, reader: { at: number }): number | undefined {
  let value = 0;
  for (let place = 0; place < longestNumberBytes; place++) {
    const byte = bytes[reader.at++];
    if (byte === undefined) return undefined;
    const isLast = byte < 128 || place === longestNumberBytes - 1;
    value += (isLast ? byte : byte - 128) * 128 ** place;
    if (isLast) return value <= 2 * Number.MAX_SAFE_INTEGER ? value : undefined;
  }
  return undefined;
}
