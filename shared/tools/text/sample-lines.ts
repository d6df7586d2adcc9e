// How samples are written, one a line. Each form says twice what a sample is: `toNs` reads any line and decides; `scan`
// reads stretches of plain lines straight from the bytes, without a text or any other object for each, and stops at the
// first line that is not plain. Both give the same numbers (tests/shared/tools/text/sample-file.test.ts).
import { isPlausibleLatency } from './latency.ts';

/** Room for samples in whole ns between the bytes of a file and a histogram. */
export type SampleBatch = { readonly values: Float64Array; count: number };

/**
 * Reads plain lines from `start` on into the batch, until it is full or a line is not plain or not complete.
 *
 * @returns The place of the first byte of the next line; nothing before it needs to be read again.
 */
export type Scan = (bytes: Uint8Array, start: number, batch: SampleBatch) => number;

export type SampleForm = {
  /** One line, trimmed and not empty: a latency in ns, NaN for a line that is none, `undefined` for one to pass over. */
  readonly toNs: (line: string) => number | undefined;
  /** What a line should be, for a person. */
  readonly expected: string;
  readonly scan?: Scan;
};

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const comma = 44;
const blank = 32;
const point = 46;
const zero = 48;

/** With so many digits a whole number is still exact. */
const mostDigits = 15;
const powersOfTen = Float64Array.from({ length: mostDigits + 1 }, (_, power) => 10 ** power);

/** For so many decimals; 1 for none. */
function powerOfTen(decimals: number): number {
  return powersOfTen[Math.max(0, decimals)] ?? 1;
}

/** Whole numbers of ns, as `sfnt-pingpong --raw` writes them. */
export const wholeNumbers: SampleForm = {
  toNs: (line) => (/^\d+$/.test(line) ? Number(line) : Number.NaN),
  expected: 'a whole number of ns from 1 to 3600000000000 (an hour)',
  scan: scanWholeNumbers,
};

function scanWholeNumbers(bytes: Uint8Array, start: number, batch: SampleBatch): number {
  const { values } = batch;
  let count = batch.count;
  let lineStart = start;
  while (count < values.length) {
    let at = lineStart;
    let value = 0;
    let digit = digitAt(bytes, at);
    while (digit <= 9) {
      value = value * 10 + digit;
      at++;
      digit = digitAt(bytes, at);
    }
    const next = afterLineEnd(bytes, at);
    if (next < 0 || at - lineStart > mostDigits || !isPlausibleLatency(value)) break;
    values[count++] = value;
    lineStart = next;
  }
  batch.count = count;
  return lineStart;
}

const decimal = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Decimal numbers of a unit that has so many ns; exponents are read, but one at a time. */
export function decimalNumbers(nsPerUnit: number): SampleForm {
  return {
    toNs: (line) => (decimal.test(line) ? Number(line) * nsPerUnit : Number.NaN),
    expected: 'one latency from 1 ns to an hour',
    scan(bytes, start, batch) {
      const { values } = batch;
      // A file of whole ns is read as such as far as it goes.
      let lineStart = nsPerUnit === 1 ? scanWholeNumbers(bytes, start, batch) : start;
      let count = batch.count;
      while (count < values.length) {
        const pointAt = afterDigits(bytes, lineStart);
        // Without a point, the number ends where its first digits do.
        const end = byteAt(bytes, pointAt) === point ? afterDigits(bytes, pointAt + 1) : pointAt;
        const next = afterLineEnd(bytes, end);
        if (next < 0 || end === pointAt + 1 || end - lineStart > mostDigits) break;
        // A quotient of two exact numbers, rounded once: what Number() makes of the text.
        const value = numberIn(bytes, lineStart, end) / powerOfTen(end - pointAt - 1);
        if (pointAt === lineStart || !isPlausibleLatency(value * nsPerUnit)) break;
        values[count++] = Math.round(value * nsPerUnit);
        lineStart = next;
      }
      batch.count = count;
      return lineStart;
    },
  };
}

const row = /^\d+, \d+\.\d{9}, \d+\.\d{9}, (?<us>\d+\.\d{3})$/;

/** Rows of sockperf's full log: packet, two times in s, latency in us. */
export const fullLogRows: SampleForm = {
  toNs: (line) => {
    if (/^-{20,}$/.test(line)) return undefined;
    return Number(row.exec(line)?.groups?.['us']) * 1000;
  },
  expected: 'a row such as 17, 2.402040056, 2.402140343, 50.144',
  scan(bytes, start, batch) {
    const { values } = batch;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let count = batch.count;
    let lineStart = start;
    while (count < values.length) {
      const packetEnd = afterDigits(bytes, lineStart);
      const sent = afterComma(bytes, packetEnd);
      const received = afterComma(bytes, afterSeconds(view, bytes, sent));
      const us = afterComma(bytes, afterSeconds(view, bytes, received));
      if (us < 0 || packetEnd === lineStart) break;
      const ns = thousandthsIn(bytes, us);
      const next = afterLineEnd(bytes, afterDigits(bytes, us) + 4);
      if (next < 0 || !isPlausibleLatency(ns)) break;
      values[count++] = ns;
      lineStart = next;
    }
    batch.count = count;
    return lineStart;
  },
};

