// qperf (OpenFabrics): latency and bandwidth over sockets and RDMA. Format: qperf 0.4.11 as Debian ships it; the grammar
// stands in ../qperf/blocks.ts. A run asks for unified units (ns, bytes/sec) to six digits, for `conf`, which describes both
// hosts, and for a loop over message sizes.
//
// Not read: processor use and cost per gigabyte, which stay in the raw output.
import { z } from 'zod';
import { piecesOf } from '../qperf/blocks.ts';
import { readOutput } from '../qperf/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

/** Connecting, and reading both hosts' processors before and after each test. */
const overheadSeconds = 2;

const port = z.number().int().max(65_535);

const parameters = z.object({
  test: z
    .enum([
      'tcp_lat',
      'tcp_bw',
      'udp_lat',
      'udp_bw',
      'sctp_lat',
      'sctp_bw',
      'rc_lat',
      'rc_bw',
      'uc_lat',
      'ud_lat',
      'rc_rdma_write_lat',
      'rc_rdma_read_lat',
    ])
    .default('tcp_lat')
    .meta({ label: 'Test', help: 'The ones that begin with rc, uc and ud need RDMA.' }),
  size: z.number().int().min(1).max(1_073_741_824).default(64).meta({
    label: 'Smallest message',
    unit: 'bytes',
    flag: '-oo msg_size',
  }),
  largest: z.number().int().min(0).max(1_073_741_824).default(0).meta({
    label: 'Largest message',
    unit: 'bytes',
    flag: '-oo msg_size',
    help: 'Sizes double up to it. 0: only the smallest.',
  }),
  time: z
    .number()
    .int()
    .min(1)
    .max(36_000)
    .default(5)
    .meta({ label: 'Duration per size', unit: 's', flag: '-t' }),
  port: port
    .min(1)
    .default(19_765)
    .meta({ label: 'Control port', flag: '--listen_port', advanced: true }),
  dataPort: port.min(0).default(0).meta({
    label: 'Data port',
    flag: '--ip_port',
    help: '0: one that the responder chooses.',
    advanced: true,
  }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'qperf',
  title: 'qperf',
  parserVersion: 1,
  quantity: 'half-rtt',
  meaning:
    'Half of the mean round trip of one message at a time; qperf calls it one way latency, but no clock is compared. One mean per size: no spread, no percentiles.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: { argv: ['qperf', '--version'], pattern: /qperf (?<version>\d\S*)/, role: 'initiator' },
  commands: (chosen, { responderAddress }) => {
    const listen = ['--listen_port', String(chosen.port)];
    const last = Math.max(chosen.size, chosen.largest);
    const client = [
      ...['qperf', responderAddress, ...listen],
      ...(chosen.dataPort === 0 ? [] : ['--ip_port', String(chosen.dataPort)]),
      ...['--time', String(chosen.time)],
      ...['--precision', '6', '-uu', '--verbose_stat', '--verbose_used'],
      ...['-oo', `msg_size:${String(chosen.size)}:${String(last)}:*2`],
      ...['conf', chosen.test],
    ];
    const sizes = 1 + Math.floor(Math.log2(last / chosen.size));
    return {
      server: {
        argv: wrapped(['qperf', ...listen], chosen, 'responder'),
        readiness: { kind: 'port', protocol: 'tcp', port: chosen.port },
        endsByItself: false,
      },
      client: { argv: wrapped(client, chosen), files: [] },
      estimatedSeconds: sizes * (chosen.time + overheadSeconds),
    };
  },
  recognise: piecesOf,
  parse: readOutput,
});
