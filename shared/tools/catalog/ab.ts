// ab (ApacheBench): a number of HTTP requests over some connections at once. Run and read in the form of Apache 2.4; the
// grammar stands in ../ab/report.ts and ../ab/files.ts. Its percentile file is fetched, because the table has whole ms only.
import { z } from 'zod';
import { percentileFileName, sampleFileName } from '../ab/files.ts';
import { piecesOf } from '../ab/pieces.ts';
import { readOutput } from '../ab/read-output.ts';
import { targetParameters, urlOf } from '../http/target.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

/** Connecting, and writing the files. */
const overheadSeconds = 1;

/** What a server with a small file answers to one connection. */
const usualRequestsPerSecond = 10_000;

const parameters = z.object({
  ...targetParameters,
  requests: z
    .number()
    .int()
    .min(1)
    .max(5_000_000)
    .default(10_000)
    .meta({ label: 'Requests', flag: '-n' }),
  timeLimit: z.number().int().min(1).max(36_000).default(60).meta({
    label: 'At most',
    unit: 's',
    flag: '-t',
    help: 'Ends earlier when all requests are answered.',
  }),
  concurrency: z.number().int().min(1).max(20_000).default(1).meta({
    label: 'Requests at once',
    flag: '-c',
    help: 'Not more than requests: ab refuses that.',
  }),
  keepAlive: z.boolean().default(true).meta({
    label: 'Keep connections',
    flag: '-k',
    help: 'Off: each request connects anew, and its time includes that.',
  }),
  samples: z.boolean().default(false).meta({
    label: 'Keep all samples',
    flag: '-g',
    help: 'Whole milliseconds: of use for slow answers only.',
    advanced: true,
  }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'ab',
  title: 'ab (ApacheBench)',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Time of an HTTP request from connecting, or on a kept connection from sending, to the end of its answer, the server’s own work included. A stall holds back later requests. Percentiles to 1 µs from its file; its table has whole milliseconds.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: {
    argv: ['ab', '-V'],
    pattern: /ApacheBench, Version (?<version>\S+)/,
    role: 'initiator',
  },
  commands: (chosen, { responderAddress, workDirectory }) => ({
    client: {
      argv: wrapped(
        [
          // -t sets a number of requests of its own, which -n after it replaces.
          ...['ab', '-q', '-t', String(chosen.timeLimit), '-n', String(chosen.requests)],
          ...['-c', String(chosen.concurrency)],
          ...(chosen.keepAlive ? ['-k'] : []),
          ...['-e', `${workDirectory}/${percentileFileName}`],
          ...(chosen.samples ? ['-g', `${workDirectory}/${sampleFileName}`] : []),
          urlOf(responderAddress, chosen),
        ],
        chosen,
      ),
      files: [percentileFileName, ...(chosen.samples ? [sampleFileName] : [])],
    },
    estimatedSeconds:
      Math.min(chosen.timeLimit, chosen.requests / usualRequestsPerSecond) + overheadSeconds,
    mostSeconds: chosen.timeLimit + overheadSeconds,
  }),
  recognise: piecesOf,
  parse: readOutput,
});
