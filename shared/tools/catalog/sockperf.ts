// sockperf ping-pong (Mellanox, now NVIDIA). Format: its source at 3.10 and outputs of 2.7 to 3.10 kept as fixtures; the
// grammar stands in ../sockperf/read-output.ts. It prints half the round trip in µs unless `--full-rtt` is given.
// One execution measures one message size and does not print it: it comes from the parameters or from the full log. Read
// and not run: under-load. Neither: throughput and playback (no latency), and the histogram (the full log has every sample).
import { z } from 'zod';
import { fullLogName } from '../sockperf/full-log.ts';
import { piecesOf } from '../sockperf/pieces.ts';
import { readOutput } from '../sockperf/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

/** Warm-up of 400 ms and about a second to start. */
const overheadSeconds = 2;

const parameters = z.object({
  protocol: z.enum(['udp', 'tcp']).default('udp').meta({ label: 'Protocol', flag: '--tcp' }),
  size: z.number().int().min(14).max(65_507).default(64).meta({
    label: 'Message size',
    unit: 'bytes',
    flag: '--msg-size',
    help: 'At least 14: its own header.',
  }),
  time: z
    .number()
    .int()
    .min(1)
    .max(36_000)
    .default(5)
    .meta({ label: 'Duration', unit: 's', flag: '--time' }),
  fullLog: z.boolean().default(true).meta({
    label: 'Keep all samples',
    flag: '--full-log',
    help: 'Off gives percentiles only: points, no curve.',
  }),
  fullRtt: z
    .boolean()
    .default(false)
    .meta({ label: 'Report full RTT', flag: '--full-rtt', advanced: true }),
  port: z
    .number()
    .int()
    .min(1)
    .max(65_535)
    .default(11_111)
    .meta({ label: 'Port', flag: '--port', advanced: true }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'sockperf',
  title: 'sockperf ping-pong',
  parserVersion: 1,
  quantity: 'half-rtt',
  meaning:
    'Half of the round trip of one message at a time, unless full RTT was asked for. It is not a one-way delay. Dropped messages are counted and are in no latency figure.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: {
    argv: ['sockperf', '--version'],
    pattern: /version\s+#?(?<version>\d\S*)/i,
    role: 'initiator',
  },
  commands: (chosen, { responderAddress, workDirectory }) => {
    const tcp = chosen.protocol === 'tcp' ? ['--tcp'] : [];
    const port = ['--port', String(chosen.port)];
    const client = [
      'sockperf',
      'ping-pong',
      '-i',
      responderAddress,
      ...port,
      ...tcp,
      '--msg-size',
      String(chosen.size),
      '--time',
      String(chosen.time),
      ...(chosen.fullRtt ? ['--full-rtt'] : []),
      ...(chosen.fullLog ? ['--full-log', `${workDirectory}/${fullLogName}`] : []),
    ];
    return {
      server: {
        argv: wrapped(
          ['sockperf', 'server', '-i', responderAddress, ...port, ...tcp],
          chosen,
          'responder',
        ),
        readiness: { kind: 'line', stream: 'stdout', pattern: /using \w+\(\) to block on socket/ },
        endsByItself: false,
      },
      client: { argv: wrapped(client, chosen), files: chosen.fullLog ? [fullLogName] : [] },
      estimatedSeconds: chosen.time + overheadSeconds,
    };
  },
  recognise: piecesOf,
  parse: readOutput,
});
