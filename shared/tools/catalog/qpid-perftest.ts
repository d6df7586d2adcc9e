// qpid-perftest of Apache Qpid C++: how many messages a second go through a broker. The grammar stands in
// ../qpid/perftest-output.ts. Run and read: full reports and --summary. Not run: fanout and topic modes, transactions.
import { z } from 'zod';
import { brokerCommand, brokerParameters } from '../qpid/broker.ts';
import { isReportStart, isSummaryLine, readPerftestOutput } from '../qpid/perftest-output.ts';
import { blocksOf } from '../text/blocks.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

/** A slow broker's rate, for the estimate only. */
const slowestPerSecond = 10_000;

const parameters = z.object({
  size: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(1024)
    .meta({ label: 'Message size', unit: 'bytes', flag: '--size' }),
  count: z
    .number()
    .int()
    .min(1)
    .max(100_000_000)
    .default(500_000)
    .meta({ label: 'Messages per publisher', flag: '--count' }),
  publishers: z
    .number()
    .int()
    .min(1)
    .max(64)
    .default(1)
    .meta({ label: 'Publishers per queue', flag: '--npubs' }),
  subscribers: z
    .number()
    .int()
    .min(1)
    .max(64)
    .default(1)
    .meta({ label: 'Subscribers per queue', flag: '--nsubs' }),
  queues: z.number().int().min(1).max(64).default(1).meta({ label: 'Queues', flag: '--qt' }),
  ...brokerParameters,
  ...wrapperParameters,
});

export default defineTool({
  id: 'qpid-perftest',
  title: 'qpid-perftest',
  parserVersion: 1,
  meaning:
    'Messages a second through the broker on the responder, published and received by one program on the initiator. It sends as fast as the broker takes them and measures no latency.',
  load: 'stream',
  coordinatedOmission: 'not-applicable',
  parameters,
  programs: [],
  version: {
    argv: ['qpidd', '--version'],
    pattern: /version (?<version>\d\S*)/,
    role: 'responder',
  },
  commands: (chosen, { responderAddress }) => {
    const server = brokerCommand(chosen, responderAddress);
    const client = [
      ...['qpid-perftest', '-b', responderAddress, '--port', String(chosen.port)],
      ...['--size', String(chosen.size), '--count', String(chosen.count)],
      ...['--npubs', String(chosen.publishers), '--nsubs', String(chosen.subscribers)],
      ...['--qt', String(chosen.queues)],
      ...(chosen.noDelay ? ['--tcp-nodelay'] : []),
    ];
    return {
      ...(server && { server }),
      client: { argv: wrapped(client, chosen), files: [] },
      estimatedSeconds: 2 + (chosen.count * chosen.publishers * chosen.queues) / slowestPerSecond,
    };
  },
  recognise: (text) => blocksOf(text, isOwnLine, isBetween),
  parse: readPerftestOutput,
});

function isOwnLine(line: string): boolean {
  return (
    isSummaryLine(line) ||
    isReportStart(line) ||
    /^Averages:\s*$|^Total Mbytes\/sec:|qpid-perftest_(?:sub|pub)_/.test(line)
  );
}

/** What stands inside a report: blank lines, numbers and their titles. */
function isBetween(line: string): boolean {
  return /^(?:[\d.e+\t]*|Average: .*|(?:Publish|Subscribe|Total) transfers\/sec:.*|\S*exception: .*)$/.test(
    line,
  );
}
