// What a test that came to no end measured: the sums of its intervals.
import { intervalRow } from '../../model/interval-row.ts';
import type { Measurement, MessageCounts } from '../../model/measurement.ts';
import { nsFromMs } from '../../units/duration.ts';
import type { IntervalSum, IperfDocument } from './document.ts';

/** The intervals of a document, without those that were left out on purpose; 3.12 prints the last one twice when it fails. */
export function unfinishedRows({ start, intervals = [] }: IperfDocument): Measurement[] {
  const isReverse = (start.test_start?.reverse ?? 0) > 0;
  const rows = intervals.flatMap(({ sum, sum_bidir_reverse: back }) => [
    ...(sum ? [rowOf(sum, '', sum.sender ?? !isReverse)] : []),
    ...(back ? [rowOf(back, ', reverse', back.sender ?? false)] : []),
  ]);
  return withoutRepeats(rows.flat());
}

/** Rows without those that say again what the row of that name said. */
export function withoutRepeats(rows: readonly Measurement[]): Measurement[] {
  const names = new Set<string>();
  return rows.filter(({ row }) => !names.has(row) && names.add(row));
}

function rowOf(sum: IntervalSum, suffix: string, isSent: boolean): Measurement[] {
  if (sum.omitted === true) return [];
  const name = `${isSent ? 'sent' : 'received'}${suffix}`;
  const { jitter_ms: jitterMs } = sum;
  return [
    {
      row: intervalRow(name, sum.start.toFixed(2), sum.end.toFixed(2)),
      bitsPerSecond: sum.bits_per_second,
      ...countsOf(sum, isSent),
      ...(!isSent && jitterMs !== undefined && { interarrivalJitterNs: nsFromMs(jitterMs) }),
    },
  ];
}

function countsOf(sum: IntervalSum, isSent: boolean): { counts?: MessageCounts } {
  const { packets, lost_packets: lost, retransmits } = sum;
  if (isSent) {
    if (packets !== undefined) return { counts: { sent: packets } };
    return retransmits === undefined ? {} : { counts: { retransmitted: retransmits } };
  }
  if (packets === undefined || lost === undefined || lost < 0 || lost > packets) return {};
  return { counts: { received: packets - lost, lost } };
}
