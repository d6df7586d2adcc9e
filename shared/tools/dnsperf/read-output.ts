// An output of dnsperf. Times are in seconds with six decimals.
//
//   > NOERROR www.example.com A 0.000207               -v: one answer a line; `> T www.example.com A` for none in time
//   1795210807.229606: 500.320065                      -S 1: queries answered per second since the last such line
//   [Timeout] Query timed out: msg id 996
//   [Status] Testing complete (time limit)             or (end of file), or (interruption)
//   Statistics:
//     Queries sent:         1197
//     Queries completed:    996 (83.21%)
//     Queries lost:         201 (16.79%)
//     Response codes:       NOERROR 992 (99.60%), NXDOMAIN 4 (0.40%)
//     Queries per second:   248.959482
//     Average Latency (s):  0.000396 (min 0.000010, max 0.012149)
//     Latency StdDev (s):   0.001811                   missing below two answers
//     Latency bucket (s):   answer count               2.14, -O latency-histogram
//     0.000126 - 0.000127:  3                          both bounds included, whole us
//   Connection Statistics:                             TCP only, not read
//
// Format: dnsperf 2.10 and 2.14.0, src/dnsperf.c. Its exit status is 0 even when every query was lost. With 2.14,
// `Interval Statistics:` precede the final ones; they are not read.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import { nsFromSeconds } from '../../units/duration.ts';
import { headOf, noStatistics, refusals, type Flag } from '../dns/head.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsIn } from '../text/first-match.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { distributionOfAnswers } from './answers.ts';
import { troubleOf, type QueryCounts } from './trouble.ts';

const flags: readonly Flag[] = [
  { flag: '-p', parameter: 'port', isNumber: true },
  { flag: '-d', parameter: 'dataFile' },
  { flag: '-m', parameter: 'transport' },
  { flag: '-l', parameter: 'duration', isNumber: true },
  { flag: '-c', parameter: 'clients', isNumber: true },
  { flag: '-T', parameter: 'threads', isNumber: true },
  { flag: '-q', parameter: 'outstanding', isNumber: true },
  { flag: '-Q', parameter: 'rate', isNumber: true },
  { flag: '-t', parameter: 'timeout', isNumber: true },
];

/** Reads one output. Never throws; fails when no query was answered. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(output.stdout);
  const statistics = finalStatistics(lines);
  const counts = countsOf(statistics);
  if (!counts) return err(noStatistics(lines, output, 'Statistics: with Queries completed:'));
  if (counts.received === 0) return err(nothingAnswered(statistics));
  const figures = figuresOf(statistics);
  const { reported, warnings } = checkedFigures(
    { count: counts.received, ...figures, percentiles: [] },
    'Average Latency',
  );
  const answers = distributionOfAnswers(lines, statistics, counts.received, figures);
  const { perSecond } = groupsIn(statistics, /^\s+Queries per second:\s+(?<perSecond>\d+\.\d+)$/);
  const codes = refusals(statistics);
  const trouble = troubleOf(lines, counts);
  const measurement: Measurement = {
    row: '',
    ...(reported && { quantity: { kind: 'rtt', known: 'inferred' }, reported }),
    ...(reported && answers.distribution && { distribution: answers.distribution }),
    counts,
    ...(perSecond !== undefined && { messagesPerSecond: Number(perSecond) }),
  };
  return ok({
    measurements: [measurement],
    facts: {},
    ...headOf(lines, flags),
    warnings: [...warnings, ...codes.warnings, ...trouble.warnings],
    fatalWarnings: [
      ...codes.fatalWarnings,
      ...trouble.fatalWarnings,
      ...(answers.fault === undefined ? [] : [answers.fault]),
      ...(reported ? [] : ['The output ends before its latency: it was cut off.']),
    ],
  });
}

/** The lines of the final statistics, without those of connections. */
function finalStatistics(lines: readonly Line[]): readonly Line[] {
  const start = lines.findLastIndex(({ text }) => text === 'Statistics:');
  if (start < 0) return [];
  const block = lines.slice(start);
  const connections = block.findIndex(({ text }) => text === 'Connection Statistics:');
  return connections < 0 ? block : block.slice(0, connections);
}

function countsOf(lines: readonly Line[]): QueryCounts | undefined {
  const number = (title: string) => {
    const { count } = groupsIn(
      lines,
      new RegExp(`^\\s+Queries ${title}:\\s+(?<count>\\d{1,15})\\b`),
    );
    return count === undefined ? undefined : Number(count);
  };
  const [sent, received, lost] = [number('sent'), number('completed'), number('lost')];
  if (sent === undefined || received === undefined || lost === undefined) return undefined;
  return { sent, received, lost };
}

function figuresOf(lines: readonly Line[]) {
  const { mean, min, max } = groupsIn(
    lines,
    /^\s+Average Latency \(s\):\s+(?<mean>\d+\.\d+) \(min (?<min>\d+\.\d+), max (?<max>\d+\.\d+)\)$/,
  );
  const { deviation } = groupsIn(lines, /^\s+Latency StdDev \(s\):\s+(?<deviation>\d+\.\d+)$/);
  return stated({
    meanNs: nsOf(mean),
    minNs: nsOf(min),
    maxNs: nsOf(max),
    standardDeviationNs: nsOf(deviation),
  });
}

/** Six decimals of a second are whole us; the rounding takes away what binary fractions add. */
function nsOf(seconds: string | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(nsFromSeconds(Number(seconds)));
}

function nothingAnswered(statistics: readonly Line[]): ParseFailure {
  const line = statistics.find(({ text }) => /^\s+Queries completed:/.test(text));
  return {
    ...(line && { line: line.number }),
    found: excerpt(line?.text ?? 'no query completed'),
    expected: 'at least one query that was answered',
  };
}
