// Compressed histograms of other programs, in base64, of any precision and unit: HdrHistogram's integer encodings V0, V1 and
// V2 (HdrHistogram 2.1.12, AbstractHistogram.decodeFromByteBuffer). What we write ourselves is read by hdr-codec.ts.
//
//   all    int32 cookie, int32 length, zlib of a header and the counts. The cookie's low bits tell the version, bits 4 to 7
//          the bytes of one count: 0x1c849304 (V2), 0x1c849302 (V1), 0x1c849309 (V0)
//   V1, V2 header of 40 bytes: int32 cookie, int32 length of the counts, int32 offset, int32 digits, int64 lowest value,
//          int64 highest value, double ratio
//   V0     header of 32 bytes: int32 cookie, int32 digits, int64 lowest value, int64 highest value, int64 total
//   counts V0, V1: one whole number each, of 2, 4 or 8 bytes; V2: ZigZag LEB128, below zero a run of empty buckets
//
// All big endian. Not read: histograms of fractions (DoubleHistogram), whose text begins with DHIST, and shifted ones.
import { bytesFromBase64 } from '../base/base64.ts';
import { inflate } from '../base/compress.ts';

/** One bucket, in the unit in which its program recorded. */
export type ForeignBucket = {
  readonly lowest: number;
  readonly highest: number;
  readonly count: number;
};

export type ForeignHistogram = {
  /** Significant decimal digits, 0 to 5: a bucket is no wider than 1/10^digits of its values. */
  readonly digits: number;
  /** The least step in which values are told apart, a power of two of the program's unit; mostly 1. */
  readonly step: number;
  /** Ascending, without empty ones. */
  readonly buckets: readonly ForeignBucket[];
};

const cookies = new Map<number, { readonly inner: number; readonly headerBytes: number }>([
  [0x1c849304, { inner: 0x1c849303, headerBytes: 40 }],
  [0x1c849302, { inner: 0x1c849301, headerBytes: 40 }],
  [0x1c849309, { inner: 0x1c849308, headerBytes: 32 }],
]);
const version2 = 0x1c849303;
const version0 = 0x1c849308;
const wordBits = 0xf0;

/** Half a million filled buckets of 5 digits: more than any interval has. */
const largestPayloadBytes = 4_000_000;
/** Most histograms are small, and room for the largest is not asked for until it is needed. */
const usualPayloadBytes = 64_000;
const longestNumberBytes = 9;
const mostDigits = 5;

/** @returns `undefined` for anything else: damaged, too long, another encoding, or values beyond what a number holds. */
export function decodeForeignHdr(text: string): ForeignHistogram | undefined {
  if (text.length > largestPayloadBytes * 2) return undefined;
  const bytes = bytesFromBase64(text);
  if (bytes === undefined || bytes.length < 8) return undefined;
  const view = new DataView(bytes.buffer);
  const version = cookies.get(view.getInt32(0) & ~wordBits);
  const packed = bytes.subarray(8, 8 + Math.max(0, view.getInt32(4)));
  return version && decodePayload(packed, version);
}

function decodePayload(
  packed: Uint8Array,
  { inner, headerBytes }: { readonly inner: number; readonly headerBytes: number },
): ForeignHistogram | undefined {
  const payload = inflate(packed, usualPayloadBytes) ?? inflate(packed, largestPayloadBytes);
  if (!payload || payload.length < headerBytes) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
  if ((view.getInt32(0) & ~wordBits) !== inner) return undefined;
  const layout = layoutIn(view, inner);
  const counts = layout && countsIn(view, inner, headerBytes);
  const buckets = counts && bucketsOf(layout, counts);
  return buckets && { digits: layout.digits, step: 2 ** layout.unitBits, buckets };
}

type Layout = {
  readonly digits: number;
  /** Powers of two: of the smallest step that is told apart, and of half the steps of one bucket. */
  readonly unitBits: number;
  readonly halfBits: number;
};

