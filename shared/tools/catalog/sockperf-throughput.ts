// sockperf throughput: the client sends as fast as it can and the server answers nothing. The grammar stands in
// ../sockperf/throughput.ts. Not read: the rate of packets, which sockperf computes from an MTU of 1,500 bytes.
import { z } from 'zod';
import {
  endParameters,
  lastParameters,
  meetingPoint,
  overheadSeconds,
  serverCommand,
  version,
} from '../sockperf/ends.ts';
import { piecesOfMode } from '../sockperf/mode.ts';
import { readThroughput } from '../sockperf/throughput.ts';
import { defineTool } from '../tool.ts';
import { wrapped } from '../wrappers.ts';

const parameters = z.object({
  ...endParameters,
  rate: z
    .number()
    .int()
    .min(0)
    .max(100_000_000)
    .default(0)
    .meta({ label: 'Limit of the rate', unit: 'messages/s', flag: '--mps', help: '0: none.' }),
  ...lastParameters,
});

export default defineTool({
  id: 'sockperf-throughput',
  title: 'sockperf throughput',
  parserVersion: 1,
  meaning:
    'Messages and payload that the client sent in a second. Nobody counts what arrived, so over UDP it can be far less. There is no latency.',
  load: 'stream',
  coordinatedOmission: 'not-applicable',
  parameters,
  programs: [],
  version,
  commands: (chosen, context) => {
    const client = [
      ...['sockperf', 'throughput', ...meetingPoint(chosen, context)],
      ...['--msg-size', String(chosen.size), '--time', String(chosen.time)],
      ...['--mps', chosen.rate === 0 ? 'max' : String(chosen.rate)],
    ];
    return {
      server: serverCommand(chosen, context),
      client: { argv: wrapped(client, chosen), files: [] },
      estimatedSeconds: chosen.time + overheadSeconds,
    };
  },
  recognise: (text) => piecesOfMode(text, 'throughput'),
  parse: readThroughput,
});
