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
// With an overflow the tail is not known, so there is no distribution then, only the three figures. With -N the lines `T:`
// are nanoseconds and nothing says so: a least latency of 200 or more is read as such, because no system that works wakes a
// thread 200 µs late every time. Not read: the JSON of --json, the wake-ups one by one of -v, and C-state lines.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement, Reported } from '../../model/measurement.ts';
import { distributionFromBuckets, type Distribution } from '../../statistics/distribution.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { excerpt, type Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

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

type Thread = {
  readonly name: string;
  readonly reported: Reported;
  readonly distribution?: Distribution | undefined;
};

/** Reads one output. Never throws; fails when no thread has figures. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = shortLinesOf(output.stdout);
  const histogram = readHistogram(lines);
  const { threads, warnings } = histogram.threads.length > 0 ? histogram : readThreadLines(lines);
  const read = threads.map(measurementOf);
  const measurements = read.flatMap(({ measurement }) => measurement ?? []);
  if (measurements.length === 0) return err(noThread(output));
  const isCut = histogram.threads.length > 0 && !lines.some(({ text }) => overflowLine.test(text));
  return ok({
    measurements,
    facts: {},
    parameters: {},
    warnings: [...warnings, ...read.flatMap((one) => one.warnings)],
    fatalWarnings: isCut
      ? [
          'The output ends before # Histogram Overflows, so nothing is known of the tail; the run is partial.',
        ]
      : [],
  });
}

/** No network takes part, so a row has no quantity of one: it is never drawn beside round trips. */
function measurementOf({ name, reported: printed, distribution }: Thread) {
  const { reported, warnings } = checkedFigures(printed, name);
  const measurement: Measurement | undefined =
    reported && stated({ row: `timer wake-up of one host, ${name}`, reported, distribution });
  return { measurement, warnings };
}

function readHistogram(lines: readonly Line[]): { threads: Thread[]; warnings: string[] } {
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
    const [minNs, meanNs, maxNs] = [minUs, means?.[index], most?.[index]].map(nsOf);
    const buckets = rows.map(([us = 0, ...counts]) => [us * nsPerUs, counts[index] ?? 0] as const);
    const overflow = overflows[index];
    const inside = buckets.reduce((sum, [, count]) => sum + count, 0);
    if (overflow !== undefined && overflow > 0) {
      warnings.push(
        `${name}: ${String(overflow)} of ${String(inside + overflow)} wake-ups are above the last bucket of the histogram, so there is no distribution.`,
      );
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

function nsOf(us: number | undefined): number | undefined {
  return us === undefined ? undefined : us * nsPerUs;
}

/** The last line of each thread: the display is printed again and again. */
function readThreadLines(lines: readonly Line[]): { threads: Thread[]; warnings: string[] } {
  const last = new Map<string, Partial<Record<string, string>>>();
  for (const { text } of lines) {
    const groups = groupsOf(threadLine, text);
    if (groups['thread'] !== undefined && Number(groups['count']) > 0)
      last.set(groups['thread'], groups);
  }
  const all = [...last.values()];
  const isNanoseconds = all.some(({ min }) => Number(min) >= leastToBeNanoseconds);
  const factor = isNanoseconds ? 1 : nsPerUs;
  const threads = all.map(({ thread = '', count, min, mean, max }) => ({
    name: `thread ${thread}`,
    reported: {
      count: Number(count),
      minNs: Number(min) * factor,
      meanNs: Number(mean) * factor,
      maxNs: Number(max) * factor,
      percentiles: [],
    },
  }));
  const warnings = isNanoseconds
    ? [
        `Read as nanoseconds (-N), which the output does not say: a least latency of ${String(leastToBeNanoseconds)} µs or more would be a broken system.`,
      ]
    : [];
  return { threads, warnings };
}

function noThread({ stdout, stderr = '' }: ToolOutput): ParseFailure {
  const said = [...shortLinesOf(stdout), ...shortLinesOf(stderr)];
  const line = said.findLast(({ text }) => text.trim() !== '');
  return {
    found: excerpt(line?.text ?? 'nothing'),
    expected: 'a line T: with Min, Avg and Max, or # Min Latencies below a histogram',
  };
}
