// A log of HdrHistogram, one histogram for each interval:
//
//   #[Histogram log format version 1.3]
//   #[Round trips in microseconds]                                       a comment of the program that wrote it
//   #[StartTime: 1795222800.000 (seconds since epoch), Sat Nov 21 ...]
//   "StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"
//   Tag=A,2.133,1.001,0.426,HISTFAAAAD942pNpmSz...                       s, s, largest value in a unit of its own, base64
//
// The intervals of a tag are merged into one distribution. Times and largest values of the intervals are not read.
// Histograms of another precision than 3 digits (jHiccup's have 2) are not read: see ../../statistics/hdr-codec.ts.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import { distributionFromBuckets, type Distribution } from '../../statistics/distribution.ts';
import { decodeHdr } from '../../statistics/hdr-codec.ts';
import { mergeHistograms, type Histogram } from '../../statistics/histogram.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { isPlausibleLatency } from '../text/latency.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import { statedMeaning, type StatedMeaning } from '../text/stated-meaning.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { intervalOf } from './intervals.ts';

const startTime = /^#\[StartTime: (?<seconds>\d{1,10}(?:\.\d{1,9})?) \(seconds since epoch\)/m;

type Logged = { readonly tags: Map<string, Histogram[]>; readonly unread: readonly Line[] };

/** Reads one log. Never throws; fails when no histogram can be read. */
export function readOutput({ stdout, assume }: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(stdout);
  const { tags, unread } = intervalsOf(lines);
  const comments = lines.map(({ text }) => text).filter((text) => text.startsWith('#'));
  const meaning = statedMeaning(comments.join('\n'), 'ns', assume);
  const rows = [...tags].map(([tag, histograms]) => rowOf(tag, histograms, meaning));
  const measurements = rows.flatMap(({ measurement }) => measurement ?? []);
  if (measurements.length === 0) return err(failureOf(lines, unread));
  return ok({
    measurements,
    facts: {},
    parameters: {},
    ...stated({ startedAt: startedAt(comments) }),
    warnings: meaning.warnings,
    fatalWarnings: [
      ...unread.map(
        ({ number }) => `Line ${String(number)}: the histogram cannot be read and is left out.`,
      ),
      ...rows.flatMap(({ fault }) => fault ?? []),
    ],
    assumed: meaning.assumed,
  });
}

function intervalsOf(lines: readonly Line[]): Logged {
  const tags = new Map<string, Histogram[]>();
  const unread: Line[] = [];
  for (const line of lines) {
    const isComment = line.text.startsWith('#') || line.text.startsWith('"');
    if (isComment || line.text.trim() === '') continue;
    const interval = intervalOf(line.text);
    const histogram = interval && decodeHdr(interval.hdr);
    if (histogram) tags.set(interval.tag, [...(tags.get(interval.tag) ?? []), histogram]);
    else unread.push(line);
  }
  return { tags, unread };
}

function rowOf(
  tag: string,
  histograms: readonly Histogram[],
  { ns, quantity }: StatedMeaning,
): { readonly measurement?: Measurement; readonly fault?: string } {
  const distribution = distributionIn(mergeHistograms(histograms), ns);
  if (distribution) return { measurement: { row: tag, quantity, distribution } };
  const name = tag === '' ? 'The log' : `Tag ${tag}`;
  return { fault: `${name} has values below 1 ns or above an hour and is left out.` };
}

/** @param ns How many ns one of the histogram's units is. */
function distributionIn(histogram: Histogram, ns: number): Distribution | undefined {
  const { minNs, maxNs, meanNs, standardDeviationNs } = histogram;
  if (!isPlausibleLatency(minNs * ns) || !isPlausibleLatency(maxNs * ns)) return undefined;
  const buckets = [...histogram.buckets()].map(
    ({ highestNs, count }) => [highestNs * ns, count] as const,
  );
  return distributionFromBuckets(buckets, {
    minNs: minNs * ns,
    maxNs: maxNs * ns,
    meanNs: meanNs * ns,
    standardDeviationNs: standardDeviationNs * ns,
  });
}

function startedAt(comments: readonly string[]): string | undefined {
  const { seconds } = groupsOf(startTime, comments.join('\n'));
  return seconds === undefined ? undefined : new Date(Number(seconds) * 1000).toISOString();
}

function failureOf(lines: readonly Line[], unread: readonly Line[]): ParseFailure {
  const found = unread[0] ?? lines.findLast(({ text }) => text.trim() !== '');
  return {
    ...stated({ line: found?.number }),
    found: excerpt(found?.text ?? '') || 'no text',
    expected:
      'intervals with histograms of HdrHistogram V2, 3 significant digits, lowest value 1, of at least one latency',
  };
}
