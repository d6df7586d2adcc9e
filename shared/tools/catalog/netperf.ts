// netperf (Hewlett-Packard): request/response latency and throughput. Format: netperf 2.7.1, and of older versions what their
// users published; the forms of its output stand in ../netperf. A run asks for output selectors by name (-k), which keep their
// meaning across versions, for the statistics of latency (-j) and for the histogram that some builds have (-v 2).
//
// Not read: processor use and service demand (-c, -C), which stay in the raw output; tests of SCTP, DLPI and XTI.
import { z } from 'zod';
import { piecesOf } from '../netperf/banner.ts';
import { readOutput } from '../netperf/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { durationParameter } from '../usual-parameters.ts';

/** Connecting, and the exchange of results. */
const overheadSeconds = 2;

const latency = ['MIN', 'MAX', 'P50', 'P90', 'P99', 'MEAN', 'STDDEV'].map(
  (one) => `${one}_LATENCY`,
);
const common = ['ELAPSED_TIME', 'THROUGHPUT', 'THROUGHPUT_UNITS', 'PROTOCOL', 'DIRECTION'];
const sides = ['LOCAL', 'REMOTE'].flatMap((side) =>
  [
    'SEND_THROUGHPUT',
    'RECV_THROUGHPUT',
    'SEND_CALLS',
    'RECV_CALLS',
    'SEND_SIZE',
    'TRANSPORT_RETRANS',
  ].map((one) => `${side}_${one}`),
);
const transaction = ['REQUEST_SIZE', 'RESPONSE_SIZE', 'BURST_SIZE', ...latency];

const messageSize = z.number().int().min(1).max(65_507);
const port = z.number().int().max(65_535);

const parameters = z.object({
  test: z
    .enum(['TCP_RR', 'UDP_RR', 'TCP_CRR', 'TCP_STREAM', 'TCP_MAERTS', 'UDP_STREAM'])
    .default('TCP_RR')
    .meta({
      label: 'Test',
      flag: '-t',
      help: 'RR: request and response. CRR: with a new connection each. MAERTS: the responder sends.',
    }),
  requestSize: messageSize
    .default(64)
    .meta({ label: 'Request', unit: 'bytes', flag: '-r', help: 'For RR and CRR.' }),
  responseSize: messageSize
    .default(64)
    .meta({ label: 'Response', unit: 'bytes', flag: '-r', help: 'For RR and CRR.' }),
  sendSize: z.number().int().min(0).max(1_048_576).default(0).meta({
    label: 'Length of each send',
    unit: 'bytes',
    flag: '-m',
    help: 'For streams; 0: what netperf chooses. For UDP it is the datagram.',
  }),
  duration: durationParameter(10, '-l'),
  port: port.min(1).default(12_865).meta({ label: 'Control port', flag: '-p', advanced: true }),
  dataPort: port.min(0).default(0).meta({
    label: 'Data port of the responder',
    flag: '-- -P',
    help: '0: one that the responder chooses.',
    advanced: true,
  }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'netperf',
  title: 'netperf',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Round-trip time of one request and its response, one at a time. Minimum, maximum and mean are measured; the percentiles are interpolated between ten buckets per decade. Streams give throughput and no latency.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: {
    argv: ['netperf', '-V'],
    pattern: /Netperf version (?<version>\d\S*)/i,
    role: 'initiator',
  },
  commands: (chosen, { responderAddress }) => {
    const control = ['-p', String(chosen.port)];
    const isTransaction = chosen.test.endsWith('RR');
    const selectors = [...common, ...(isTransaction ? transaction : sides)];
    const client = [
      ...['netperf', '-H', responderAddress, ...(responderAddress.includes(':') ? ['-6'] : [])],
      ...[...control, '-t', chosen.test, '-l', String(chosen.duration)],
      ...(isTransaction ? ['-j', '-v', '2'] : ['-f', 'm']),
      '--',
      ...(isTransaction
        ? ['-r', `${String(chosen.requestSize)},${String(chosen.responseSize)}`]
        : []),
      ...(!isTransaction && chosen.sendSize > 0 ? ['-m', String(chosen.sendSize)] : []),
      ...(chosen.dataPort === 0 ? [] : ['-P', `,${String(chosen.dataPort)}`]),
      ...['-k', selectors.join(',')],
    ];
    return {
      server: {
        argv: wrapped(['netserver', '-D', ...control], chosen, 'responder'),
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
