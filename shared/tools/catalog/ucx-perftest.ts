// ucx_perftest of UCX: tag, active message, stream and remote memory operations over whatever transport UCX chooses unless
// UCX_TLS in the environment says it. The grammar stands in ../ucx-perftest/read-output.ts. Not run: UCT tests,
// which need a device and a transport, and batch files.
import { z } from 'zod';
import { blocksFrom } from '../text/blocks.ts';
import { defineTool } from '../tool.ts';
import { isRow, isTitle, readOutput } from '../ucx-perftest/read-output.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { portParameter } from '../usual-parameters.ts';

const tests = [
  ...['tag_lat', 'ucp_am_lat', 'stream_lat', 'ucp_put_lat', 'ucp_get'],
  ...['tag_bw', 'ucp_am_bw', 'stream_bw', 'ucp_put_bw'],
] as const;

const parameters = z.object({
  test: z.enum(tests).default('tag_lat').meta({ label: 'Test', flag: '-t' }),
  size: z
    .number()
    .int()
    .min(1)
    .max(1_073_741_824)
    .default(64)
    .meta({ label: 'Message size', unit: 'bytes', flag: '-s' }),
  iterations: z
    .number()
    .int()
    .min(1)
    .max(1_000_000_000)
    .default(100_000)
    .meta({ label: 'Iterations', flag: '-n' }),
  warmup: z
    .number()
    .int()
    .min(0)
    .max(10_000_000)
    .default(10_000)
    .meta({ label: 'Warm-up iterations', flag: '-w' }),
  percentile: z.number().min(1).max(99.9).default(50).meta({
    label: 'Percentile',
    unit: '%',
    flag: '-R',
    help: 'The tool prints one only, of the latest iterations.',
  }),
  devices: z
    .string()
    .regex(
      /^(?:[\w.:-]{1,60}(?:,[\w.:-]{1,60}){0,19})?$/,
      'Expected device names such as ens1f0 or mlx5_0:1,mlx5_1:1.',
    )
    .default('')
    .meta({
      label: 'Devices',
      flag: 'UCX_NET_DEVICES',
      help: 'Of both ends. Empty: UCX chooses among all, the management network too.',
    }),
  port: portParameter(13_337, '-p'),
  ...wrapperParameters,
});

export default defineTool({
  id: 'ucx-perftest',
  title: 'ucx_perftest',
  parserVersion: 1,
  quantity: 'half-rtt',
  meaning:
    'Half of the round trip of one message at a time; ucp_get is the whole round trip of a remote read. The mean is of the whole test, the percentile of its latest iterations only. Bandwidth tests have no latency.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: { argv: ['ucx_info', '-v'], pattern: /[Vv]ersion (?<version>\d\S*)/, role: 'initiator' },
  commands: (chosen, { responderAddress }) => {
    const port = ['-p', String(chosen.port)];
    const wrappers = withDevices(chosen);
    const client = [
      ...['ucx_perftest', responderAddress, ...port, '-t', chosen.test, '-f'],
      ...['-s', String(chosen.size), '-n', String(chosen.iterations)],
      ...['-w', String(chosen.warmup), '-R', String(chosen.percentile)],
    ];
    return {
      server: {
        argv: wrapped(['ucx_perftest', ...port], wrappers, 'responder'),
        readiness: { kind: 'port', protocol: 'tcp', port: chosen.port },
        endsByItself: true,
      },
      client: { argv: wrapped(client, wrappers), files: [] },
      estimatedSeconds: 1 + (chosen.iterations + chosen.warmup) / 30_000,
      mostSeconds: 3 + (chosen.iterations + chosen.warmup) / 20_000,
    };
  },
  recognise: (text) => blocksFrom(text, isFirst, isPossible),
  parse: readOutput,
});

/** The address on the command line is where both ends meet; the messages go over whatever devices UCX takes. */
function withDevices(chosen: z.infer<typeof parameters>): z.infer<typeof parameters> {
  const { devices, environment } = chosen;
  if (devices === '') return chosen;
  return { ...chosen, environment: [...environment, `UCX_NET_DEVICES=${devices}`] };
}

/** The line of units in a table, the only line of a CSV. */
function isFirst(line: string): boolean {
  return (
    /^\s*\|.*(?:latency|overhead) \(usec\)/.test(line) || (isTitle(line) && line.includes(','))
  );
}

function isPossible(line: string): boolean {
  return isTitle(line) || isRow(line) || /^\s*(?:[+|].*)?$/.test(line);
}
