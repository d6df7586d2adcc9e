// hey: HTTP requests of some workers, each sent when the worker's last is answered. Run and read in the form of 0.1.4; the
// grammar stands in ../hey/read-output.ts. It states no version of its own.
import { z } from 'zod';
import { piecesOf } from '../hey/pieces.ts';
import { readOutput } from '../hey/read-output.ts';
import { targetParameters, urlOf } from '../http/target.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { durationParameter } from '../usual-parameters.ts';

/** Connecting, and the last answers. */
const overheadSeconds = 3;

const parameters = z.object({
  ...targetParameters,
  duration: durationParameter(10, '-z'),
  workers: z.number().int().min(1).max(10_000).default(10).meta({ label: 'Workers', flag: '-c' }),
  rate: z.number().min(0).max(1_000_000).default(0).meta({
    label: 'Limit per worker',
    unit: 'requests/s',
    flag: '-q',
    help: '0: no limit. A limit is no planned rate: a stall still holds back requests.',
  }),
  samples: z.boolean().default(true).meta({
    label: 'Keep all samples',
    flag: '-o csv',
    help: 'A million at most, to 0.1 ms. Off prints percentiles, statuses and errors instead.',
  }),
  timeout: z
    .number()
    .int()
    .min(1)
    .max(600)
    .default(20)
    .meta({ label: 'Wait for an answer', unit: 's', flag: '-t', advanced: true }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'hey',
  title: 'hey',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Time of an HTTP request to the end of its answer, connecting included where it had to, and the server’s own work. A stall holds back later requests. Printed to 0.1 ms, which is too coarse for a fast network.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  commands: (chosen, { responderAddress }) => ({
    client: {
      argv: wrapped(
        [
          ...['hey', '-z', `${String(chosen.duration)}s`],
          ...['-c', String(chosen.workers)],
          ...(chosen.rate === 0 ? [] : ['-q', String(chosen.rate)]),
          ...['-t', String(chosen.timeout)],
          ...(chosen.samples ? ['-o', 'csv'] : []),
          urlOf(responderAddress, chosen),
        ],
        chosen,
      ),
      files: [],
    },
    estimatedSeconds: chosen.duration + overheadSeconds,
  }),
  recognise: piecesOf,
  parse: readOutput,
});
