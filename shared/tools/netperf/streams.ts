// A test that only sends, as measurements: one for each side that says how much it was.
//
//   THROUGHPUT=4748.00   THROUGHPUT_UNITS=10^6bits/s
//   LOCAL_SEND_THROUGHPUT=2770.20   LOCAL_SEND_CALLS=105672   REMOTE_RECV_THROUGHPUT=2748.50   REMOTE_RECV_CALLS=104844
//
// Without selectors, TCP has one figure for both sides. Calls are datagrams for UDP, and nothing for TCP. What netperf calls
// the latency of a stream is the time that one call of send() takes, which is no latency of the network.
import type { Measurement, MessageCounts } from '../../model/measurement.ts';
import type { TestKind } from './banner.ts';
import { rateOf } from './rate-unit.ts';
import type { Selected } from './selectors.ts';
import type { Read } from './transactions.ts';

/** The rows `sent` and `received`, or one without a name. */
export function streamsOf(kind: TestKind, selected: Selected): Read {
  const rows = sidesOf(kind, selected);
  const whole = bitsOf(selected, 'THROUGHPUT');
  const one: Measurement[] = whole === undefined ? [] : [{ row: '', bitsPerSecond: whole }];
  const hasLatency = [...selected].some(
    ([key, value]) => key.endsWith('_LATENCY') && Number(value) > 0,
  );
  return {
    measurements: rows.length > 0 ? rows : one,
    warnings: hasLatency
      ? [
          'The latency of a stream is the time of one call of send(), not of the network: it is left out.',
        ]
      : [],
  };
}

/** None when the sender says nothing of its own: then there is one figure for both. */
function sidesOf(kind: TestKind, selected: Selected): Measurement[] {
  const isOutward = numberOf(selected, 'LOCAL_SEND_THROUGHPUT') > 0;
  const [sender, receiver] = isOutward ? ['LOCAL', 'REMOTE'] : ['REMOTE', 'LOCAL'];
  const sent = bitsOf(selected, `${sender}_SEND_THROUGHPUT`) ?? 0;
  const received = bitsOf(selected, `${receiver}_RECV_THROUGHPUT`);
  if (sent === 0) return [];
  const isUdp = kind === 'udp-stream';
  const size = isUdp ? numberOf(selected, `${sender}_SEND_SIZE`) : 0;
  const base = size > 0 && Number.isSafeInteger(size) ? { payloadBytes: size } : {};
  const counts = isUdp ? datagramsOf(selected, sender, receiver) : resentOf(selected, sender);
  return [
    { ...base, row: 'sent', bitsPerSecond: sent, ...counts.sent },
    ...(received === undefined
      ? []
      : [{ ...base, row: 'received', bitsPerSecond: received, ...counts.received }]),
  ];
}

type Counted = { readonly counts: MessageCounts };
type BothCounted = { readonly sent?: Counted; readonly received?: Counted };

/** -1 where the system does not tell. */
function resentOf(selected: Selected, sender: string): BothCounted {
  const retransmitted = numberOf(selected, `${sender}_TRANSPORT_RETRANS`);
  const isCount = Number.isSafeInteger(retransmitted) && retransmitted >= 0;
  return isCount ? { sent: { counts: { retransmitted } } } : {};
}

/** The receiver may have counted more than the sender: then what was lost is not known. */
function datagramsOf(selected: Selected, sender: string, receiver: string): BothCounted {
  const sent = numberOf(selected, `${sender}_SEND_CALLS`);
  const received = numberOf(selected, `${receiver}_RECV_CALLS`);
  if (!Number.isSafeInteger(sent) || !Number.isSafeInteger(received) || received < 0) return {};
  const lost = sent - received;
  return {
    sent: { counts: { sent } },
    received: { counts: { received, ...(lost >= 0 && { lost }) } },
  };
}

/** Streams are in 10^6 bit/s unless -f says otherwise. */
function bitsOf(selected: Selected, key: string): number | undefined {
  const unit = selected.get('THROUGHPUT_UNITS') ?? '10^6bits/s';
  const rate = rateOf(numberOf(selected, key), unit);
  return rate && 'bitsPerSecond' in rate ? rate.bitsPerSecond : undefined;
}

function numberOf(selected: Selected, key: string): number {
  return Number(selected.get(key) ?? Number.NaN);
}
