// What iperf3 says around its table, most of it only with -V.
//
//   iperf 3.12
//   Linux vm 6.18.44 #1 SMP PREEMPT_DYNAMIC @0 x86_64              of the host that printed
//   Time: Fri, 20 Nov 2026 21:28:38 GMT
//   Connecting to host 10.99.0.2, port 5201                        the client; a server says: Accepted connection from
//   Reverse mode, remote host 10.99.0.2 is sending
//         TCP MSS: 1448 (default)
//   [  5] local 10.99.0.1 port 55938 connected to 10.99.0.2 port 5201
//   Starting Test: protocol: TCP, 1 streams, 131072 byte blocks, omitting 0 seconds, 2 second test, tos 0
//   snd_tcp_congestion bbr
import type { ParameterValues } from '../../model/plan.ts';
import { stated } from '../stated.ts';
import { instantOf } from '../text/date.ts';
import { groupsIn } from '../text/first-match.ts';
import type { Line } from '../text/lines.ts';

const start =
  /Starting Test: protocol: (?<protocol>TCP|UDP|SCTP), (?<streams>\d{1,4}) streams?, (?<length>\d{1,9}) byte blocks, omitting (?<omit>\d{1,6}) seconds?(?:, (?<duration>\d{1,6}) second test)?/;

export type TableHead = {
  readonly isServer: boolean;
  readonly isReverse: boolean;
  readonly isBothWays: boolean;
  readonly isUdp: boolean;
  /** Of a datagram. */
  readonly payloadBytes?: number;
  readonly version?: string;
  readonly startedAt?: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly parameters: ParameterValues;
};

/** What is said around the rows; what is not said is absent. */
export function tableHeadOf(lines: readonly Line[]): TableHead {
  const has = (pattern: RegExp) => lines.some(({ text }) => pattern.test(text));
  const test = groupsIn(lines, start);
  const isBothWays = has(/\]\[[TR]X-[CS]\]/);
  const isServer = has(/Accepted connection from /) && !has(/Connecting to host /);
  // A server does not say that the test is reversed, but then it is the sender.
  const isReverse = isServer
    ? !isBothWays && has(/\/sec .* sender\s*$|\bRetr\b|Total Datagrams/)
    : has(/Reverse mode, remote host /);
  const isUdp = test['protocol'] === 'UDP' || has(/Total Datagrams|Datagrams\s*$|\d ms +-?\d+\//);
  const { version } = groupsIn(lines, /^.{0,80}?\biperf (?<version>3\.\S{1,40})(?: \(.*\))?\s*$/);
  const { date } = groupsIn(lines, /^.{0,80}?\bTime: (?<date>.{10,50})$/);
  const length = test['length'] === undefined ? undefined : Number(test['length']);
  return {
    isServer,
    isReverse,
    isBothWays,
    isUdp,
    ...stated({
      payloadBytes: isUdp ? length : undefined,
      version,
      startedAt: date === undefined ? undefined : instantOf(date),
    }),
    facts: factsOf(lines),
    parameters: {
      ...protocolOf(lines, test['protocol'], isUdp),
      direction: directionOf(isBothWays, isReverse),
      ...stated({
        duration: numberOf(test['duration']),
        streams: numberOf(test['streams']) ?? streamsIn(lines, isBothWays),
        length,
        omit: numberOf(test['omit']),
      }),
    },
  };
}

function directionOf(isBothWays: boolean, isReverse: boolean): string {
  if (isBothWays) return 'both';
  return isReverse ? 'reverse' : 'forward';
}

/** Only TCP counts what it retransmits; without that column it may be SCTP. */
function protocolOf(lines: readonly Line[], printed: string | undefined, isUdp: boolean) {
  if (printed !== undefined) return { protocol: printed.toLowerCase() };
  if (isUdp) return { protocol: 'udp' };
  return lines.some(({ text }) => /\bRetr\b/.test(text)) ? { protocol: 'tcp' } : {};
}

/** Each stream has a connection of its own, and with --bidir one for each direction. */
function streamsIn(lines: readonly Line[], isBothWays: boolean): number | undefined {
  const connected = lines.filter(({ text }) => isConnection(text)).length;
  const streams = isBothWays ? connected / 2 : connected;
  return Number.isInteger(streams) && streams > 0 ? streams : undefined;
}

/** Whether a line tells of the connection of one stream; iperf 2 says `connected with`. */
export function isConnection(text: string): boolean {
  return /\[ *\d+\] local \S+ port \d+ connected to \S+ port \d+/.test(text);
}

function factsOf(lines: readonly Line[]): Record<string, string> {
  const { host, kernel } = groupsIn(
    lines,
    /^.{0,80}?\b(?:Linux|FreeBSD|Darwin|NetBSD|OpenBSD) (?<host>\S+) (?<kernel>\d\S*) /,
  );
  const { mss } = groupsIn(lines, /TCP MSS: (?<mss>\d{1,6})\b/);
  const { congestion } = groupsIn(lines, /\bsnd_tcp_congestion (?<congestion>\S{1,40})/);
  return stated({
    hostname: host,
    'kernel-release': kernel,
    'tcp-mss': mss,
    'tcp-congestion': congestion,
  });
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
