// What qpid-latency-test prints: milliseconds with up to six significant digits, never samples.
//
//   Sent 4000 msgs through latency-test-1 in 4000ms (1000 msgs/s) Latency(ms): min=0.061992, max=4.87702, avg=0.163342
//   Latency(ms): min=0.068883, max=4.38271, avg=0.181705        one reporting interval of --rate without --time-limit
//   1000,0.0689,4.38271,0.181705                                --csv: rate or count, min, max, avg
//   Stalled: no samples for interval                            --csv: `1000,1.79769e+308,0, Stalled`
//
// Time is whole ms, so `0ms (inf msgs/s)` is no rate. With `--cumulative` minimum and maximum are those since the start,
// and avg is wrong by design: the source computes (minimum + avg) / 2. Standard error may stand in the middle of a row.
// Format: qpid-cpp 1.40, src/tests/qpid-latency-test.cpp.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import type { ParameterValues } from '../../model/plan.ts';
import { nsFromMs } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { brokenTest, failureOf, warningsIn } from './complaints.ts';

const sent =
  /^Sent (?<count>\d{1,12}) msgs through (?<queue>\S{1,80}) in \d+ms \((?<rate>\S+) msgs\/s\) Latency\(ms\): min=(?<min>\S+), max=(?<max>\S+), avg=(?<mean>\S+)$/;
const interval = /^Latency\(ms\): min=(?<min>\S+), max=(?<max>\S+), avg=(?<mean>\S+)$/;
const csv =
  /^(?:WARNING: Desired send rate: )?(?<first>\d{1,12}),(?<min>[\d.e+-]+),(?<max>[\d.e+-]+),(?<mean>[\d.e+-]+)$/;

/** Three rows are enough to see that a minimum never rises and a maximum never falls. */
const leastToSuspectCumulative = 3;

const expected = 'a line with Latency(ms): min=, max=, avg=, or a row of --csv';

type Row = {
  readonly line: Line;
  /** What rows of one output have in common: a queue, or the first cell of --csv. */
  readonly series: string;
  readonly count?: number;
  readonly messagesPerSecond?: number;
  readonly minNs: number;
  readonly maxNs: number;
  readonly meanNs: number;
};

/** Whether a line holds figures of qpid-latency-test. Four numbers alone must also be in the order of the columns. */
export function isLatencyLine(text: string): boolean {
  if (sent.test(text) || interval.test(text)) return true;
  const row = csv.test(text) ? rowOf({ number: 0, text }) : undefined;
  return row !== undefined && row.minNs <= row.meanNs && row.meanNs <= row.maxNs;
}

/** Reads one output. Never throws; fails when no line has figures. */
export function readLatencyOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const { stdout, stderr = '', parameters = {} } = output;
  const lines = shortLinesOf(`${stdout}\n${stderr}`);
  const rows = lines.flatMap((line) => rowOf(line) ?? []);
  if (rows.length === 0) return err(failureOf(output, expected));
  const read = rows.map((row) => measurementOf(row, labelOf(row, rows), parameters));
  const measurements = read.flatMap(({ measurement }) => measurement ?? []);
  if (measurements.length === 0) return err(failureOf(output, expected));
  return ok({
    measurements,
    facts: {},
    parameters: {},
    warnings: [
      ...read.flatMap(({ warnings }) => warnings),
      ...cumulativeWarnings(rows),
      ...warningsIn(lines),
    ],
    fatalWarnings: brokenTest(lines),
  });
}

function rowOf(line: Line): Row | undefined {
  const pattern = [sent, interval, csv].find((one) => one.test(line.text));
  if (!pattern) return undefined;
  const { count, queue, rate, first, min, max, mean } = groupsOf(pattern, line.text);
  const ns = (text: string | undefined) => Math.round(nsFromMs(Number(text)));
  return {
    line,
    series: queue ?? first ?? '',
    ...(count !== undefined && { count: Number(count) }),
    ...(Number.isFinite(Number(rate)) && { messagesPerSecond: Number(rate) }),
    minNs: ns(min),
    maxNs: ns(max),
    meanNs: ns(mean),
  };
}

/** Empty for a row alone; a queue where each has one row; else its place, because intervals cannot be added up. */
function labelOf(row: Row, rows: readonly Row[]): string {
  if (rows.length === 1) return '';
  const same = rows.filter(({ series }) => series === row.series);
  if (same.length === 1) return row.series;
  const place = `interval ${String(same.indexOf(row) + 1)}`;
  return row.series === '' ? place : `${row.series}, ${place}`;
}

function measurementOf(row: Row, label: string, { size }: ParameterValues) {
  const { count, minNs, maxNs, meanNs, messagesPerSecond } = row;
  const { reported, warnings } = checkedFigures(
    stated({ count, minNs, maxNs, meanNs, percentiles: [] }),
    `Line ${String(row.line.number)}`,
  );
  const measurement: Measurement | undefined = reported && {
    ...(typeof size === 'number' && { payloadBytes: size }),
    row: label,
    quantity: { kind: 'rtt', known: 'inferred' },
    reported,
    ...(count !== undefined && { counts: { received: count } }),
    ...(messagesPerSecond !== undefined && { messagesPerSecond }),
  };
  return { measurement, warnings };
}

function cumulativeWarnings(rows: readonly Row[]): string[] {
  const isSteady = rows.every((row, index) => {
    const before = rows[index - 1] ?? row;
    return row.series === before.series && row.minNs <= before.minNs && row.maxNs >= before.maxNs;
  });
  if (!isSteady || rows.length < leastToSuspectCumulative) return [];
  return [
    'The minimum never rises and the maximum never falls, as with --cumulative. Then avg is not the mean: the tool computes (minimum + avg) / 2.',
  ];
}
