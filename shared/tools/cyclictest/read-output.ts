// cyclictest of rt-tests 2: how late a timer wakes a thread, whole microseconds cut off, a row a thread.
//
//   T: 0 (10351) P:80 I:500 C:   2000 Min:     11 Act:   27 Avg:   25 Max:     617        -q at the end, else over and over
//   # Histogram                                   with -h
//   000017 000003<TAB>000003                      µs, then wake-ups of each thread; with -H a last column for all of them
//   # Total: 000002000 000002000                  wake-ups in the buckets
//   # Min Latencies: 00017 00013
//   # Avg Latencies: 00025 00026
//   # Max Latencies: 00617 00411
//   # Histogram Overflows: 00000 00002            wake-ups above the last bucket
//
// With an overflow the tail is not known, so there is no distribution then, only the three figures. With -N all of it is
// nanoseconds and nothing says so: a least latency of 200 or more is read as such, because no system that works wakes a
// thread 200 µs late every time. What --json writes says it: see document.ts. Not read: the wake-ups one by one of -v, and
// C-state lines.
import { err, ok, type Result } from '../../base/result.ts';
import { distributionFromBuckets } from '../../statistics/distribution.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { excerpt, type Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { Assumption, ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { documentsIn, readDocument } from './document.ts';
import { measurementOf, overflowWarning, type Thread } from './thread.ts';

const nsPerUs = 1000;
const leastToBeNanoseconds = 200;

const threadLine =
  /^T: ?(?<thread>\d{1,4}) \( *\d+\) P: ?\d+ I: ?\d+ C: *(?<count>\d{1,12}) Min: *(?<min>\d{1,12}) Act: *-?\d+ Avg: *(?<mean>\d{1,12}) Max: *(?<max>\d{1,12})/;
const bucketLine = /^\d{6,9} \d{6,12}(?:[\t ]\d{6,12})*$/;
const summaryLine = /^# (?<name>Min|Avg|Max) Latencies: (?<values>\d{5,12}(?: \d{5,12})*)\s*$/;
const overflowLine = /^# Histogram Overflows: (?<values>\d{5,12}(?: \d{5,12})*)\s*$/;

/** Whether a line holds figures of cyclictest. */
export function isFigureLine(text: string): boolean {
  return threadLine.test(text) || summaryLine.test(text) || text === '# Histogram';
}

/** Whether a line can stand between those. */
export function isBetween(text: string): boolean {
  return (
    bucketLine.test(text) ||
    /^(?:\s*|policy: .*|# (?:Total|Histogram|Thread|\/dev\/cpu_dma_latency).*)$/.test(text)
  );
}

/** Reads one output. Never throws; fails when no thread has figures. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const [document] = documentsIn(output.stdout);
  if (document) return readDocument(document);
  const lines = shortLinesOf(output.stdout);
  const unit = unitOf(lines, output.assume);
  const histogram = readHistogram(lines, unit.ns);
  const threadsRead = readThreadLines(lines, unit.ns);
  const { threads, warnings } = histogram.threads.length > 0 ? histogram : threadsRead;
  const read = threads.map(measurementOf);
  const measurements = read.flatMap(({ measurement }) => measurement ?? []);
  if (measurements.length === 0) return err(noThread(output));
  const isCut = histogram.threads.length > 0 && !lines.some(({ text }) => overflowLine.test(text));
  return ok({
    measurements,
    facts: {},
    parameters: {},
    warnings: [...unit.warnings, ...warnings, ...read.flatMap((one) => one.warnings)],
    ...(unit.warnings.length > 0 && { assumed: ['unit'] }),
    fatalWarnings: isCut
      ? [
          'The output ends before # Histogram Overflows, so nothing is known of the tail; the run is partial.',
        ]
      : [],
  });
}

type Unit = { readonly ns: number; readonly warnings: readonly string[] };

/** Whether -N was given, told from the least latency unless a person says. */
function unitOf(lines: readonly Line[], { unit }: Assumption = {}): Unit {
  const least = lines.flatMap(({ text }) => {
    const { name, values } = groupsOf(summaryLine, text);
    if (name === 'Min') return values?.split(' ').map(Number) ?? [];
    const { count, min } = groupsOf(threadLine, text);
    return Number(count) > 0 ? [Number(min)] : [];
  });
  if (!least.some((value) => value >= leastToBeNanoseconds)) return { ns: nsPerUs, warnings: [] };
  if (unit === 'us') {
    return { ns: nsPerUs, warnings: ['Read as microseconds, as chosen at the import.'] };
  }
  return {
    ns: 1,
    warnings: [
      `Read as nanoseconds (-N), which the output does not say: a least latency of ${String(leastToBeNanoseconds)} µs or more would be a broken system.`,
    ],
  };
}

function readHistogram(
  lines: readonly Line[],
  ns: number,
): { threads: Thread[]; warnings: string[] } {
  const valuesOf = (pattern: RegExp, name?: string) => {
    const found = lines
      .map(({ text }) => groupsOf(pattern, text))
      .find((groups) => groups['values'] !== undefined && groups['name'] === name);
    return found?.['values']?.split(' ').map(Number) ?? [];
  };
  const [least, means, most] = ['Min', 'Avg', 'Max'].map((name) => valuesOf(summaryLine, name));
  const overflows = valuesOf(overflowLine);
  const rows = lines
    .filter(({ text }) => bucketLine.test(text))
    .map(({ text }) => text.split(/[\t ]/).map(Number));
  const warnings: string[] = [];
  const threads = (least ?? []).map((minUs, index): Thread => {
    const name = `thread ${String(index)}`;
    const [minNs, meanNs, maxNs] = [minUs, means?.[index], most?.[index]].map((value) =>
      value === undefined ? undefined : value * ns,
    );
    const buckets = rows.map(([value = 0, ...counts]) => [value * ns, counts[index] ?? 0] as const);
    const overflow = overflows[index];
    const inside = buckets.reduce((sum, [, count]) => sum + count, 0);
    if (overflow !== undefined && overflow > 0) {
      warnings.push(overflowWarning(name, overflow, inside + overflow));
    }
    const exact = stated({ minNs, maxNs });
    return {
      name,
      reported: stated({
        count: overflow === undefined ? undefined : inside + overflow,
        minNs,
        meanNs,
        maxNs,
        percentiles: [],
      }),
      distribution: overflow === 0 ? distributionFromBuckets(buckets, exact) : undefined,
    };
  });
  return { threads, warnings };
}

/** The last line of each thread: the display is printed again and again. */
function readThreadLines(
  lines: readonly Line[],
  ns: number,
): { threads: Thread[]; warnings: string[] } {
  const last = new Map<string, Partial<Record<string, string>>>();
  for (const { text } of lines) {
    const groups = groupsOf(threadLine, text);
    if (groups['thread'] !== undefined && Number(groups['count']) > 0)
      last.set(groups['thread'], groups);
  }
  const threads = [...last.values()].map(({ thread = '', count, min, mean, max }) => ({
    name: `thread ${thread}`,
    reported: {
      count: Number(count),
      minNs: Number(min) * ns,
      meanNs: Number(mean) * ns,
      maxNs: Number(max) * ns,
      percentiles: [],
    },
  }));
  return { threads, warnings: [] };
}

function noThread({ stdout, stderr = '' }: ToolOutput): ParseFailure {
  const said = [...shortLinesOf(stdout), ...shortLinesOf(stderr)];
  const line = said.findLast(({ text }) => text.trim() !== '');
  return {
    found: excerpt(line?.text ?? 'nothing'),
    expected: 'a line T: with Min, Avg and Max, or # Min Latencies below a histogram',
  };
}
