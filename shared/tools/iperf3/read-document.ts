// The JSON of iperf3's client as measurements.
//
//   "end": {"streams": [{"sender": {"min_rtt": 22, "mean_rtt": 37, "max_rtt": 49, ...}, ...}],     TCP_INFO, in us
//           "sum_sent": {"bytes": 6457393152, "bits_per_second": 17215313690.13322, "retransmits": 16030},
//           "sum_received": {"bytes": 6456726512, "bits_per_second": 17212779269.14568}}
//   UDP:    "sum_received": {"jitter_ms": 0.00378, "lost_packets": 0, "packets": 12946}       packets: lost ones included
//
// `sent` and `received` are rows of their own because they differ by what is lost or still on its way. The exit status of
// 3.12 is 0 even after a failure, so `error` alone says whether it went well.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement, MessageCounts } from '../../model/measurement.ts';
import { nsFromMs, nsFromUs } from '../../units/duration.ts';
import type { JsonPiece } from '../text/json-text.ts';
import { excerpt } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure } from '../tool.ts';
import { iperfDocument, type IperfDocument, type Sum, type TcpSender } from './document.ts';
import { unfinishedRows } from './unfinished.ts';

/** Reads one document. Never throws; fails when iperf3 measured nothing. */
export function readDocument(json: unknown, piece: JsonPiece): Result<ParsedOutput, ParseFailure> {
  const read = iperfDocument.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.join('.') ?? '';
    return err({
      line: piece.line,
      found: excerpt(piece.text.replace(/\s+/g, ' ')),
      expected: `JSON as iperf3 -J prints it; ${place}: ${issue?.message ?? 'does not fit'}`,
    });
  }
  const results = measurementsOf(read.data);
  const isUnfinished = results.length === 0;
  const measurements = isUnfinished ? unfinishedRows(read.data) : results;
  if (measurements.length === 0) return err(noSums(piece, read.data));
  return ok({ measurements, ...statedBy(read.data), ...warningsOf(read.data, isUnfinished) });
}

function measurementsOf(document: IperfDocument): Measurement[] {
  const { sum, sum_sent, sum_received, sum_sent_bidir_reverse, sum_received_bidir_reverse } =
    document.end;
  return [
    ...sentRow('sent', document, sum_sent),
    ...(sum_received ? receivedRow('received', document, sum_received) : oldSum(document, sum)),
    ...sentRow('sent, reverse', document, sum_sent_bidir_reverse),
    ...receivedRow('received, reverse', document, sum_received_bidir_reverse),
    ...roundTripRow(document),
  ];
}

/** A sender that was ended before its connection was there prints 0 bytes: that is no figure. */
function sentRow(row: string, document: IperfDocument, sum: Sum | undefined): Measurement[] {
  if (!sum || isNothing(document, sum)) return [];
  const { packets, retransmits } = sum;
  const counts: MessageCounts = {
    ...(packets !== undefined && { sent: packets }),
    ...(retransmits !== undefined && { retransmitted: retransmits }),
  };
  return [{ ...payloadOf(document), row, counts, bitsPerSecond: sum.bits_per_second }];
}

/** Before 3.10: the rate is the sender's, jitter and losses are the receiver's. */
function oldSum(document: IperfDocument, sum: Sum | undefined): Measurement[] {
  if (sum?.jitter_ms === undefined) return [];
  const ofReceiver = receivedRow('received', document, sum).map(
    ({ bitsPerSecond: _ofSender, ...row }) => row,
  );
  return [...(document.end.sum_sent ? [] : sentRow('sent', document, sum)), ...ofReceiver];
}

/** A receiver that an early end kept from reporting is printed as 0 bytes: that is no figure. */
function receivedRow(row: string, document: IperfDocument, sum: Sum | undefined): Measurement[] {
  if (!sum || isNothing(document, sum)) return [];
  const jitterNs = isUdp(document) && sum.jitter_ms !== undefined && nsFromMs(sum.jitter_ms);
  return [
    {
      ...payloadOf(document),
      row,
      ...receivedCounts(document, row, sum),
      bitsPerSecond: sum.bits_per_second,
      ...(jitterNs !== false && { interarrivalJitterNs: jitterNs }),
    },
  ];
}

function isNothing({ error }: IperfDocument, { bytes }: Sum): boolean {
  return error !== undefined && bytes === 0;
}

