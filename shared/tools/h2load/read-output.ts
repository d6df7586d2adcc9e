// An output of h2load (nghttp2), and the log of single requests that it writes with --log-file.
//
//   Application protocol: h2c
//   finished in 292.82ms, 6830.13 req/s, 228.49KB/s                       bytes in multiples of 1024
//   requests: 300 total, 147 started, 144 done, 130 succeeded, 170 failed, 156 errored, 0 timeout
//   status codes: 130 2xx, 0 3xx, 0 4xx, 14 5xx
//                        min         max         mean         sd        +/- sd
//   time for request:       45us      6.68ms       568us      1.12ms    95.83%
//
// Columns are read by their titles, so that a column more shifts nothing. The log has one request a row, in tabs: start
// in us since 1970, status or -1, duration in us. Format: nghttp2 1.52.0, src/h2load.cc. Its exit status is 0 always.
// `failed` holds bad statuses and `errored`; `errored` holds requests that were never sent. Not read: connecting, first byte.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement, Reported } from '../../model/measurement.ts';
import { nsFromUs } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsIn } from '../text/first-match.ts';
import { groupsOf } from '../text/groups.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import { readSampleFile } from '../text/sample-file.ts';
import type { SampleForm } from '../text/sample-lines.ts';
import { cellBytes, cellNs } from '../text/unit-cell.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

/** The name under which the runner fetches the log of requests. */
export const requestLogName = 'requests.tsv';

const requestLine =
  /^requests: (?<total>\d+) total, (?<started>\d+) started, (?<done>\d+) done, (?<succeeded>\d+) succeeded, \d+ failed, (?<errored>\d+) errored, (?<timeout>\d+) timeout$/;
const finished =
  /^finished in (?<elapsed>\S+), (?<perSecond>\d+\.\d+) req\/s, (?<transfer>\d\S*B)\/s$/;

type Requests = Readonly<
  Record<'total' | 'started' | 'done' | 'succeeded' | 'errored' | 'timeout', number>
>;

/** Reads one output. Never throws; fails when no request was answered. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(output.stdout);
  const requests = requestsOf(lines);
  if (!requests || requests.done === 0) return err(nothingAnswered(lines, output.stderr));
  const log = output.files?.[requestLogName];
  const samples =
    log === undefined ? { warnings: [] } : readSampleFile(requestLogName, log, requestRows);
  const { reported, warnings } = checkedFigures(figuresOf(lines), 'Time for request');
  const { perSecond, transfer } = groupsIn(lines, finished);
  const measurement: Measurement = {
    row: '',
    ...(reported && { quantity: { kind: 'rtt', known: 'inferred' }, reported }),
    ...('distribution' in samples && reported && { distribution: samples.distribution }),
    counts: { sent: requests.started, received: requests.done },
    ...(perSecond !== undefined && { messagesPerSecond: Number(perSecond) }),
    ...(transfer !== undefined && { bitsPerSecond: cellBytes(transfer) * 8 }),
  };
  return ok({
    measurements: [measurement],
    facts: {},
    parameters: parametersOf(lines),
    warnings: [...warnings, ...samples.warnings, ...statusWarnings(requests)],
    fatalWarnings: fatalWarningsOf(requests, reported),
  });
}

function requestsOf(lines: readonly Line[]): Requests | undefined {
  const groups = groupsIn(lines, requestLine);
  if (groups['total'] === undefined) return undefined;
  const number = (name: string) => Number(groups[name]);
  return {
    total: number('total'),
    started: number('started'),
    done: number('done'),
    succeeded: number('succeeded'),
    errored: number('errored'),
    timeout: number('timeout'),
  };
}

/** The row of the table, by the titles of its columns. */
function figuresOf(lines: readonly Line[]): Reported {
  const title = lines.find(({ text }) => /^\s+min\s+max\s.*\+\/- sd$/.test(text))?.text ?? '';
  const titles = title.trim().split(/\s{2,}/);
  const { cells = '' } = groupsIn(lines, /^time for request:\s+(?<cells>.+)$/);
  const values = new Map(cells.split(/\s+/).map((cell, index) => [titles[index], cellNs(cell)]));
  return {
    ...stated({
      minNs: values.get('min'),
      maxNs: values.get('max'),
      meanNs: values.get('mean'),
      standardDeviationNs: values.get('sd'),
    }),
    percentiles: [],
  };
}

/** A stream that failed has status -1, and its time is that of the failure. */
const requestRows: SampleForm = {
  toNs: (row) => {
    const { us } = groupsOf(/^\d+\t\d{3}\t(?<us>\d+)$/, row);
    return us === undefined ? Number.NaN : nsFromUs(Number(us));
  },
  expected: 'a start in us, a status and a duration in us, in tabs',
};

function parametersOf(lines: readonly Line[]): ParsedOutput['parameters'] {
  const clients = lines.flatMap(({ text }) => {
    const { count } = groupsOf(/^spawning thread #\d+: (?<count>\d+) total client\(s\)/, text);
    return count === undefined ? [] : [Number(count)];
  });
  const { seconds } = groupsIn(lines, /and (?<seconds>\d+)s of main duration/);
  const { protocol } = groupsIn(lines, /^Application protocol: (?<protocol>\S+)$/);
  const version = protocol?.startsWith('h2') === true ? 'http2' : 'http1';
  return stated({
    protocol: protocol === undefined ? undefined : version,
    clients: clients.length === 0 ? undefined : clients.reduce((sum, count) => sum + count),
    threads: clients.length === 0 ? undefined : clients.length,
    duration: seconds === undefined ? undefined : Number(seconds),
  });
}

function statusWarnings({ done, succeeded }: Requests): string[] {
  const bad = done - succeeded;
  if (bad <= 0 || succeeded === 0) return [];
  return [
    `${String(bad)} of ${String(done)} answers have a status that is neither 2xx nor 3xx; their latency is in the figures.`,
  ];
}

function fatalWarningsOf(
  { total, succeeded, errored, timeout }: Requests,
  reported: Reported | undefined,
): string[] {
  return [
    ...(errored + timeout > 0
      ? [
          `Requests that ended in an error or were never sent: ${String(errored)} of ${String(total)}; that took too long: ${String(timeout)}.`,
        ]
      : []),
    ...(succeeded === 0 ? ['No answer has the status 2xx or 3xx.'] : []),
    ...(reported ? [] : ['The output ends before the line time for request: it was cut off.']),
  ];
}

function nothingAnswered(lines: readonly Line[], stderr = ''): ParseFailure {
  const line = lines.find(({ text }) => requestLine.test(text));
  const said = [...linesOf(stderr), ...lines].find(({ text }) => text.trim() !== '');
  return {
    ...(line && { line: line.number }),
    found: excerpt((line ?? said)?.text ?? 'nothing'),
    expected: line ? 'at least one request done' : 'a line requests: with what was done',
  };
}
