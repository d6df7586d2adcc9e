// The programs of linux-rdma/perftest: ib_send_lat, ib_write_lat, ib_read_lat, ib_atomic_lat and the *_bw of the same verbs.
// The grammar stands in ../perftest/read-output.ts. One execution measures one size. Read and not run: all sizes (-a), a
// duration (-D), sorted samples (-H). Not read: --out_json and bidirectional or per-port columns.
import { z } from 'zod';
import { readOutput } from '../perftest/read-output.ts';
import { isTitle } from '../perftest/table.ts';
import { blocksFrom } from '../text/blocks.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { portParameter } from '../usual-parameters.ts';

const tests = [
  ...['send_lat', 'write_lat', 'read_lat', 'atomic_lat'],
  ...['send_bw', 'write_bw', 'read_bw', 'atomic_bw'],
] as const;

const parameters = z.object({
  test: z.enum(tests).default('send_lat').meta({ label: 'Test', flag: 'ib_*' }),
  size: z.number().int().min(1).max(8_388_608).default(64).meta({
    label: 'Message size',
    unit: 'bytes',
    flag: '-s',
    help: 'Atomic tests have 8 bytes always.',
  }),
  iterations: z
    .number()
    .int()
    .min(5)
    .max(1_000_000)
    .default(10_000)
    .meta({ label: 'Iterations', flag: '-n' }),
  samples: z.boolean().default(true).meta({
    label: 'Keep all samples',
    flag: '-U',
    help: 'Off gives a summary: points, no curve.',
  }),
  device: z
    .string()
    .regex(/^[\w.-]{0,60}$/, 'Expected the name of an RDMA device, such as mlx5_0.')
    .default('')
    .meta({ label: 'Device', flag: '-d', help: 'Empty: the first one.' }),
  gidIndex: z.number().int().min(-1).max(255).default(-1).meta({
    label: 'GID index',
    flag: '-x',
    help: '-1: what the tool chooses.',
    advanced: true,
  }),
  rdmaCm: z
    .boolean()
    .default(false)
    .meta({ label: 'Connect with rdma_cm', flag: '-R', advanced: true }),
  port: portParameter(18_515, '-p'),
  ...wrapperParameters,
});

export default defineTool({
  id: 'perftest',
  title: 'perftest (RDMA)',
  parserVersion: 1,
  quantity: 'half-rtt',
  meaning:
    'Latency of an RDMA operation: half of the round trip for send and write, all of it for read and atomic, which one side does alone. MB/sec are units of 1,048,576 bytes. Bandwidth tests have no latency.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: {
    argv: ['ib_send_lat', '--version'],
    pattern: /Version:? (?<version>\S+)/,
    role: 'initiator',
  },
  commands: (chosen, { responderAddress }) => {
    const isLatency = chosen.test.endsWith('_lat');
    const argv = [
      ...[`ib_${chosen.test}`, '-F', '-p', String(chosen.port), '-n', String(chosen.iterations)],
      ...(chosen.test.startsWith('atomic') ? [] : ['-s', String(chosen.size)]),
      ...(chosen.device === '' ? [] : ['-d', chosen.device]),
      ...(chosen.gidIndex < 0 ? [] : ['-x', String(chosen.gidIndex)]),
      ...(chosen.rdmaCm ? ['-R'] : []),
    ];
    const samples = isLatency && chosen.samples ? ['-U'] : [];
    return {
      server: {
        argv: wrapped(argv, chosen, 'responder'),
        readiness: { kind: 'port', protocol: 'tcp', port: chosen.port },
        endsByItself: true,
      },
      client: { argv: wrapped([...argv, ...samples, responderAddress], chosen), files: [] },
      estimatedSeconds: 3 + chosen.iterations / 10_000,
    };
  },
  recognise: (text) => withTables(blocksFrom(text, isFirst, isPossible), text),
  parse: readOutput,
});

function isFirst(line: string): boolean {
  return /^\s+(?:RDMA_\w+|Send|Atomic).* (?:Latency|BW) Test\s*$/.test(line);
}

/** The banner's own lines, samples, titles and rows, and the warnings and debug lines among them. */
function isPossible(line: string): boolean {
  return (
    isTitle(line) ||
    /^(?:-{20,}| .*|#, \w+|\d+, [\d.e+-]+|\s*[\d.\s]+|Conflicting CPU frequency .*|\[\S+\.c:.*|\s*)$/.test(
      line,
    )
  );
}

/** A copy that lacks the banner begins at its title. */
function withTables(pieces: readonly string[], text: string): readonly string[] {
  const whole = pieces.filter((piece) => /^\s*#bytes\s+#iterations/m.test(piece));
  return whole.length > 0 ? whole : blocksFrom(text, isTitle, isPossible);
}
