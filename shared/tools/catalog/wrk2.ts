// wrk2: HTTP requests at a planned rate, with latency from the planned time of sending. Run and read in the form of
// giltene/wrk2 44a94c1, whose program calls itself wrk 4.0.0; it is expected under the name wrk2. The grammar stands in
// ../wrk/summary.ts and ../wrk2/read-output.ts. Without calibration and histogram its output cannot be told from wrk's.
import { z } from 'zod';
import { targetParameters, urlOf } from '../http/target.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';
import { isOfWrk2, piecesOf } from '../wrk/pieces.ts';
import { readOutput } from '../wrk2/read-output.ts';

/** Connecting, and the last answers. */
const overheadSeconds = 2;

const parameters = z.object({
  ...targetParameters,
  rate: z
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .default(1000)
    .meta({ label: 'Rate over all connections', unit: 'requests/s', flag: '-R' }),
  duration: z.number().int().min(11).max(36_000).default(30).meta({
    label: 'Duration',
    unit: 's',
    flag: '-d',
    help: 'The first 10 s calibrate and are in no latency figure.',
  }),
  threads: z.number().int().min(1).max(256).default(2).meta({
    label: 'Threads',
    flag: '-t',
    help: 'Not more than connections: wrk2 refuses that.',
  }),
  connections: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(10)
    .meta({ label: 'Connections', flag: '-c' }),
  uncorrected: z.boolean().default(false).meta({
    label: 'Uncorrected latency too',
    flag: '--u_latency',
    help: 'A second row, from the true time of sending.',
    advanced: true,
  }),
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
  id: 'wrk2',
  title: 'wrk2',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Time from the planned moment of an HTTP request to its answer, the server’s own work included: a stall counts for every request that it delayed. The curve has the points that wrk2 prints; between two of them all requests count as the slower one.',
  load: 'open',
  coordinatedOmission: 'corrected',
  parameters,
  programs: [],
  version: {
    argv: ['wrk2', '-v'],
    pattern: /^wrk (?<version>\d\S*)/m,
    role: 'initiator',
  },
  commands: (chosen, { responderAddress }) => ({
    client: {
      argv: wrapped(
        [
          ...['wrk2', '--latency', ...(chosen.uncorrected ? ['--u_latency'] : [])],
          ...['-t', String(chosen.threads)],
          ...['-c', String(chosen.connections)],
          ...['-d', `${String(chosen.duration)}s`],
          ...['-R', String(chosen.rate)],
          ...['--timeout', `${String(chosen.timeout)}s`],
          urlOf(responderAddress, chosen),
        ],
        chosen,
      ),
      files: [],
    },
    estimatedSeconds: chosen.duration + overheadSeconds,
  }),
  recognise: (text) => piecesOf(text).filter(isOfWrk2),
  parse: readOutput,
});
