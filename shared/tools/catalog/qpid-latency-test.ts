// qpid-latency-test of Apache Qpid C++: the time of a message from a publisher through a broker to a subscriber, all of it
// by one clock. The grammar stands in ../qpid/latency-output.ts. Read and not run: --csv, which says less, --cumulative,
// whose average is wrong, and --rate without a time limit, which never ends.
//
// Publisher and subscriber are one process on the initiator, the broker is on the responder: every message crosses the
// network twice. So the quantity is rtt, with the broker's own work in it. For its users it is a one-way delay between
// two programs; the word is kept for delays between two hosts, and half of this figure is neither.
import { z } from 'zod';
import { brokerCommand, brokerParameters } from '../qpid/broker.ts';
import { isComplaint } from '../qpid/complaints.ts';
import { isLatencyLine, readLatencyOutput } from '../qpid/latency-output.ts';
import { blocksOf } from '../text/blocks.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

/** Connecting, and the last replies. */
const overheadSeconds = 3;

const parameters = z.object({
  size: z
    .number()
    .int()
    .min(8)
    .max(1_000_000)
    .default(256)
    .meta({ label: 'Message size', unit: 'bytes', flag: '--size' }),
  rate: z.number().int().min(0).max(1_000_000).default(1000).meta({
    label: 'Rate',
    unit: 'messages/s',
    flag: '--rate',
    help: '0: the number of messages below, as fast as they go.',
  }),
  duration: z
    .number()
    .int()
    .min(1)
    .max(36_000)
    .default(60)
    .meta({ label: 'Duration at a rate', unit: 's', flag: '--time-limit' }),
  count: z
    .number()
    .int()
    .min(1)
    .max(100_000_000)
    .default(10_000)
    .meta({ label: 'Messages without a rate', flag: '--count' }),
  prefetch: z
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(100)
    .meta({ label: 'Prefetch', flag: '--prefetch', advanced: true }),
  ...brokerParameters,
  ...wrapperParameters,
});

export default defineTool({
  id: 'qpid-latency-test',
  title: 'qpid-latency-test',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Time of a message from the publisher through the broker on the responder to the subscriber, who is the same program on the initiator and has the same clock. It crosses the network twice and waits in the broker: a round trip, of which half means nothing.',
  load: 'open',
  coordinatedOmission: 'affected',
  parameters,
  programs: [],
  version: {
    argv: ['qpidd', '--version'],
    pattern: /version (?<version>\d\S*)/,
    role: 'responder',
  },
  commands: (chosen, { responderAddress }) => {
    const server = brokerCommand(chosen, responderAddress);
    const amount =
      chosen.rate > 0
        ? ['--rate', String(chosen.rate), '--time-limit', String(chosen.duration)]
        : ['--count', String(chosen.count)];
    const client = [
      ...['qpid-latency-test', '-b', responderAddress, '--port', String(chosen.port)],
      ...['--size', String(chosen.size), ...amount, '--prefetch', String(chosen.prefetch)],
      ...(chosen.noDelay ? ['--tcp-nodelay'] : []),
    ];
    return {
      ...(server && { server }),
      client: { argv: wrapped(client, chosen), files: [] },
      estimatedSeconds: overheadSeconds + (chosen.rate > 0 ? chosen.duration : chosen.count / 1000),
    };
  },
  recognise: (text) => blocksOf(text, isLatencyLine, isComplaint),
  parse: readLatencyOutput,
});
