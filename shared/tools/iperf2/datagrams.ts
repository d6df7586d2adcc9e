// What rows and the lines below them say of single messages: datagrams that were sent, lost or late, and retransmissions.
//
//   [  3]  0.0-10.0 sec  12.1 MBytes  10.1 Mbits/sec   2.309 ms 16396/25014 (66%)        jitter of RFC 3550, lost of all
//   [  3]  0.0-10.0 sec  14 datagrams received out-of-order
//   [  3] Sent 25015 datagrams
import type { Measurement, MessageCounts } from '../../model/measurement.ts';
import { nsFromMs } from '../../units/duration.ts';
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';
import type { Row } from './rows.ts';

export type Datagrams = {
  readonly figures: Pick<Measurement, 'counts' | 'interarrivalJitterNs'>;
  readonly warnings: readonly string[];
};

/** What arrived, of UDP: jitter, lost of all, and over the whole test how many came late. */
export function arrivedOf(row: Row, notes: readonly Line[]): Datagrams {
  const found = groupsOf(
    /^\s+(?<ms>\d+(?:\.\d+)?) ms +(?<lost>-?\d{1,15})\/ *(?<all>-?\d{1,15}) \(/,
    row.rest,
  );
  if (found['ms'] === undefined) return { figures: {}, warnings: [] };
  const [lost, all] = [Number(found['lost']), Number(found['all'])];
  const isCounted = lost >= 0 && lost <= all;
  const late = countIn(notes, /sec +(\d{1,15}) datagrams received out-of-order/);
  const isLateCounted = late !== undefined && late <= all;
  return {
    figures: {
      ...countsOf({
        ...(isCounted && { received: all - lost, lost }),
        ...(isLateCounted && { outOfOrder: late }),
      }),
      interarrivalJitterNs: nsFromMs(Number(found['ms'])),
    },
    warnings: [
      ...(isCounted ? [] : ['The counts of lost datagrams are impossible and are left out.']),
      ...(late === undefined || isLateCounted
        ? []
        : [
            `${String(late)} datagrams out of order of ${String(all)} are impossible and are left out.`,
          ]),
    ],
  };
}

/** What departed: over the whole test datagrams, or with -e the retransmissions of TCP. */
export function departedOf(row: Row, notes: readonly Line[]): Datagrams {
  const { retries } = groupsOf(/^\s+\d+\/\d+\s+(?<retries>\d{1,12})(?:\s+-?\d+K\/|\s*$)/, row.rest);
  const sent = countIn(notes, /\] Sent (\d{1,15}) datagrams/);
  return {
    figures: countsOf({
      ...(sent !== undefined && { sent }),
      ...(retries !== undefined && { retransmitted: Number(retries) }),
    }),
    warnings: [],
  };
}

function countIn(notes: readonly Line[], pattern: RegExp): number | undefined {
  const found = notes.map(({ text }) => pattern.exec(text)?.[1]).find((one) => one !== undefined);
  return found === undefined ? undefined : Number(found);
}

function countsOf(counts: MessageCounts): Pick<Measurement, 'counts'> {
  return Object.keys(counts).length > 0 ? { counts } : {};
}
