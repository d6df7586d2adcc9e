// nuttcp: throughput of TCP and UDP as the receiver counts it. Format: nuttcp 6.1.2 as Debian ships it; the grammar stands in
// ../nuttcp/lines.ts. A run asks for key=value (-fparse) and for intervals.
//
// Not read: the share of processors, -v, and the running totals and transmitter's bytes that -f can add.
import { z } from 'zod';
import { piecesOf, readOutput } from '../nuttcp/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { durationParameter } from '../usual-parameters.ts';

/** Connecting, and for UDP the calibration of the rate and the last datagrams. */
const overheadSeconds = 4;

const port = z.number().int().min(1).max(65_535);

const parameters = z.object({
  protocol: z.enum(['tcp', 'udp']).default('tcp').meta({ label: 'Protocol', flag: '-u' }),
  direction: z.enum(['forward', 'reverse']).default('forward').meta({
    label: 'Direction',
    flag: '-t, -r',
    help: 'Forward: the initiator sends.',
  }),
  duration: durationParameter(10, '-T'),
  interval: z.number().int().min(0).max(3600).default(1).meta({
    label: 'Interval',
    unit: 's',
    flag: '-i',
    help: '0: the result only.',
  }),
  streams: z.number().int().min(1).max(128).default(1).meta({ label: 'Streams', flag: '-N' }),
  bitrate: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(100)
    .meta({ label: 'Bitrate of UDP', unit: 'Mbit/s', flag: '-R' }),
  length: z.number().int().min(0).max(65_507).default(0).meta({
    label: 'Length of each write',
    unit: 'bytes',
    flag: '-l',
    help: '0: what nuttcp chooses; for UDP it is the datagram.',
  }),
  port: port.default(5000).meta({ label: 'Control port', flag: '-P', advanced: true }),
  dataPort: port.default(5001).meta({ label: 'Data port', flag: '-p', advanced: true }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'nuttcp',
  title: 'nuttcp',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Throughput as the receiver counted it, and for UDP what was lost. The one round trip that it prints is the time in which the connection was opened: one sample, before any load.',
  load: 'stream',
  coordinatedOmission: 'not-applicable',
  parameters,
  programs: [],
  version: { argv: ['nuttcp', '-V'], pattern: /nuttcp-(?<version>\d\S*)/, role: 'initiator' },
  commands: (chosen, { responderAddress }) => {
    const family = responderAddress.includes(':') ? ['-6'] : [];
    const ports = ['-P', String(chosen.port), '-p', String(chosen.dataPort)];
    const client = [
      ...['nuttcp', ...family, ...ports, chosen.direction === 'forward' ? '-t' : '-r', '-fparse'],
      ...(chosen.protocol === 'udp' ? ['-u', `-R${String(chosen.bitrate)}m`] : []),
      ...[`-T${String(chosen.duration)}`],
      ...(chosen.interval === 0 || chosen.interval >= chosen.duration
        ? []
        : [`-i${String(chosen.interval)}`]),
      ...(chosen.streams === 1 ? [] : [`-N${String(chosen.streams)}`]),
      ...(chosen.length === 0 ? [] : [`-l${String(chosen.length)}`]),
      responderAddress,
    ];
    return {
      server: {
        argv: wrapped(
          ['nuttcp', '-S', '--nofork', ...family, '-P', String(chosen.port)],
          chosen,
          'responder',
        ),
        readiness: { kind: 'port', protocol: 'tcp', port: chosen.port },
        endsByItself: false,
      },
      client: { argv: wrapped(client, chosen), files: [] },
      estimatedSeconds: chosen.duration + overheadSeconds,
    };
  },
  recognise: piecesOf,
  parse: readOutput,
});