const streamRow = /^[\d.-]+\s+[\d.-]+\s+(?<seconds>-?\d+\.\d{9})$/;

/** Rows of `sfnt-stream --raw`: three times in s, the last a latency without what the program subtracted from it. */
export function streamRows(subtractedNs: number): SampleForm {
  return {
    toNs: (line) => {
      if (line.startsWith('#')) return undefined;
      const seconds = Number(streamRow.exec(line)?.groups?.['seconds']);
      return Math.round(seconds * 1e9) + subtractedNs;
    },
    expected: 'three times in seconds with nine decimals, the last a latency',
    scan(bytes, start, batch) {
      const { values } = batch;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      let count = batch.count;
      let lineStart = start;
      while (count < values.length) {
        const sent = afterTab(bytes, afterSeconds(view, bytes, lineStart));
        const latency = afterTab(bytes, afterSeconds(view, bytes, sent));
        const end = afterSeconds(view, bytes, latency);
        const next = end < 0 ? -1 : afterLineEnd(bytes, end);
        if (next < 0 || end - latency > mostDigits) break;
        const ns = numberIn(bytes, latency, end) + subtractedNs;
        if (!isPlausibleLatency(ns)) break;
        values[count++] = ns;
        lineStart = next;
      }
      batch.count = count;
      return lineStart;
    },
  };
}

/** The byte at a place; 0 beyond the end, which is asked for first because reading there makes every later read slow. */
function byteAt(bytes: Uint8Array, at: number): number {
  return at < bytes.length ? (bytes[at] ?? 0) : 0;
}

/** The digit at a place; more than 9 for every other byte and beyond the end. */
function digitAt(bytes: Uint8Array, at: number): number {
  return (byteAt(bytes, at) - zero) >>> 0;
}

function afterDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  while (digitAt(bytes, at) <= 9) at++;
  return at;
}

/** The digits between two places as one number, whatever point is among them. */
function numberIn(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = digitAt(bytes, at);
    if (digit <= 9) value = value * 10 + digit;
  }
  return value;
}

/** The place after the line end at a place; negative when none is there. */
function afterLineEnd(bytes: Uint8Array, at: number): number {
  const byte = byteAt(bytes, at);
  if (byte === lineFeed) return at + 1;
  return byte === carriageReturn && byteAt(bytes, at + 1) === lineFeed ? at + 2 : -1;
}

/** The place after a tab; negative when it is not there. */
function afterTab(bytes: Uint8Array, at: number): number {
  return at >= 0 && byteAt(bytes, at) === tab ? at + 1 : -1;
}

/** The place after `, `; negative when it is not there. */
function afterComma(bytes: Uint8Array, at: number): number {
  return at >= 0 && byteAt(bytes, at) === comma && byteAt(bytes, at + 1) === blank ? at + 2 : -1;
}

/** The place after a time with nine decimals; negative when none is there, or `start` is negative. */
function afterSeconds(view: DataView, bytes: Uint8Array, start: number): number {
  if (start < 0) return -1;
  const pointAt = afterDigits(bytes, start);
  if (pointAt === start || pointAt + 12 > bytes.length || bytes[pointAt] !== point) return -1;
  const areDigits =
    areFourDigits(view, pointAt + 1) &&
    areFourDigits(view, pointAt + 5) &&
    digitAt(bytes, pointAt + 9) <= 9;
  return areDigits ? pointAt + 10 : -1;
}

/** Whether four bytes are `0` (0x30) to `9` (0x39), all at once: 6 more than any of them is still 0x3_. */
function areFourDigits(view: DataView, at: number): boolean {
  const four = view.getInt32(at);
  const mask = 0xf0f0f0f0 | 0;
  return (four & mask) === 0x30303030 && ((four + 0x06060606) & mask) === 0x30303030;
}

/** The number with three decimals at a place, in thousandths; 0 when none is there. */
function thousandthsIn(bytes: Uint8Array, start: number): number {
  const pointAt = afterDigits(bytes, start);
  const isNumber =
    pointAt > start &&
    pointAt - start <= mostDigits - 3 &&
    byteAt(bytes, pointAt) === point &&
    afterDigits(bytes, pointAt + 1) === pointAt + 4;
  return isNumber ? numberIn(bytes, start, pointAt + 4) : 0;
}
