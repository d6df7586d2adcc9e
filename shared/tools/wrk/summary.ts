// The frame that wrk and wrk2 print around their latency figures.
//
//   Running 3s test @ http://10.99.0.2:8080/
//     2 threads and 10 connections
//     Thread Stats   Avg      Stdev     Max   +/- Stdev
//       Latency   437.80us  836.37us  15.42ms   89.68%           each cell has its own unit; -nan where nothing was measured
//       Req/Sec    27.21k    10.22k   44.26k    70.00%           per thread, not read
//     162564 requests in 3.01s, 19.69MB read
//     Socket errors: connect 0, read 2703, write 0, timeout 0    only when there are some
//     Non-2xx or 3xx responses: 11112                            only when there are some
//   Requests/sec:  54032.94
//   Transfer/sec:      6.54MB                                    multiples of 1024
//
// Format: wrk 4.1.0, src/wrk.c, main() and print_stats(); wrk2 44a94c1. The status is 0 even with no answer at all, and
// the threads that count socket errors count refused connections under `write`.
import type { Measurement } from '../../model/measurement.ts';
import type { ParameterValues } from '../../model/plan.ts';
import { targetOf } from '../http/target.ts';
import { stated } from '../stated.ts';
import { groupsIn } from '../text/first-match.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import { cellBytes, cellNs } from '../text/unit-cell.ts';
import type { ParseFailure, ToolOutput } from '../tool.ts';

const running = /^Running (?<planned>\d+[smh]) test @ (?<url>\S+)$/;
const latency = /^\s+Latency\s+(?<mean>\S+)\s+(?<deviation>\S+)\s+(?<max>\S+)\s+\S+$/;
const total = /^\s*(?<requests>\d{1,15}) requests in (?<elapsed>\S+), \S+ read$/;
const errors =
  /^\s*Socket errors: connect (?<connect>\d+), read (?<read>\d+), write (?<write>\d+), timeout (?<timeout>\d+)$/;

/** A run that ended before this share of its planned time was stopped. */
const wholeRunShare = 0.9;

export type Summary = {
  /** Absent when the output ends before it. */
  readonly requests?: number;
  readonly elapsedNs: number;
  readonly plannedNs: number;
  /** Cells of the line Latency; NaN where the tool had none. */
  readonly latency: {
    readonly meanNs: number;
    readonly standardDeviationNs: number;
    readonly maxNs: number;
  };
  readonly rates: Pick<Measurement, 'messagesPerSecond' | 'bitsPerSecond'>;
  readonly socketErrors: Readonly<Record<'connect' | 'read' | 'write' | 'timeout', number>>;
  /** Answers whose status is neither 2xx nor 3xx; their latency is among the figures. */
  readonly badAnswers: number;
  readonly parameters: ParameterValues;
};

/** Reads the frame; nothing in it is required here. */
export function summaryOf(lines: readonly Line[]): Summary {
  const first = (pattern: RegExp) => groupsIn(lines, pattern);
  const { planned, url = '' } = first(running);
  const { threads, connections } = first(
    /^\s+(?<threads>\d+) threads and (?<connections>\d+) connections$/,
  );
  const { mean, deviation, max } = first(latency);
  const { requests, elapsed } = first(total);
  const { connect = 0, read = 0, write = 0, timeout = 0 } = first(errors);
  const { perSecond } = first(/^Requests\/sec:\s+(?<perSecond>\d+\.\d+)$/);
  const { transfer } = first(/^Transfer\/sec:\s+(?<transfer>\d+\.\d+[KMGT]?B)$/);
  const { bad = 0 } = first(/^\s*Non-2xx or 3xx responses: (?<bad>\d+)$/);
  return {
    ...stated({ requests: numberOf(requests) }),
    elapsedNs: cellNs(elapsed),
    plannedNs: cellNs(planned),
    latency: { meanNs: cellNs(mean), standardDeviationNs: cellNs(deviation), maxNs: cellNs(max) },
    rates: stated({
      messagesPerSecond: numberOf(perSecond),
      bitsPerSecond: transfer === undefined ? undefined : cellBytes(transfer) * 8,
    }),
    socketErrors: {
      connect: Number(connect),
      read: Number(read),
      write: Number(write),
      timeout: Number(timeout),
    },
    badAnswers: Number(bad),
    parameters: stated({
      ...targetOf(url),
      threads: numberOf(threads),
      connections: numberOf(connections),
      // Minutes and hours are rounded: `2m` is printed for 150 s too.
      duration: planned?.endsWith('s') === true ? numberOf(planned.slice(0, -1)) : undefined,
    }),
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** What the frame says against the figures. */
export function complaintsOf(summary: Summary): {
  readonly warnings: string[];
  readonly fatalWarnings: string[];
} {
  const { requests, badAnswers, socketErrors, elapsedNs, plannedNs } = summary;
  const { connect, read, write, timeout } = socketErrors;
  const isAllBad = badAnswers > 0 && badAnswers === requests;
  const badStatus = `${String(badAnswers)} of ${String(requests)} answers have a status that is neither 2xx nor 3xx; their latency is in the figures.`;
  return {
    warnings: [
      ...(badAnswers > 0 && !isAllBad ? [badStatus] : []),
      ...(read + timeout > 0
        ? [
            `Requests without an answer: ${String(read)} by a closed connection, ${String(timeout)} by the time limit; they are in no latency figure.`,
          ]
        : []),
    ],
    fatalWarnings: [
      ...(requests === undefined || summary.rates.messagesPerSecond === undefined
        ? ['The output ends before the rate: the tool was cut off.']
        : []),
      ...(isAllBad ? [badStatus] : []),
      ...(connect + write > 0
        ? [
            `The server refused connections, ${String(connect + write)} times: it was not there for the whole run.`,
          ]
        : []),
      ...(elapsedNs < plannedNs * wholeRunShare
        ? [
            `The run was ended after ${seconds(elapsedNs)} of ${seconds(plannedNs)} s; the figures are of that time.`,
          ]
        : []),
    ],
  };
}

function seconds(ns: number): string {
  return (ns / 1e9).toFixed(1);
}

/** Says why there are no figures, if there are none. */
export function missingFigures(
  { stdout, stderr = '' }: ToolOutput,
  { requests, latency: { maxNs }, rates }: Summary,
): ParseFailure | undefined {
  const hasFigures = !Number.isNaN(maxNs) || rates.messagesPerSecond !== undefined;
  if (hasFigures && requests !== 0) return undefined;
  const lines = linesOf(stdout);
  const empty = lines.find(({ text }) => total.test(text));
  if (empty) {
    const expected = 'at least one request that was answered';
    return { line: empty.number, found: excerpt(empty.text), expected };
  }
  const said = [...linesOf(stderr), ...lines].find(({ text }) => text.trim() !== '');
  return { found: excerpt(said?.text ?? 'nothing'), expected: 'a line Latency and Requests/sec' };
}
