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
