// iperf3 (ESnet): throughput of TCP and UDP, with UDP's jitter and losses. It is run with -J; read are also the events of
// --json-stream and the table, whose rates are rounded. The grammars stand in ../iperf3/{document,events,table-rows}.ts.
//
// It measures no latency of messages. What it says of round trips is the sender's TCP_INFO, read once per interval.
// Not read: the figures of single streams, and of intervals where the test came to its end.
import { z } from 'zod';
import { piecesOf } from '../iperf3/pieces.ts';
import { readOutput } from '../iperf3/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { durationParameter, portParameter } from '../usual-parameters.ts';

/** Connecting and the exchange of results. */
const overheadSeconds = 2;

const parameters = z.object({
  protocol: z.enum(['tcp', 'udp']).default('tcp').meta({ label: 'Protocol', flag: '-u' }),
  direction: z.enum(['forward', 'reverse', 'both']).default('forward').meta({
    label: 'Direction',
    flag: '-R, --bidir',
    help: 'Forward: the initiator sends.',
  }),
  duration: durationParameter(10, '-t'),
  streams: z.number().int().min(1).max(128).default(1).meta({ label: 'Streams', flag: '-P' }),
  bitrate: z.number().int().min(0).max(1_000_000).default(0).meta({
    label: 'Bitrate per stream',
    unit: 'Mbit/s',
    flag: '-b',
    help: '0: as fast as it goes, for UDP too.',
  }),
  length: z.number().int().min(0).max(1_048_576).default(0).meta({
    label: 'Length of each write',
    unit: 'bytes',
    flag: '-l',
    help: '0: what iperf3 chooses; for UDP it is the datagram.',
  }),
  omit: z
    .number()
    .int()
    .min(0)
    .max(60)
    .default(0)
    .meta({ label: 'Leave out at the start', unit: 's', flag: '-O' }),
  port: portParameter(5201, '-p'),
  ...wrapperParameters,
});

const directionFlags = { forward: [], reverse: ['-R'], both: ['--bidir'] };

export default defineTool({
  id: 'iperf3',
  title: 'iperf3',
  parserVersion: 2,
  meaning:
    'Throughput as the sender and as the receiver counted it. TCP_INFO rtt is the kernel’s smoothed estimate, read once per interval, under load: no samples, and not the latency of a message.',
  load: 'stream',
  coordinatedOmission: 'not-applicable',
  parameters,
  programs: [],
  version: { argv: ['iperf3', '--version'], pattern: /iperf (?<version>3\S*)/, role: 'initiator' },
  commands: (chosen, { responderAddress }) => {
    const port = ['-p', String(chosen.port)];
    const client = [
      ...['iperf3', '-c', responderAddress, ...port, '-J'],
      ...(chosen.protocol === 'udp' ? ['-u'] : []),
      ...directionFlags[chosen.direction],
      ...['-t', String(chosen.duration)],
      ...['-P', String(chosen.streams)],
      ...['-b', chosen.bitrate === 0 ? '0' : `${chosen.bitrate}M`],
      ...(chosen.length === 0 ? [] : ['-l', String(chosen.length)]),
      ...(chosen.omit === 0 ? [] : ['-O', String(chosen.omit)]),
    ];
    const server = ['iperf3', '-s', '-1', '--forceflush', '-B', responderAddress, ...port];
    return {
      server: {
        argv: wrapped(server, chosen, 'responder'),
        readiness: { kind: 'line', stream: 'stdout', pattern: /^Server listening on / },
        endsByItself: true,
      },
      client: { argv: wrapped(client, chosen), files: [] },
      estimatedSeconds: chosen.duration + chosen.omit + overheadSeconds,
    };
  },
  recognise: piecesOf,
  parse: readOutput,
});
