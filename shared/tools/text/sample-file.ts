import { distributionFromSamples, type Distribution } from '../../statistics/distribution.ts';
import { isPlausibleLatency } from './latency.ts';

export type SampleFile = { readonly distribution?: Distribution; readonly warnings: string[] };

/**
 * A file of one sample a line.
 *
 * @param name For messages.
 * @param toNs One line as a latency in ns; NaN for a line that is no sample.
 */
export function readSampleFile(
  name: string,
  text: string,
  toNs: (line: string) => number,
): SampleFile {
  let unread = 0;
  function* samples() {
    let start = 0;
    while (start < text.length) {
      const found = text.indexOf('\n', start);
      const end = found < 0 ? text.length : found;
      const line = text.slice(start, end).trim();
      start = end + 1;
      if (line === '') continue;
      const ns = toNs(line);
      if (isPlausibleLatency(ns)) yield Math.round(ns);
      else unread += 1;
    }
  }
  const distribution = distributionFromSamples(samples());
  const warnings =
    unread > 0 ? [`${name}: ${String(unread)} lines are no latency and are left out.`] : [];
  return distribution ? { distribution, warnings } : { warnings };
}

/**
 * A file of one whole number of ns a line and nothing else: millions of lines, read without a text of its own for each.
 *
 * @param name For messages.
 */
export function readWholeNumberFile(name: string, text: string): SampleFile {
  const counted = { unread: 0 };
  const distribution = distributionFromSamples(wholeNumbers(text, counted));
  const warnings =
    counted.unread > 0
      ? [`${name}: ${String(counted.unread)} lines are no latency and are left out.`]
      : [];
  return distribution ? { distribution, warnings } : { warnings };
}

function* wholeNumbers(text: string, counted: { unread: number }): Generator<number> {
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const value = wholeNumberIn(text, start, end);
    start = end + 1;
    if (value === undefined) continue;
    if (isPlausibleLatency(value)) yield value;
    else counted.unread++;
  }
}

const zero = 48;
const carriageReturn = 13;

/** The number that a line is, NaN when it is something else, `undefined` when it is empty. */
function wholeNumberIn(text: string, start: number, lineEnd: number): number | undefined {
  const end = text.charCodeAt(lineEnd - 1) === carriageReturn ? lineEnd - 1 : lineEnd;
  if (end <= start) return undefined;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
