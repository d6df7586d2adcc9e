// The lines of nuttcp: one per interval with -i, and one for the whole test, in words or, with -fparse, as key=value.
//
//    1347.9375 MB /   1.00 sec = 11306.6183 Mbps     0 retrans                                  interval
//    4035.6875 MB /   3.00 sec = 11283.9682 Mbps 81 %TX 28 %RX 0 retrans 0.14 msRTT             result
//      11.9209 MB /   2.00 sec =   50.0712 Mbps 99 %TX 5 %RX 0 / 12207 drop/pkt 0.00 %loss      result of UDP
//   megabytes=2754.4375 real_seconds=2.00 rate_Mbps=11540.0061 tx_cpu=78 rx_cpu=34 retrans=0 rtt_ms=0.11
//
// MB are 1024² bytes, Mbps are 10⁶ bit/s. An interval has no share of processors.
import type { MessageCounts } from '../../model/measurement.ts';
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';

export type NuttcpLine = {
  readonly isResult: boolean;
  readonly seconds: number;
  readonly bitsPerSecond: number;
  /** Of TCP, what was retransmitted; of UDP, what arrived and what was lost. */
  readonly counts: MessageCounts;
  /** How long the connection took to open. */
  readonly connectMs?: number;
};

const inWords =
  /^\s*\d+\.\d+ MB \/ +(?<real_seconds>\d+\.\d+) sec = +(?<rate_Mbps>\d+\.\d+) Mbps(?: +(?<tx_cpu>\d+) %TX +\d+ %RX)?(?: +(?<retrans>\d{1,12}) retrans)?(?: +(?<drop>\d{1,12}) \/ +(?<pkt>\d{1,12}) ~?drop\/pkt)?(?: .*%loss)?(?: (?<rtt_ms>\d+\.\d+) msRTT)?\s*$/;
const asKeys =
  /^megabytes=\d+\.\d+ real_sec(?:onds)?=\d+\.\d+ rate_Mbps=\d+\.\d+(?: \w+=[\d.]+)*\s*$/;

/** What a line says; `undefined` for a line of something else. */
export function readLine({ text }: Line): NuttcpLine | undefined {
  const keys = asKeys.test(text) ? keysOf(text) : groupsOf(inWords, text);
  const seconds = Number(keys['real_seconds'] ?? keys['real_sec']);
  const rate = Number(keys['rate_Mbps']);
  if (!(seconds >= 0) || !(rate < 1e9)) return undefined;
  return {
    isResult: keys['tx_cpu'] !== undefined,
    seconds,
    bitsPerSecond: Math.round(rate * 1e9) / 1000,
    counts: countsOf(keys),
    ...(keys['rtt_ms'] !== undefined && { connectMs: Number(keys['rtt_ms']) }),
  };
}

/** Packets that did not arrive are among all. */
function countsOf({ retrans, pkt, drop }: Partial<Record<string, string>>): MessageCounts {
  const [packets, lost] = [Number(pkt), Number(drop)];
  return {
    ...(retrans !== undefined && { retransmitted: Number(retrans) }),
    ...(lost <= packets && { received: packets - lost, lost }),
  };
}

function keysOf(text: string): Partial<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)=([\d.]+)/g)].map(([, key = '', value = '']) => [key, value]),
  );
}
