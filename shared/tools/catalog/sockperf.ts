// sockperf ping-pong (Mellanox, now NVIDIA). Format: its source at 3.10 and outputs of 2.7 to 3.10 kept as fixtures; the
// grammar stands in ../sockperf/read-output.ts. It prints half the round trip in µs unless `--full-rtt` is given.
// One execution measures one message size and does not print it: it comes from the parameters or from the full log. The
// other modes are tools of their own, since they load the network otherwise. Not read: the histogram (the full log has
// every sample).
import { z } from 'zod';
import {
  endParameters,
  lastParameters,
  latencyOptions,
  latencyParameters,
  meetingPoint,
  overheadSeconds,
  serverCommand,
  version,
} from '../sockperf/ends.ts';
import { fullLogName, holdsFullLog } from '../sockperf/full-log.ts';
import { piecesOfMode } from '../sockperf/mode.ts';
import { readOutput } from '../sockperf/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped } from '../wrappers.ts';

const parameters = z.object({ ...endParameters, ...latencyParameters, ...lastParameters });

export default defineTool({
  id: 'sockperf',
  title: 'sockperf ping-pong',
  parserVersion: 1,
  quantity: 'half-rtt',
  meaning:
    'Half of the round trip of one message at a time, unless full RTT was asked for. It is not a one-way delay. Dropped messages are counted and are in no latency figure.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version,
  commands: (chosen, context) => {
    const latency = latencyOptions(chosen, context);
    const client = [
      ...['sockperf', 'ping-pong', ...meetingPoint(chosen, context)],
      ...['--msg-size', String(chosen.size), '--time', String(chosen.time)],
      ...latency.argv,
    ];
    return {
      server: serverCommand(chosen, context),
      client: { argv: wrapped(client, chosen), files: latency.files },
      estimatedSeconds: chosen.time + overheadSeconds,
    };
  },
  recognise: (text) => piecesOfMode(text, 'ping-pong'),
  sampleFile: (head) =>
    holdsFullLog(head) && piecesOfMode(head, 'ping-pong').length > 0 ? fullLogName : undefined,
  parse: readOutput,
});
