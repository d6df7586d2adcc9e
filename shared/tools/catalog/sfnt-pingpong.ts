// sfnt-pingpong of cns-sfnettest (Solarflare, now AMD). Format: its source, tags 1.2.0 to bd7b04c (2026-04), and outputs
// of each kept as fixtures. Header: ../sfnt-pingpong/header.ts. Table: ../sfnt-pingpong/table.ts.
//
// What it prints is half the round trip, in integer ns, unless `--rtt` is given. Only since March 2026 does the header say
// so (`# reporting: 1/2 RTT`); before, it follows from the command line, and without one it is assumed.
// `--raw PREFIX` writes every sample to PREFIX-SIZE.dat, one integer a line, of the same quantity as the table.
//
// Not read: `# src:` (a hash of the sources) and multicast lines. Not run: pipe and unix sockets, which have no network.
import { z } from 'zod';
import { piecesOf } from '../sfnt-pingpong/pieces.ts';
import { readOutput, sampleFileName } from '../sfnt-pingpong/read-output.ts';
import { ownSizes } from '../sfnt-pingpong/sizes.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { portParameter } from '../usual-parameters.ts';

/** Warm-up, start and the walk's own pauses. */
const overheadSeconds = 3;

const parameters = z.object({
  protocol: z.enum(['tcp', 'udp']).default('tcp').meta({ label: 'Protocol' }),
  sizes: z
    .array(z.number().int().min(0).max(65_536))
    .max(64)
    .default([])
    .meta({ label: 'Sizes', unit: 'bytes', flag: '--sizes', help: 'Empty: the tool’s own walk.' }),
  maxTime: z
    .number()
    .int()
    .min(10)
    .max(600_000)
    .default(3000)
    .meta({ label: 'Max time per size', unit: 'ms', flag: '--maxms' }),
  maxIterations: z
    .number()
    .int()
    .min(1)
    .max(100_000_000)
    .default(1_000_000)
    .meta({ label: 'Max iterations per size', flag: '--maxiter' }),
  percentile: z.number().min(0).max(99.9999).default(99).meta({
    label: 'Percentile',
    unit: '%',
    flag: '--percentile',
    help: 'The tool prints one only.',
  }),
  affinity: z
    .string()
    .regex(
      /^(?:\d{1,4}|any);(?:\d{1,4}|any)$/,
      'Expected initiator;responder such as 8;8 or any;any.',
    )
    .default('1;1')
    .meta({ label: 'Affinity, initiator; responder', flag: '--affinity' }),
  raw: z.boolean().default(true).meta({
    label: 'Keep raw samples',
    flag: '--raw',
    help: 'Off gives a summary run: points, no curve.',
  }),
  rtt: z.boolean().default(false).meta({ label: 'Report full RTT', flag: '--rtt', advanced: true }),
  spin: z.boolean().default(false).meta({ label: 'Busy receive', flag: '--spin', advanced: true }),
  port: portParameter(2048, '--port', 'Control port'),
  ...wrapperParameters,
});

export default defineTool({
  id: 'sfnt-pingpong',
  title: 'sfnt-pingpong',
  parserVersion: 1,
  quantity: 'half-rtt',
  meaning:
    'Half of the round trip of one message at a time, unless it was asked for full RTT. It is not a one-way delay. The median is the upper one, the %ile column the one percentile that was asked for.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: {
    argv: ['sfnt-pingpong', '--version'],
    pattern: /version:?\s+(?<version>\S+)/i,
    role: 'initiator',
  },
  commands: (chosen, { responderAddress, workDirectory }) => {
    const port = `--port=${String(chosen.port)}`;
    const sizes = chosen.sizes.length > 0 ? chosen.sizes : ownSizes[chosen.protocol];
    const client = [
      'sfnt-pingpong',
      port,
      `--affinity=${chosen.affinity}`,
      `--maxms=${String(chosen.maxTime)}`,
      `--minms=${String(Math.min(1000, chosen.maxTime))}`,
      `--maxiter=${String(chosen.maxIterations)}`,
      `--miniter=${String(Math.min(1000, chosen.maxIterations))}`,
      `--percentile=${String(chosen.percentile)}`,
      ...(chosen.sizes.length > 0 ? [`--sizes=${sizes.join(',')}`] : []),
      ...(chosen.rtt ? ['--rtt'] : []),
      ...(chosen.spin ? ['--spin'] : []),
      ...(chosen.raw ? [`--raw=${workDirectory}/raw`] : []),
      chosen.protocol,
      responderAddress,
    ];
    return {
      server: {
        argv: wrapped(['sfnt-pingpong', port], chosen, 'responder'),
        readiness: { kind: 'line', stream: 'stderr', pattern: /waiting for client to connect/ },
        endsByItself: true,
      },
      client: {
        argv: wrapped(client, chosen),
        files: chosen.raw ? sizes.map(sampleFileName) : [],
      },
      estimatedSeconds: overheadSeconds + (sizes.length * chosen.maxTime) / 1000,
    };
  },
  recognise: piecesOf,
  parse: readOutput,
});
