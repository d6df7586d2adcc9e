// sockperf under-load, and playback: messages at a planned rate, or at the times and sizes of a file, whatever the replies
// do; the server answers one of so many. What it prints is what ping-pong prints; see ../sockperf/read-output.ts. It says
// neither mode nor planned rate: these come from the parameters.
//
//   0.000100, 64           a line of a playback file: seconds from the start, message size
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
import { readUnderLoad } from '../sockperf/under-load.ts';
import { defineTool } from '../tool.ts';
import { wrapped } from '../wrappers.ts';

const parameters = z.object({
  ...endParameters,
  rate: z
    .number()
    .int()
    .min(1)
    .max(100_000_000)
    .default(10_000)
    .meta({ label: 'Intended rate', unit: 'messages/s', flag: '--mps' }),
  replyEvery: z.number().int().min(1).max(1_000_000).default(10).meta({
    label: 'Reply to every',
    unit: 'th message',
    flag: '--reply-every',
    help: 'Only messages with a reply are measured; each reply is load too.',
  }),
  playbackFile: z
    .string()
    .regex(/^(?:\/[\w./ +-]{1,400})?$/, 'Expected an absolute path on the initiator.')
    .default('')
    .meta({
      label: 'Playback file',
      flag: 'playback --data-file',
      help: 'Path on the initiator: its times and sizes in place of rate and size; give its length as duration.',
      advanced: true,
    }),
  ...latencyParameters,
  ...lastParameters,
});

export default defineTool({
  id: 'sockperf-under-load',
  title: 'sockperf under load',
  parserVersion: 1,
  quantity: 'half-rtt',
  meaning:
    'Half of the round trip of those messages in a stream at a planned rate that were answered, unless full RTT was asked for. It counts from the moment of sending: what the sender was late by is not in it. Dropped messages are in no latency figure.',
  load: 'open',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version,
  commands: (chosen, context) => {
    const latency = latencyOptions(chosen, context);
    const traffic =
      chosen.playbackFile === ''
        ? [
            ...['--msg-size', String(chosen.size), '--time', String(chosen.time)],
            ...['--mps', String(chosen.rate)],
          ]
        : ['--data-file', chosen.playbackFile];
    const client = [
      ...['sockperf', chosen.playbackFile === '' ? 'under-load' : 'playback'],
      ...[...meetingPoint(chosen, context), ...traffic],
      ...['--reply-every', String(chosen.replyEvery), ...latency.argv],
    ];
    return {
      server: serverCommand(chosen, context),
      client: { argv: wrapped(client, chosen), files: latency.files },
      estimatedSeconds: chosen.time + overheadSeconds,
    };
  },
  recognise: (text) => piecesOfMode(text, 'under-load'),
  sampleFile: (head) =>
    holdsFullLog(head) && piecesOfMode(head, 'under-load').length > 0 ? fullLogName : undefined,
  parse: readUnderLoad,
});
