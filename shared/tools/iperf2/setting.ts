// What iperf 2 says before its rows: who it is, which port it serves, and each connection.
//
//   Client connecting to 10.99.0.2, UDP port 5001              or   Server listening on TCP port 5001
//   Sending 1470 byte datagrams, IPG target: 560.76 us (kalman adjust)
//   Bounce-back test (size= 100 Byte) (server hold req=0 usecs & tcp_quickack)
//   [  1] local 10.99.0.1%vA port 48996 connected with 10.99.0.2 port 5001 (trip-times) (sock=3) on 2026-11-20 21:30:56 (UTC)
//
// The service's port stands on one side of each connection: that side receives, unless the test is reversed.
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';
import type { Row } from './rows.ts';

/** What the side that prints did with the data. */
export type Direction = 'sent' | 'received' | 'both directions';

export type Setting = {
  readonly protocol?: 'tcp' | 'udp';
  /** Of a datagram, or of a message that is bounced back. */
  readonly payloadBytes?: number;
  /** What the durations in rows are: RTT of messages bounced back, one-way delay with --trip-times, else none. */
  readonly latency?: 'rtt' | 'one-way-delay';
  readonly startedAt?: string;
  readonly startedAtText?: string;
  /** Of a row. */
  readonly directionOf: (row: Row) => Direction;
};

const header =
  /^\s{0,80}(?<side>Client connecting to|Server listening on) .{0,300}?(?<protocol>TCP|UDP) port (?<port>\d{1,5})/;
const connection =
  /^\s{0,80}\[? {0,4}\*?(?<id>\d{1,4})\] local \S+ port (?<own>\d{1,5}) connected with \S+ port (?<other>\d{1,5})(?<rest>.*)$/;

/** Whether a line names the side and its service. */
export function isHeader(text: string): boolean {
  return header.test(text);
}

/** Whether a line tells of a new connection. */
export function isConnection(text: string): boolean {
  return connection.test(text);
}

/** The setting of one output; what is not said is absent. */
export function settingOf(lines: readonly Line[]): Setting {
  const texts = lines.map(({ text }) => text);
  const first = groupsOf(header, texts.find(isHeader) ?? '');
  const connections = texts
    .map((text) => groupsOf(connection, text))
    .filter(({ id }) => id !== undefined);
  const remarks = connections.map(({ rest = '' }) => rest).join('\n');
  const payload = payloadIn(texts.join('\n'));
  const isClient = first['side'] !== 'Server listening on';
  const reads = new Map(
    connections.map((one) => [one['id'], receives(one, first['port'], isClient)]),
  );
  return {
    ...(first['protocol'] !== undefined && {
      protocol: first['protocol'] === 'UDP' ? 'udp' : 'tcp',
    }),
    ...(payload !== undefined && { payloadBytes: payload }),
    ...(remarks.includes('(bb ') && { latency: 'rtt' }),
    ...(remarks.includes('(trip-times)') && { latency: 'one-way-delay' }),
    ...startIn(remarks),
    directionOf: ({ id, rest }) => {
      if (id.startsWith('FD')) return 'both directions';
      const isReport = / ms +-?\d+\/ *-?\d+ \(/.test(rest);
      const isRead = id.startsWith('*') ? isClient : (reads.get(id) ?? !isClient);
      return isReport || isRead ? 'received' : 'sent';
    },
  };
}

function payloadIn(text: string): number | undefined {
  const pattern = /(?:Sending |Bounce-back test \(size= *)(?<bytes>\d{1,6})(?:\.0+)? [Bb]yte/;
  const { bytes } = groupsOf(pattern, text);
  return bytes === undefined ? undefined : Number(bytes);
}

/** Only UTC can be told without guessing. */
function startIn(remarks: string): Pick<Setting, 'startedAt' | 'startedAtText'> {
  const pattern = / on (?<date>[\d-]{10}) (?<time>[\d:]{8}) \((?<zone>\w+)\)/;
  const { date, time = '', zone = '' } = groupsOf(pattern, remarks);
  if (date === undefined) return {};
  return zone === 'UTC'
    ? { startedAt: `${date}T${time}Z` }
    : { startedAtText: `${date} ${time} ${zone}` };
}

function receives(
  { own, other, rest = '' }: Partial<Record<string, string>>,
  service: string | undefined,
  isClient: boolean,
): boolean {
  if (rest.includes('(reverse)')) return isClient;
  if (service !== undefined && own !== other) return own === service;
  return Number(own) < Number(other);
}
