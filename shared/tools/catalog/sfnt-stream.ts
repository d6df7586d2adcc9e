// sfnt-stream of cns-sfnettest (Solarflare, now AMD): a stream of UDP messages at rising rates, some of which the responder
// answers. Format: its source at bd7b04c (2026-04); ../sfnt-stream/read-output.ts says what its latency is and what becomes of
// it here. Not read: send jitter and the number of gaps. Not run: multicast and the muxer options.
import { z } from 'zod';
import { piecesOf } from '../sfnt-stream/pieces.ts';
import { readOutput, sampleFileName } from '../sfnt-stream/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { portParameter } from '../usual-parameters.ts';

/** The round trips of the idle test, and start. */
const overheadSeconds = 15;

/** Files are fetched for so many rates at most. */
const mostRates = 200;

const rate = z.number().int().min(100).max(100_000_000);

const parameters = z.object({
  size: z
    .number()
    .int()
    .min(24)
    .max(65_507)
    .default(24)
    .meta({ label: 'Message size', unit: 'bytes', flag: '--msgsize' }),
  lowest: rate.default(10_000).meta({ label: 'Lowest rate', unit: 'messages/s', flag: '--rates' }),
  highest: rate
    .default(100_000)
    .meta({ label: 'Highest rate', unit: 'messages/s', flag: '--rates' }),
  step: rate.default(10_000).meta({ label: 'Step', unit: 'messages/s', flag: '--rates' }),
  timePerRate: z
    .number()
    .int()
    .min(100)
    .max(600_000)
    .default(2000)
    .meta({ label: 'Time per rate', unit: 'ms', flag: '--millisec' }),
  percentile: z.number().min(0).max(99.9999).default(99).meta({
    label: 'Percentile',
    unit: '%',
    flag: '--percentile',
    help: 'The tool prints one only.',
  }),
  affinity: z
    .string()
    .regex(
      /^(?:\d{1,4}|any),(?:\d{1,4}|any);(?:\d{1,4}|any)$/,
      'Expected sender,receiver;responder such as 1,2;1.',
    )
    .default('1,2;1')
    .meta({ label: 'Affinity, sender, receiver; responder', flag: '--affinity' }),
  raw: z.boolean().default(true).meta({
    label: 'Keep raw samples',
    flag: '--raw',
    help: 'Off gives a summary run: points, no curve.',
  }),
  spin: z.boolean().default(false).meta({ label: 'Busy receive', flag: '--spin', advanced: true }),
  rtt: z.boolean().default(true).meta({
    label: 'Print full RTT',
    flag: '--rtt',
    help: 'Off: the tool subtracts a constant, which is added back here.',
    advanced: true,
  }),
  port: portParameter(2049, '--port', 'Control port'),
  ...wrapperParameters,
});

export default defineTool({
  id: 'sfnt-stream',
  title: 'sfnt-stream',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Round trip of sampled messages within a UDP stream at each rate, from the moment of sending: what the sender was late by is not in it. Without --rtt the tool prints less by a constant that its header states; it is added back.',
  load: 'open',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: {
    argv: ['sfnt-stream', '--version'],
    pattern: /version:?\s+(?<version>\S+)/i,
    role: 'initiator',
  },
  commands: (chosen, { responderAddress, workDirectory }) => {
    const port = `--port=${String(chosen.port)}`;
    const { lowest, highest, step } = chosen;
    const rates = ratesOf(chosen);
    const client = [
      ...['sfnt-stream', port, `--msgsize=${String(chosen.size)}`],
      `--rates=${String(lowest)}-${String(Math.max(lowest, highest))}+${String(step)}`,
      ...[`--millisec=${String(chosen.timePerRate)}`, `--affinity=${chosen.affinity}`],
      `--percentile=${String(chosen.percentile)}`,
      ...(chosen.spin ? ['--spin'] : []),
      ...(chosen.rtt ? ['--rtt'] : []),
      ...(chosen.raw ? [`--raw=${workDirectory}/raw`] : []),
      ...['udp', responderAddress],
    ];
    return {
      server: {
        argv: wrapped(['sfnt-stream', port], chosen, 'responder'),
        readiness: { kind: 'line', stream: 'stderr', pattern: /waiting for client to connect/ },
        endsByItself: true,
      },
      client: {
        argv: wrapped(client, chosen),
        files: chosen.raw ? rates.map((one) => sampleFileName(chosen.size, one)) : [],
      },
      estimatedSeconds: overheadSeconds + (rates.length * chosen.timePerRate) / 1000,
    };
  },
  recognise: piecesOf,
  parse: readOutput,
});

/** The rates that the tool goes through; it stops earlier when it cannot keep up. */
function ratesOf({ lowest, highest, step }: z.infer<typeof parameters>): number[] {
  const count = Math.min(mostRates, Math.max(0, Math.floor((highest - lowest) / step)) + 1);
  return Array.from({ length: count }, (_, index) => lowest + index * step);
}