function receivedCounts(
  { end }: IperfDocument,
  row: string,
  sum: Sum,
): Pick<Measurement, 'counts'> {
  const { packets, lost_packets: lost } = sum;
  if (packets === undefined || lost === undefined || lost < 0 || lost > packets) return {};
  const isReverse = row.includes('reverse');
  const streams = (end.streams ?? []).flatMap(({ udp }) => udp ?? []);
  const outOfOrder = streams
    .filter(({ sender }) => end.sum_received_bidir_reverse === undefined || sender !== isReverse)
    .reduce((all, { out_of_order: some = 0 }) => all + some, 0);
  return { counts: { received: packets - lost, lost, outOfOrder } };
}

/** The kernel's estimate over all streams. Its mean is stated for one stream only: means of streams are not averaged. */
function roundTripRow({ end }: IperfDocument): Measurement[] {
  const estimates = (end.streams ?? [])
    .flatMap(({ sender }) => sender ?? [])
    .filter(({ sender, min_rtt: least = 0 }) => sender !== false && least > 0)
    .flatMap(estimateOf);
  const [first] = estimates;
  if (!first) return [];
  const minUs = Math.min(...estimates.map((estimate) => estimate.minUs));
  const maxUs = Math.max(...estimates.map((estimate) => estimate.maxUs));
  return [
    {
      row: 'TCP_INFO rtt',
      quantity: { kind: 'rtt', known: 'printed' },
      reported: {
        ...(estimates.length === 1 && { meanNs: nsFromUs(first.meanUs) }),
        minNs: nsFromUs(minUs),
        maxNs: nsFromUs(maxUs),
        percentiles: [],
      },
    },
  ];
}

function estimateOf({ min_rtt: minUs = 0, mean_rtt: meanUs = 0, max_rtt: maxUs = 0 }: TcpSender) {
  return minUs <= meanUs && meanUs <= maxUs ? [{ minUs, meanUs, maxUs }] : [];
}

/** Only a datagram is a message; what TCP is handed at once says nothing about what it sends. */
function payloadOf(document: IperfDocument): { payloadBytes?: number } {
  const bytes = document.start.test_start?.blksize;
  return isUdp(document) && bytes !== undefined ? { payloadBytes: bytes } : {};
}

function isUdp({ start }: IperfDocument): boolean {
  return start.test_start?.protocol === 'UDP';
}

function statedBy(
  document: IperfDocument,
): Pick<ParsedOutput, 'facts' | 'parameters' | 'toolVersion' | 'startedAt'> {
  const { version, system_info: system, timestamp } = document.start;
  const [, hostName, kernel] = system?.split(' ') ?? [];
  return {
    facts: {
      initiator: {
        ...(hostName !== undefined && { hostname: hostName }),
        ...(kernel !== undefined && { 'kernel-release': kernel }),
      },
    },
    parameters: parametersOf(document),
    ...(version !== undefined && { toolVersion: version.replace(/^iperf /, '') }),
    ...(timestamp && { startedAt: new Date(timestamp.timesecs * 1000).toISOString() }),
  };
}

function parametersOf({ start, end }: IperfDocument): ParsedOutput['parameters'] {
  const test = start.test_start;
  if (!test) return {};
  const isBoth = end.sum_sent_bidir_reverse !== undefined;
  const { protocol, duration, num_streams: streams, blksize: length, omit, reverse } = test;
  const oneWay = reverse > 0 ? 'reverse' : 'forward';
  return {
    protocol: protocol.toLowerCase(),
    direction: isBoth ? 'both' : oneWay,
    duration,
    streams,
    length,
    omit,
  };
}

function warningsOf({ end, error }: IperfDocument, isUnfinished: boolean) {
  const received = [end.sum_received ?? end.sum, end.sum_received_bidir_reverse];
  const impossible = received.find((sum) => (sum?.lost_packets ?? 0) < 0)?.lost_packets;
  return {
    warnings:
      impossible === undefined
        ? []
        : [`iperf3 counted ${impossible} lost packets, which cannot be; they are left out.`],
    fatalWarnings: [
      ...(error === undefined ? [] : [`iperf3 ended early: ${error}.`]),
      ...(isUnfinished ? ['The output ends before its sums; its intervals are read.'] : []),
    ],
  };
}

function noSums({ line, text }: JsonPiece, { error }: IperfDocument): ParseFailure {
  const at = text.split('\n').findIndex((one) => one.includes('"error"'));
  return {
    ...(at >= 0 && { line: line + at }),
    found: excerpt(error ?? 'an end without sums'),
    expected: 'a test that came to its end, with sum_sent and sum_received',
  };
}
