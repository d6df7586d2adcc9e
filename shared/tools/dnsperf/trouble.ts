// What went wrong while dnsperf ran, which its exit status does not tell. The grammar stands in read-output.ts.
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';

const timeout = /^\[Timeout\] Query timed out: msg id (?<id>\d{1,15})$/;
const interval = /^\d+\.\d{6}: (?<perSecond>\d+\.\d{6})$/;

export type QueryCounts = {
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
};

/** Losses, an early end, and times without any answer. */
export function troubleOf(
  lines: readonly Line[],
  { sent, received, lost }: QueryCounts,
): { readonly warnings: string[]; readonly fatalWarnings: string[] } {
  const lostIds = numbersOf(lines, timeout, 'id');
  const isSilentEnd =
    lost > 1 && lostIds.length === lost && lostIds[0] === received && lostIds.at(-1) === sent - 1;
  const rates = numbersOf(lines, interval, 'perSecond');
  const answered = rates.slice(
    Math.max(
      0,
      rates.findIndex((rate) => rate > 0),
    ),
  );
  const silent = answered.filter((rate) => rate === 0).length;
  return {
    warnings:
      lost > 0 && !isSilentEnd
        ? [
            `No answer came to ${String(lost)} of ${String(sent)} queries; they are in no latency figure.`,
          ]
        : [],
    fatalWarnings: [
      ...(lines.some(({ text }) => text === '[Status] Testing complete (interruption)')
        ? ['The run was interrupted; the figures are of the time before.']
        : []),
      ...(isSilentEnd
        ? [
            `No answer came to the last ${String(lost)} of ${String(sent)} queries: the server ended before the client.`,
          ]
        : []),
      ...(silent > 0
        ? [`In ${String(silent)} of ${String(answered.length)} intervals no answer came.`]
        : []),
    ],
  };
}

function numbersOf(lines: readonly Line[], pattern: RegExp, group: string): number[] {
  return lines.flatMap(({ text }) => {
    const value = groupsOf(pattern, text)[group];
    return value === undefined ? [] : [Number(value)];
  });
}
