// An output of resperf, which raises the rate of queries until a server answers no more.
//
//   DNS Resolution Performance Testing Tool
//   Version 2.10.0
//   [Status] Command line: resperf -s 10.99.0.2 -p 5353 -d q2.txt -m 3000 -r 4 -c 2 -P rp.gnuplot
//   [Status] Testing complete
//   Statistics:
//     Queries sent:         11999
//     Queries completed:    11999
//     Queries lost:         0
//     Response codes:       NOERROR 11940 (99.51%), NXDOMAIN 59 (0.49%)
//     Maximum throughput:   3000.000000 qps           answers per second in the best interval
//     Lost at that point:   0.00%                     of the queries sent in that interval
//
// Format: dnsperf 2.10, src/resperf.c. Not read: its plot file, whose latencies are averages of half a second each.
import { err, ok, type Result } from '../../base/result.ts';
import { headOf, noStatistics, refusals, type Flag } from '../dns/head.ts';
import { stated } from '../stated.ts';
import { groupsIn } from '../text/first-match.ts';
import { linesOf, type Line } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

/** What -m is when it is not given. */
const usualMostRate = 100_000;
/** A maximum from this share of the highest rate on is that of the ramp, not of the server. */
const wholeRampShare = 0.98;

const flags: readonly Flag[] = [
  { flag: '-p', parameter: 'port', isNumber: true },
  { flag: '-d', parameter: 'dataFile' },
  { flag: '-M', parameter: 'transport' },
  { flag: '-m', parameter: 'mostRate', isNumber: true },
  { flag: '-r', parameter: 'rampTime', isNumber: true },
  { flag: '-c', parameter: 'constantTime', isNumber: true },
  { flag: '-C', parameter: 'clients', isNumber: true },
  { flag: '-t', parameter: 'timeout', isNumber: true },
];

/** Reads one output. Never throws; fails without a maximum. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(output.stdout);
  const { most } = groupsIn(lines, /^\s+Maximum throughput:\s+(?<most>\d+\.\d+) qps$/);
  if (most === undefined || Number(most) === 0) {
    return err(noStatistics(lines, output, 'a line Maximum throughput: above 0'));
  }
  const { share } = groupsIn(lines, /^\s+Lost at that point:\s+(?<share>\d+\.\d+)%$/);
  const head = headOf(lines, flags);
  const codes = refusals(lines);
  return ok({
    measurements: [{ row: '', counts: countsOf(lines), messagesPerSecond: Number(most) }],
    facts: {},
    ...head,
    warnings: [
      ...codes.warnings,
      ...(Number(share ?? 0) > 0
        ? [`At the maximum, ${share ?? ''} % of the queries were lost.`]
        : []),
      ...rampWarnings(Number(most), head.parameters['mostRate']),
    ],
    fatalWarnings: [
      ...codes.fatalWarnings,
      ...(share === undefined
        ? ['The output ends before the losses at the maximum: it was cut off.']
        : []),
    ],
  });
}

function countsOf(lines: readonly Line[]) {
  const number = (title: string) => {
    const { count } = groupsIn(lines, new RegExp(`^\\s+Queries ${title}:\\s+(?<count>\\d{1,15})$`));
    return count === undefined ? undefined : Number(count);
  };
  return stated({ sent: number('sent'), received: number('completed'), lost: number('lost') });
}

function rampWarnings(most: number, given: unknown): string[] {
  const mostRate = typeof given === 'number' ? given : usualMostRate;
  if (most < mostRate * wholeRampShare) return [];
  return [
    `The maximum is the highest rate that was tried, ${String(mostRate)} queries/s: the server may answer more.`,
  ];
}
