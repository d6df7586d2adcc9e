// ping: ICMP echo from the initiator; the responder's kernel answers. Run in the form of iputils, read in the forms of
// iputils, busybox, BSD and macOS; the grammar stands in ../ping/read-output.ts. Not run: flood and adaptive ping, which
// print no time per reply or change their own pace.
import { z } from 'zod';
import { piecesOf } from '../ping/pieces.ts';
import { readOutput } from '../ping/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

/** Starting; a wait for the last reply is the exception. */
const startSeconds = 0.2;

const parameters = z.object({
  count: z.number().int().min(1).max(1_000_000).default(100).meta({ label: 'Count', flag: '-c' }),
  interval: z.number().min(0.002).max(60).default(0.01).meta({
    label: 'Interval',
    unit: 's',
    flag: '-i',
    help: 'Below 0.2 s some versions need root.',
  }),
  size: z.number().int().min(16).max(65_507).default(56).meta({
    label: 'Payload',
    unit: 'bytes',
    flag: '-s',
    help: 'At least 16: smaller ones carry no time.',
  }),
  timeout: z
    .number()
    .min(0.1)
    .max(60)
    .default(1)
    .meta({ label: 'Wait for a reply', unit: 's', flag: '-W', advanced: true }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'ping',
  title: 'ping (ICMP echo)',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Round-trip time of ICMP echo, as the initiator’s ping sees it. The responder’s kernel answers, so no program there takes part. Printed to 1 µs; mdev is a standard deviation.',
  load: 'open',
  coordinatedOmission: 'not-applicable',
  parameters,
  programs: [],
  version: { argv: ['ping', '-V'], pattern: /iputils[ -](?<version>\S+)/, role: 'initiator' },
  commands: (chosen, { responderAddress }) => ({
    client: {
      argv: wrapped(
        [
          'ping',
          '-n',
          '-c',
          String(chosen.count),
          '-i',
          String(chosen.interval),
          '-s',
          String(chosen.size),
          '-W',
          String(chosen.timeout),
          responderAddress,
        ],
        chosen,
      ),
      files: [],
    },
    estimatedSeconds: chosen.count * chosen.interval + startSeconds,
    mostSeconds: chosen.count * chosen.interval + startSeconds + chosen.timeout,
  }),
  recognise: piecesOf,
  parse: readOutput,
});
