// The rows that hey prints with -o csv; their grammar stands in read-output.ts.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import { distributionFromSamples } from '../../statistics/distribution.ts';
import { nsFromSeconds } from '../../units/duration.ts';
import { groupsOf } from '../text/groups.ts';
import { isPlausibleLatency } from '../text/latency.ts';
import { excerpt, type Line } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure } from '../tool.ts';

export const rowTitle =
  'response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset';

const row = /^(?<seconds>\d+\.\d{4})(?:,\d+\.\d{4}){5},(?<status>\d{3}),(?<offset>\d+\.\d{4})$/;

/** hey keeps no more requests than this for its rows. */
const mostRows = 1_000_000;

type Request = { readonly ns: number; readonly isBad: boolean; readonly endSeconds: number };

/** Whether a line is the title or a row. */
export function isRow(line: string): boolean {
  return line === rowTitle || row.test(line);
}

/** Reads the title and the rows after it; fails when there is no row. */
export function readRows([title, ...lines]: readonly Line[]): Result<ParsedOutput, ParseFailure> {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const requests = filled.flatMap(({ text }) => requestOf(text) ?? []);
  const unread = filled.find(({ text }) => requestOf(text) === undefined);
  if (requests.length === 0) {
    return err({
      line: (unread ?? title)?.number ?? 1,
      found: excerpt(unread?.text ?? 'no row'),
      expected: 'a row with eight cells; hey prints none for a request without an answer',
    });
  }
  const zeros = requests.filter(({ ns }) => ns === 0).length;
  return ok({
    measurements: [measurementOf(requests, zeros)],
    facts: {},
    parameters: {},
    warnings: [...zeroWarnings(zeros, requests.length), ...statusWarnings(requests)],
    fatalWarnings: fatalWarningsOf(requests, unread),
  });
}

function measurementOf(requests: readonly Request[], zeros: number): Measurement {
  const samples = requests.map(({ ns }) => ns);
  const distribution = zeros > 0 ? undefined : distributionFromSamples(samples);
  const elapsed = requests.reduce((latest, { endSeconds }) => Math.max(latest, endSeconds), 0);
  return {
    row: '',
    ...(distribution && { quantity: { kind: 'rtt', known: 'inferred' }, distribution }),
    counts: { received: requests.length },
    // Counted here: rows over the time from the start to the end of the last answer.
    ...(elapsed > 0 && { messagesPerSecond: requests.length / elapsed }),
  };
}

function requestOf(text: string): Request | undefined {
  const { seconds, status = '', offset } = groupsOf(row, text);
  if (seconds === undefined) return undefined;
  const ns = nsFromSeconds(Number(seconds));
  if (ns !== 0 && !isPlausibleLatency(ns)) return undefined;
  return { ns, isBad: !/^[23]/.test(status), endSeconds: Number(seconds) + Number(offset) };
}

function zeroWarnings(zeros: number, requests: number): string[] {
  if (zeros === 0) return [];
  return [
    `${String(zeros)} of ${String(requests)} requests took less than hey resolves (they read 0.0000 s), so no curve is drawn.`,
  ];
}

function statusWarnings(requests: readonly Request[]): string[] {
  const bad = requests.filter(({ isBad }) => isBad).length;
  if (bad === 0 || bad === requests.length) return [];
  return [
    `${String(bad)} of ${String(requests.length)} answers have a status that is neither 2xx nor 3xx; their latency is in the curve.`,
  ];
}

function fatalWarningsOf(requests: readonly Request[], unread: Line | undefined): string[] {
  return [
    ...(unread
      ? [`Line ${String(unread.number)} is no row: "${excerpt(unread.text)}"; rows may be missing.`]
      : []),
    ...(requests.every(({ isBad }) => isBad) ? ['No answer has the status 2xx or 3xx.'] : []),
    ...(requests.length >= mostRows
      ? ['hey prints a million rows at most: later requests are missing.']
      : []),
  ];
}
