// iperf 2: throughput of TCP and UDP, jitter and losses, and since 2.1.8 round trips of messages that are bounced back.
// Format: iperf 2.0.13 and 2.1.8, and of older versions what their users published; the grammar stands in ../iperf2/rows.ts
// and its neighbours. A run asks for bits per second without rounding (-f b) and for what -e adds.
//
// Not read: the congestion window, NetPwr and the distribution of reads, frames of --isochronous, and histograms of intervals.
import { z } from 'zod';
import { piecesOf } from '../iperf2/pieces.ts';
import { readOutput } from '../iperf2/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { durationParameter, portParameter } from '../usual-parameters.ts';

/** Connecting, and for UDP the server's report. */
const overheadSeconds = 2;

const parameters = z.object({
  test: z.enum(['tcp', 'udp', 'bounceback']).default('tcp').meta({
    label: 'Test',
    flag: '-u, --bounceback',
    help: 'Bounceback: the responder returns each message, one after the other. From 2.1.8 on.',
  }),
  direction: z.enum(['forward', 'reverse', 'both']).default('forward').meta({
    label: 'Direction',
    flag: '-R, --full-duplex',
    help: 'Forward: the initiator sends. Not for bounceback.',
  }),
  duration: durationParameter(10, '-t'),
  interval: z.number().int().min(0).max(3600).default(1).meta({
    label: 'Interval',
    unit: 's',
    flag: '-i',
    help: '0: the result only.',
  }),
  streams: z.number().int().min(1).max(128).default(1).meta({ label: 'Streams', flag: '-P' }),
  bitrate: z.number().int().min(1).max(1_000_000).default(100).meta({
    label: 'Bitrate per stream of UDP',
    unit: 'Mbit/s',
    flag: '-b',
  }),
  length: z.number().int().min(0).max(1_048_576).default(0).meta({
    label: 'Length of each write',
    unit: 'bytes',
    flag: '-l',
    help: '0: what iperf chooses; for UDP it is the datagram, for bounceback the message.',
  }),
  port: portParameter(5001, '-p'),
  ...wrapperParameters,
});

type Chosen = z.infer<typeof parameters>;

const directionFlags = { forward: [], reverse: ['-R'], both: ['--full-duplex'] };

function testFlags({ test, direction, bitrate }: Chosen): string[] {
  if (test === 'bounceback') return ['--bounceback', '--bounceback-period', '0'];
  const udp = test === 'udp' ? ['-u', '-b', `${String(bitrate)}m`] : [];
  return [...udp, ...directionFlags[direction]];
}

export default defineTool({
  id: 'iperf2',
  title: 'iperf 2',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Throughput as one side counted it, and for UDP the jitter and losses of the receiver. With bounceback, round-trip times of messages, of which it prints minimum, mean and maximum. Throughput says nothing of latency.',
  load: 'stream',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: { argv: ['iperf', '-v'], pattern: /iperf version (?<version>2\S*)/, role: 'initiator' },
  commands: (chosen, { responderAddress }) => {
    const isIpv6 = responderAddress.includes(':');
    const common = ['-p', String(chosen.port), ...(isIpv6 ? ['-V'] : [])];
    const isUdp = chosen.test === 'udp';
    const client = [
      ...['iperf', '-c', responderAddress, ...common, ...testFlags(chosen)],
      ...['-t', String(chosen.duration), '-P', String(chosen.streams), '-e', '-f', 'b'],
      ...(chosen.interval === 0 ? [] : ['-i', String(chosen.interval)]),
      ...(chosen.length === 0 ? [] : ['-l', String(chosen.length)]),
    ];
    const server = ['iperf', '-s', '-B', responderAddress, ...common, ...(isUdp ? ['-u'] : [])];
    return {
      server: {
        argv: wrapped(server, chosen, 'responder'),
        readiness: { kind: 'port', protocol: isUdp ? 'udp' : 'tcp', port: chosen.port },
        endsByItself: false,
      },
      client: { argv: wrapped(client, chosen), files: [] },
      estimatedSeconds: chosen.duration + overheadSeconds,
    };
  },
  recognise: piecesOf,
  parse: readOutput,
});
