// What qpid-perftest prints: transfers a second, in full or as one line of four numbers, never latency.
//
//   Total 40000 transfers of 1024 bytes in 0.146513 seconds.
//   Publish transfers/sec:                                a number a publisher below, then
//   Average: 164598 (std.dev. 6946.98)                    the mean over publishers, without deviation for one
//   Subscribe transfers/sec:                              the same for subscribers
//   Total transfers/sec:      273013                      published and received
//   Total Mbytes/sec: 266.614                             of 1,048,576 bytes
//   123461<TAB>116764<TAB>234543<TAB>229.046              --summary: the four figures above, the means for the first two
//   Averages:                                             with --iterations: means over them, not read
//
// The message size is not in a summary, but follows from it: Mbytes/sec / transfers/sec is a whole number of bytes.
// Format: qpid-cpp 1.40, src/tests/qpid-perftest.cpp; numbers have six significant digits.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { brokenTest, failureOf, warningsIn } from './complaints.ts';

const bytesPerMbyte = 1_048_576;
/** Two numbers of six significant digits. */
const roundingShare = 1.2e-5;

const number = String.raw`\d+(?:\.\d+)?(?:e\+\d+)?`;
const summary = new RegExp(
  `^(?<published>${number})\\t(?<received>${number})\\t(?<total>${number})\\t(?<mbytes>${number})$`,
);
const fullStart = /^Total \d{1,12} transfers of (?<size>\d{1,9}) bytes in /;
const full = new RegExp(
  [
    String.raw`^Total \d{1,12} transfers of (?<size>\d{1,9}) bytes in \S+ seconds\.`,
    String.raw`Publish transfers\/sec:[\s\d.e+]*Average: (?<published>${number}).*`,
    String.raw`Subscribe transfers\/sec:[\s\d.e+]*Average: (?<received>${number}).*`,
    String.raw`Total transfers\/sec:\s+(?<total>${number})\s+Total Mbytes\/sec: (?<mbytes>${number})$`,
  ].join(String.raw`\s+`),
  'gm',
);

const expected = 'Total transfers/sec and Total Mbytes/sec, or a line of --summary';

type Totals = {
  readonly size: number;
  readonly published: number;
  readonly received: number;
  readonly total: number;
  readonly mbytes: number;
};

/** Whether a line is a whole summary; four numbers of anything else give no whole message size. */
export function isSummaryLine(text: string): boolean {
  return summaryOf(text) !== undefined;
}

/** Whether a line begins the full report of one iteration. */
export function isReportStart(text: string): boolean {
  return fullStart.test(text);
}

/** Reads one output. Never throws; fails when there is no report. */
export function readPerftestOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = shortLinesOf(output.stdout);
  const said = [...lines, ...shortLinesOf(output.stderr ?? '')];
  const iterations = iterationsOf(lines);
  const [first] = iterations;
  if (!first) return err(failureOf(output, expected));
  const starts = lines.filter(({ text }) => fullStart.test(text)).length;
  return ok({
    measurements: iterations.flatMap((totals, index) =>
      measurementsOf(totals, iterations.length > 1 ? `iteration ${String(index + 1)}, ` : ''),
    ),
    facts: {},
    parameters: { size: first.size },
    warnings: warningsIn(said),
    fatalWarnings: [
      ...brokenTest(said),
      ...(starts > iterations.length
        ? ['A report ends before Total Mbytes/sec; its figures are left out.']
        : []),
    ],
  });
}

function iterationsOf(lines: readonly Line[]): Totals[] {
  const text = lines.map((line) => line.text).join('\n');
  const reports = [...text.matchAll(full)].map(({ groups = {} }) =>
    totalsOf(groups, Number(groups['size'])),
  );
  if (reports.length > 0) return reports;
  const averages = lines.findIndex((line) => /^Averages:\s*$/.test(line.text));
  return lines
    .slice(0, averages < 0 ? undefined : averages)
    .flatMap((line) => summaryOf(line.text) ?? []);
}

/** Rates are of a program at full speed: below one transfer a second, four numbers are somebody's table. */
function summaryOf(text: string): Totals | undefined {
  const groups = groupsOf(summary, text);
  const bytes = (Number(groups['mbytes']) * bytesPerMbyte) / Number(groups['total']);
  const size = wholeSize(bytes);
  const totals = size === undefined ? undefined : totalsOf(groups, size);
  const isFast = totals && Math.min(totals.published, totals.received, totals.total) >= 1;
  return isFast ? totals : undefined;
}

/** Of large messages, rounding leaves several whole numbers: only a multiple of 1024 among them is not by chance. */
function wholeSize(bytes: number): number | undefined {
  const step = bytes * roundingShare > 0.25 ? 1024 : 1;
  const size = Math.round(bytes / step) * step;
  return size > 0 && Math.abs(bytes - size) <= size * roundingShare ? size : undefined;
}

function totalsOf(groups: Readonly<Partial<Record<string, string>>>, size: number): Totals {
  const [published = 0, received = 0, total = 0, mbytes = 0] = [
    groups['published'],
    groups['received'],
    groups['total'],
    groups['mbytes'],
  ].map(Number);
  return { size, published, received, total, mbytes };
}

function measurementsOf({ size, published, received, total, mbytes }: Totals, prefix: string) {
  const row = (name: string, messagesPerSecond: number): Measurement => ({
    payloadBytes: size,
    row: `${prefix}${name}`,
    messagesPerSecond,
  });
  return [
    row('published, mean of publishers', published),
    row('received, mean of subscribers', received),
    { ...row('published and received', total), bitsPerSecond: mbytes * bytesPerMbyte * 8 },
  ];
}