function layoutIn(view: DataView, version: number): Layout | undefined {
  const isOld = version === version0;
  const digits = view.getInt32(isOld ? 4 : 12);
  const lowest = Number(view.getBigInt64(isOld ? 8 : 16));
  // A shifted histogram keeps its buckets in another order. hdr-histogram-js 3.0.1 writes 1 where 0 is meant.
  const offset = isOld ? 0 : view.getInt32(8);
  const isSound = digits >= 0 && digits <= mostDigits && lowest >= 1 && lowest <= 2 ** 40;
  if (!isSound || offset < 0 || offset > 1) return undefined;
  const steps = Math.ceil(Math.log2(2 * 10 ** digits));
  return { digits, unitBits: Math.floor(Math.log2(lowest)), halfBits: Math.max(steps, 1) - 1 };
}

/** Each bucket's count, as place and number; empty ones are left out. */
type Counts = readonly (readonly [index: number, count: number])[];

function countsIn(view: DataView, version: number, headerBytes: number): Counts | undefined {
  const length = version === version0 ? view.byteLength - headerBytes : view.getInt32(4);
  if (length < 0 || headerBytes + length > view.byteLength) return undefined;
  if (version === version2) return packedCounts(view, headerBytes, headerBytes + length);
  const wordBytes = ((view.getInt32(0) & wordBits) >> 4) & 0xe;
  return wordBytes === 0 ? undefined : plainCounts(view, headerBytes, length, wordBytes);
}

function plainCounts(
  view: DataView,
  start: number,
  length: number,
  wordBytes: number,
): Counts | undefined {
  const counts: (readonly [number, number])[] = [];
  for (let index = 0; (index + 1) * wordBytes <= length; index++) {
    const at = start + index * wordBytes;
    const count = wordAt(view, at, wordBytes);
    if (!(count >= 0) || !Number.isSafeInteger(count)) return undefined;
    if (count > 0) counts.push([index, count]);
  }
  return counts;
}

function wordAt(view: DataView, at: number, wordBytes: number): number {
  if (wordBytes === 2) return view.getInt16(at);
  if (wordBytes === 4) return view.getInt32(at);
  return wordBytes === 8 ? Number(view.getBigInt64(at)) : Number.NaN;
}

function packedCounts(view: DataView, start: number, end: number): Counts | undefined {
  const counts: (readonly [number, number])[] = [];
  const reader = { at: start };
  let index = 0;
  while (reader.at < end) {
    const word = takeNumber(view, reader, end);
    if (word === undefined) return undefined;
    if (word % 2 === 1) {
      index += (word + 1) / 2;
      continue;
    }
    if (word > 0) counts.push([index, word / 2]);
    index += 1;
  }
  return counts;
}

/** Reads LEB128-64b9B; `undefined` when it is cut off or more than a count can be. */
function takeNumber(view: DataView, reader: { at: number }, end: number): number | undefined {
  let value = 0;
  for (let place = 0; place < longestNumberBytes; place++) {
    if (reader.at >= end) return undefined;
    const byte = view.getUint8(reader.at++);
    const isLast = byte < 128 || place === longestNumberBytes - 1;
    value += (isLast ? byte : byte - 128) * 128 ** place;
    if (isLast) return value <= 2 * Number.MAX_SAFE_INTEGER ? value : undefined;
  }
  return undefined;
}

function bucketsOf({ unitBits, halfBits }: Layout, counts: Counts): ForeignBucket[] | undefined {
  const half = 2 ** halfBits;
  const buckets: ForeignBucket[] = [];
  for (const [index, count] of counts) {
    const row = Math.max(0, Math.floor(index / half) - 1);
    const step = 2 ** (row + unitBits);
    const lowest = (index - row * half) * step;
    const highest = lowest + step - 1;
    if (!Number.isSafeInteger(highest)) return undefined;
    buckets.push({ lowest, highest, count });
  }
  return buckets;
}
