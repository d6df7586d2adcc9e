// dnsperf (DNS-OARC): queries of a file, sent when a place among those under way is free. Run in the form of 2.10 and, for
// its histogram, of 2.14; the grammar stands in ../dnsperf/read-output.ts and ../dns/head.ts.
import { z } from 'zod';
import { piecesAfter } from '../dns/pieces.ts';
import { queryParameters } from '../dns/server.ts';
import { readOutput } from '../dnsperf/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { durationParameter } from '../usual-parameters.ts';

/** Starting; a wait for the last answers is the exception. */
const overheadSeconds = 1;

const parameters = z.object({
  ...queryParameters,
  duration: durationParameter(10, '-l'),
  transport: z.enum(['udp', 'tcp']).default('udp').meta({ label: 'Transport', flag: '-m' }),
  rate: z.number().int().min(0).max(10_000_000).default(0).meta({
    label: 'Queries per second at most',
    unit: '/s',
    flag: '-Q',
    help: '0: as fast as answers come.',
  }),
  outstanding: z
    .number()
    .int()
    .min(1)
    .max(65_536)
    .default(100)
    .meta({ label: 'Queries under way', flag: '-q' }),
  detail: z.enum(['summary', 'histogram', 'samples']).default('summary').meta({
    label: 'Latencies',
    flag: '-v, -O latency-histogram',
    help: 'For a curve: samples, with a rate limit, for each prints a line; or histogram, which needs 2.14.',
  }),
  clients: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1)
    .meta({ label: 'Clients', flag: '-c', advanced: true }),
  threads: z
    .number()
    .int()
    .min(1)
    .max(256)
    .default(1)
    .meta({ label: 'Threads', flag: '-T', advanced: true }),
  timeout: z
    .number()
    .int()
    .min(1)
    .max(60)
    .default(5)
    .meta({ label: 'Wait for an answer', unit: 's', flag: '-t', advanced: true }),
  ...wrapperParameters,
});

const detailFlags = {
  summary: [],
  histogram: ['-O', 'latency-histogram'],
  samples: ['-v'],
};

export default defineTool({
  id: 'dnsperf',
  title: 'dnsperf',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Time from sending a DNS query to its answer, the server’s own work included, and queries answered per second. Lost queries are in no latency figure. A stall holds back later queries, with a rate limit too.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: { argv: ['dnsperf', '-h'], pattern: /^Version (?<version>\S+)/m, role: 'initiator' },
  commands: (chosen, { responderAddress }) => ({
    client: {
      argv: wrapped(
        [
          ...['dnsperf', '-s', responderAddress, '-p', String(chosen.port)],
          ...['-d', chosen.dataFile, '-m', chosen.transport],
          ...['-l', String(chosen.duration)],
          ...['-c', String(chosen.clients), '-T', String(chosen.threads)],
          ...['-q', String(chosen.outstanding)],
          ...(chosen.rate === 0 ? [] : ['-Q', String(chosen.rate)]),
          ...['-t', String(chosen.timeout)],
          ...['-S', '1', ...detailFlags[chosen.detail]],
        ],
        chosen,
      ),
      files: [],
    },
    estimatedSeconds: chosen.duration + overheadSeconds,
    mostSeconds: chosen.duration + overheadSeconds + chosen.timeout,
  }),
  recognise: (text) => piecesAfter('DNS Performance Testing Tool', text),
  parse: readOutput,
});
