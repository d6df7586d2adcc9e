// cyclictest of rt-tests: how late a timer wakes a thread of the initiator. No packet is sent; it tells how much of a network
// figure the host's own scheduling can be. The grammar stands in ../cyclictest/read-output.ts. Read and not run: the live
// display, -N and --json. None of the three quantities of a network is meant, so its figures carry none.
import { z } from 'zod';
import { piecesOf } from '../cyclictest/pieces.ts';
import { readOutput } from '../cyclictest/read-output.ts';
import { defineTool } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

const parameters = z.object({
  duration: z
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(60)
    .meta({ label: 'Duration', unit: 's', flag: '-D' }),
  threads: z.number().int().min(1).max(256).default(1).meta({ label: 'Threads', flag: '-t' }),
  affinity: z
    .string()
    .regex(/^(?:\d{1,4}(?:[-,]\d{1,4})*)?$/, 'Expected CPUs such as 8 or 8-11.')
    .default('')
    .meta({ label: 'CPUs of the threads', flag: '-a', help: 'Empty: wherever they are put.' }),
  interval: z
    .number()
    .int()
    .min(50)
    .max(1_000_000)
    .default(1000)
    .meta({ label: 'Interval', unit: 'µs', flag: '-i' }),
  priority: z
    .number()
    .int()
    .min(0)
    .max(99)
    .default(80)
    .meta({ label: 'Real-time priority', flag: '-p' }),
  largest: z.number().int().min(100).max(100_000).default(10_000).meta({
    label: 'Histogram up to',
    unit: 'µs',
    flag: '-h',
    help: 'Above it the tail is not known, and there is no curve.',
  }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'cyclictest',
  title: 'cyclictest (timer wake-up)',
  parserVersion: 2,
  meaning:
    'How late a timer wakes a thread of the initiator, in whole µs. It is no network latency, neither round trip nor one-way: it says what the host itself adds when a program sleeps for a message.',
  load: 'open',
  coordinatedOmission: 'affected',
  needsRoot: true,
  parameters,
  programs: [],
  version: {
    argv: ['cyclictest', '--help'],
    pattern: /cyclictest V (?<version>\S+)/,
    role: 'initiator',
  },
  commands: (chosen) => {
    const argv = [
      ...['cyclictest', '-q', '-m', '-D', String(chosen.duration), '-t', String(chosen.threads)],
      ...['-i', String(chosen.interval), '-p', String(chosen.priority)],
      ...['-h', String(chosen.largest)],
      ...(chosen.affinity === '' ? [] : ['-a', chosen.affinity]),
    ];
    return {
      client: { argv: wrapped(argv, chosen), files: [] },
      estimatedSeconds: chosen.duration + 1,
    };
  },
  recognise: piecesOf,
  parse: readOutput,
});
