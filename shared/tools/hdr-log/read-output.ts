// A log of HdrHistogram, one histogram for each interval:
//
//   #[Histogram log format version 1.3]
//   #[Round trips in microseconds]                                       a comment of the program that wrote it
//   #[StartTime: 1795222800.000 (seconds since epoch), Sat Nov 21 ...]
//   "StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"
//   Tag=A,2.133,1.001,0.426,HISTFAAAAD942pNpmSz...                       s, s, largest value in a unit of its own, base64
//
// The intervals of a tag are merged into one distribution. Times and largest values of the intervals are not read: the
// largest value is divided by a number that the program chose (10^6 unless it said otherwise, which makes ms of ns), so it
// tells nothing of the unit. Programs record ns by custom, which is what is assumed where no comment says.
// A distribution of ours has 3 significant digits; what the log has is said where it differs (jHiccup's have 2).
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import { decodeForeignHdr } from '../../statistics/hdr-foreign.ts';
import { formatCount } from '../../units/number.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import { statedMeaning, type StatedMeaning } from '../text/stated-meaning.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { intervalOf } from './intervals.ts';
import { MergedHistograms } from './merged.ts';

const startTime = /^#\[StartTime: (?<seconds>\d{1,10}(?:\.\d{1,9})?) \(seconds since epoch\)/m;

type Logged = { readonly tags: Map<string, MergedHistograms>; readonly unread: readonly Line[] };

const ownDigits = 3;

/** Reads one log. Never throws; fails when no histogram can be read. */
export function readOutput({ stdout, assume }: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(stdout);
  const { tags, unread } = intervalsOf(lines);
  const comments = lines.map(({ text }) => text).filter((text) => text.startsWith('#'));
  const meaning = statedMeaning(comments.join('\n'), 'ns', assume);
  const rows = [...tags].map(([tag, merged]) => rowOf(tag, merged, meaning));
  const measurements = rows.flatMap(({ measurement }) => measurement ?? []);
  if (measurements.length === 0) return err(failureOf(lines, unread));
  return ok({
    measurements,
    facts: {},
    parameters: {},
    ...stated({ startedAt: startedAt(comments) }),
    warnings: [...meaning.warnings, ...precisionWarnings([...tags.values()], meaning.ns)],
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
  const tags = new Map<string, MergedHistograms>();
  const unread: Line[] = [];
  for (const line of lines) {
    const isComment = line.text.startsWith('#') || line.text.startsWith('"');
    if (isComment || line.text.trim() === '') continue;
    const interval = intervalOf(line.text);
    const histogram = interval && decodeForeignHdr(interval.hdr);
    if (!histogram) {
      unread.push(line);
      continue;
    }
    const merged = tags.get(interval.tag) ?? new MergedHistograms();
    merged.add(histogram);
    tags.set(interval.tag, merged);
  }
  return { tags, unread };
}

function rowOf(
  tag: string,
  merged: MergedHistograms,
  { ns, quantity }: StatedMeaning,
): { readonly measurement?: Measurement; readonly fault?: string } {
  const distribution = merged.distribution(ns);
  if (distribution) return { measurement: { row: tag, quantity, distribution } };
  const name = tag === '' ? 'The log' : `Tag ${tag}`;
  if (merged.isEmpty) return { fault: `${name} has intervals without any value and is left out.` };
  return { fault: `${name} has values below 1 ns or above an hour and is left out.` };
}

function precisionWarnings(tags: readonly MergedHistograms[], ns: number): string[] {
  const digits = Math.min(...tags.map((tag) => tag.digits));
  const step = Math.max(...tags.map((tag) => tag.step));
  const percent = String(100 / 10 ** digits);
  return [
    ...(digits < ownDigits
      ? [
          `The log’s histograms have ${formatCount(digits)} significant digits: figures are within ${percent} % of what was measured.`,
        ]
      : []),
    ...(step > 1
      ? [
          `The log’s histograms tell values apart in steps of ${formatCount(step * ns)} ns, no finer.`,
        ]
      : []),
  ];
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
    expected: 'intervals with histograms of HdrHistogram, V0 to V2, of at least one latency',
  };
}
