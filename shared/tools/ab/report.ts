// What ab prints.
//
//   This is ApacheBench, Version 2.3 <$Revision$>
//   Document Length:        5 bytes                        of the first answer
//   Complete requests:      100                            failed ones and reset connections included
//   Failed requests:        89
//      (Connect: 0, Receive: 0, Length: 89, Exceptions: 0)    only when some failed; Length: another size than the first
//   Non-2xx responses:      100                            only when there are some
//   Total transferred:      7120 bytes
//   Requests per second:    9506.61 [#/sec] (mean)
//   Transfer rate:          661.01 [Kbytes/sec] received   of 1024 bytes
//                 min  mean[+/-sd] median   max
//   Total:          0    2   1.5      1      11            whole ms; connecting included
//     50%      1
//    100%     11 (longest request)
//
// Format: ab 2.4.71 (Apache 2.4), support/ab.c, output_results(). Not read: `Time per request`, which is elapsed time
// divided by requests and no latency; the parts of the time; the HTML table of -w.
import type { Measurement, Reported } from '../../model/measurement.ts';
import type { ParameterValues } from '../../model/plan.ts';
import { nsFromMs } from '../../units/duration.ts';
import { stated } from '../stated.ts';
import { groupsIn } from '../text/first-match.ts';
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';

const table =
  /^Total:\s+(?<min>\d+)\s+(?<mean>\d+)\s+(?<deviation>\d+\.\d+)\s+(?<median>\d+)\s+(?<max>\d+)$/;
const percentile = /^\s*(?<percentile>\d{2})%\s+(?<ms>\d+)$/;

export type Report = {
  /** Absent when the output ends before it. */
  readonly complete?: number;
  readonly failed: number;
  /** How they failed, as printed. */
  readonly failures: string;
  readonly badAnswers: number;
  readonly transferredBytes: number;
  /** From the table; what ab rounded to 0 ms is absent. */
  readonly figures: Reported;
  /** Whether the last line, the longest request, is there. */
  readonly isWhole: boolean;
  readonly measured: Pick<Measurement, 'payloadBytes' | 'messagesPerSecond' | 'bitsPerSecond'>;
  readonly parameters: ParameterValues;
  readonly toolVersion?: string;
};

/** Reads the report; nothing in it is required here. */
export function reportOf(lines: readonly Line[]): Report {
  const first = (pattern: RegExp) => groupsIn(lines, pattern)['value'];
  const number = (pattern: RegExp) => {
    const value = first(pattern);
    return value === undefined ? undefined : Number(value);
  };
  const kilobytes = number(/^Transfer rate:\s+(?<value>\d+\.\d+) \[Kbytes\/sec\]/);
  const scheme = first(/^SSL\/TLS Protocol:\s+(?<value>\S+)/) === undefined ? 'http' : 'https';
  const length = number(/^Document Length:\s+(?<value>\d+) bytes$/);
  return {
    ...stated({
      complete: number(/^Complete requests:\s+(?<value>\d{1,15})$/),
      toolVersion: first(/^This is ApacheBench, Version (?<value>\S+)/),
    }),
    failed: number(/^Failed requests:\s+(?<value>\d+)$/) ?? 0,
    failures: first(/^\s+\((?<value>Connect: \d+, .*)\)$/) ?? '',
    badAnswers: number(/^Non-2xx responses:\s+(?<value>\d+)$/) ?? 0,
    transferredBytes: number(/^Total transferred:\s+(?<value>\d+) bytes$/) ?? 0,
    figures: figuresOf(lines),
    isWhole: lines.some(({ text }) => /^\s*100%\s+\d+ \(longest request\)$/.test(text)),
    measured: stated({
      payloadBytes: length === 0 ? undefined : length,
      messagesPerSecond: number(/^Requests per second:\s+(?<value>\d+\.\d+)/),
      bitsPerSecond: kilobytes === undefined ? undefined : kilobytes * 1024 * 8,
    }),
    parameters: stated({
      scheme,
      port: number(/^Server Port:\s+(?<value>\d{1,5})$/),
      path: first(/^Document Path:\s+(?<value>\/\S*)$/),
      concurrency: number(/^Concurrency Level:\s+(?<value>\d+)$/),
    }),
  };
}

function figuresOf(lines: readonly Line[]): Reported {
  const { min, mean, deviation, max } = groupsIn(lines, table);
  const rows = lines.flatMap(({ text }) => {
    const { percentile: rank, ms } = groupsOf(percentile, text);
    const valueNs = roundedNs(ms);
    return valueNs === undefined ? [] : [{ percentile: Number(rank), valueNs }];
  });
  const isMeanThere = roundedNs(mean) !== undefined;
  return {
    ...stated({
      minNs: roundedNs(min),
      meanNs: roundedNs(mean),
      maxNs: roundedNs(max),
      standardDeviationNs: isMeanThere ? nsFromMs(Number(deviation)) : undefined,
    }),
    percentiles: rows,
  };
}

/** 0 is what ab makes of everything below 0.5 ms. */
function roundedNs(ms: string | undefined): number | undefined {
  return ms === undefined || Number(ms) === 0 ? undefined : nsFromMs(Number(ms));
}
