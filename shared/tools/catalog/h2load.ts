// h2load (nghttp2): HTTP/2 or HTTP/1.1 requests, each sent when a stream of its client is free. Run and read in the form of
// nghttp2 1.52; the grammar stands in ../h2load/read-output.ts. HTTP/3 is neither run nor told apart.
import { z } from 'zod';
import { piecesOf } from '../h2load/pieces.ts';
import { readOutput, requestLogName } from '../h2load/read-output.ts';
import { targetParameters, urlOf } from '../http/target.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { durationParameter } from '../usual-parameters.ts';

/** Connecting, and writing the log. */
const overheadSeconds = 3;

const parameters = z.object({
  ...targetParameters,
  protocol: z.enum(['http2', 'http1']).default('http2').meta({
    label: 'HTTP version',
    flag: '--h1',
    help: 'HTTP/2 without TLS needs a server that speaks it at once (h2c).',
  }),
  duration: durationParameter(10, '-D'),
  clients: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1)
    .meta({ label: 'Clients', flag: '-c', help: 'One connection each.' }),
  streams: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1)
    .meta({ label: 'Streams per client', flag: '-m' }),
  threads: z.number().int().min(1).max(256).default(1).meta({
    label: 'Threads',
    flag: '-t',
    help: 'Not more than clients: h2load refuses that.',
    advanced: true,
  }),
  samples: z.boolean().default(true).meta({
    label: 'Keep all samples',
    flag: '--log-file',
    help: 'Off gives mean, minimum and maximum only.',
  }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'h2load',
  title: 'h2load',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Time from an HTTP request to the end of its answer, the server’s own work included; with several streams, requests of a client wait for each other. A stall holds back later requests. Samples have 1 µs.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: {
    argv: ['h2load', '--version'],
    pattern: /nghttp2\/(?<version>\S+)/,
    role: 'initiator',
  },
  commands: (chosen, { responderAddress, workDirectory }) => ({
    client: {
      argv: wrapped(
        [
          ...['h2load', ...(chosen.protocol === 'http1' ? ['--h1'] : [])],
          ...['-D', String(chosen.duration)],
          ...['-c', String(chosen.clients)],
          ...['-m', String(chosen.streams)],
          ...['-t', String(chosen.threads)],
          ...(chosen.samples ? [`--log-file=${workDirectory}/${requestLogName}`] : []),
          urlOf(responderAddress, chosen),
        ],
        chosen,
      ),
      files: chosen.samples ? [requestLogName] : [],
    },
    estimatedSeconds: chosen.duration + overheadSeconds,
  }),
  recognise: piecesOf,
  parse: readOutput,
});
