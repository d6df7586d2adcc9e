// resperf (DNS-OARC): a rate of queries that rises until the server answers no more of them. Run and read in the form of
// 2.10; the grammar stands in ../resperf/read-output.ts and ../dns/head.ts.
import { z } from 'zod';
import { piecesAfter } from '../dns/pieces.ts';
import { queryParameters } from '../dns/server.ts';
import { readOutput } from '../resperf/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

/** Starting; a wait for the last answers is the exception. */
const overheadSeconds = 1;

const parameters = z.object({
  ...queryParameters,
  mostRate: z
    .number()
    .int()
    .min(10)
    .max(10_000_000)
    .default(100_000)
    .meta({ label: 'Highest rate', unit: 'queries/s', flag: '-m' }),
  rampTime: z
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(60)
    .meta({ label: 'Rise over', unit: 's', flag: '-r' }),
  constantTime: z.number().int().min(0).max(3600).default(0).meta({
    label: 'Then stay for',
    unit: 's',
    flag: '-c',
  }),
  transport: z
    .enum(['udp', 'tcp'])
    .default('udp')
    .meta({ label: 'Transport', flag: '-M', advanced: true }),
  clients: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1)
    .meta({ label: 'Clients', flag: '-C', advanced: true }),
  timeout: z
    .number()
    .int()
    .min(1)
    .max(60)
    .default(10)
    .meta({ label: 'Wait for an answer', unit: 's', flag: '-t', advanced: true }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'resperf',
  title: 'resperf',
  parserVersion: 1,
  meaning:
    'The most DNS queries per second that were answered in any interval while the rate rose. It is no sustained rate, and at its point some queries may have been lost.',
  load: 'open',
  coordinatedOmission: 'not-applicable',
  parameters,
  programs: [],
  version: { argv: ['resperf', '-h'], pattern: /^Version (?<version>\S+)/m, role: 'initiator' },
  commands: (chosen, { responderAddress, workDirectory }) => ({
    client: {
      argv: wrapped(
        [
          ...['resperf', '-s', responderAddress, '-p', String(chosen.port)],
          // -R begins the file anew at its end: without it, a short one ends the run with an error.
          ...['-d', chosen.dataFile, '-R', '-M', chosen.transport],
          ...['-m', String(chosen.mostRate)],
          ...['-r', String(chosen.rampTime), '-c', String(chosen.constantTime)],
          ...['-C', String(chosen.clients), '-t', String(chosen.timeout)],
          ...['-P', `${workDirectory}/plot.txt`],
        ],
        chosen,
      ),
      files: [],
    },
    estimatedSeconds: chosen.rampTime + chosen.constantTime + overheadSeconds,
    mostSeconds: chosen.rampTime + chosen.constantTime + overheadSeconds + chosen.timeout,
  }),
  recognise: (text) => piecesAfter('DNS Resolution Performance Testing Tool', text),
  parse: readOutput,
});
