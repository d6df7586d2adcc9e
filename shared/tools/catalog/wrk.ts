// wrk: HTTP requests over kept connections, each sent when the last is answered. Run and read in the form of 4.1; the
// grammar stands in ../wrk/summary.ts and ../wrk/read-output.ts. It prints no samples and no minimum.
import { z } from 'zod';
import { targetParameters, urlOf } from '../http/target.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { isOfWrk2, piecesOf } from '../wrk/pieces.ts';
import { readOutput } from '../wrk/read-output.ts';
import { durationParameter } from '../usual-parameters.ts';

/** Connecting, and the last answers. */
const overheadSeconds = 2;

const parameters = z.object({
  ...targetParameters,
  duration: durationParameter(10, '-d'),
  threads: z.number().int().min(1).max(256).default(2).meta({
    label: 'Threads',
    flag: '-t',
    help: 'Not more than connections: wrk refuses that.',
  }),
  connections: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(10)
    .meta({ label: 'Connections', flag: '-c' }),
  timeout: z
    .number()
    .int()
    .min(1)
    .max(600)
    .default(2)
    .meta({ label: 'Wait for an answer', unit: 's', flag: '--timeout', advanced: true }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'wrk',
  title: 'wrk',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Time from an HTTP request to its answer, the server’s own work included. A stall holds back later requests; wrk adds estimated samples for them after the run, which is no substitute for a planned rate. Four percentiles, printed to three digits.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: {
    argv: ['wrk', '-v'],
    pattern: /^wrk (?:debian\/)?(?<version>\d\S*)/m,
    role: 'initiator',
  },
  commands: (chosen, { responderAddress }) => ({
    client: {
      argv: wrapped(
        [
          ...['wrk', '--latency'],
          ...['-t', String(chosen.threads)],
          ...['-c', String(chosen.connections)],
          ...['-d', `${String(chosen.duration)}s`],
          ...['--timeout', `${String(chosen.timeout)}s`],
          urlOf(responderAddress, chosen),
        ],
        chosen,
      ),
      files: [],
    },
    estimatedSeconds: chosen.duration + overheadSeconds,
  }),
  recognise: (text) => piecesOf(text).filter((piece) => !isOfWrk2(piece)),
  parse: readOutput,
});
