// The probe that Jitterbook brings along (assets/probe). Format: assets/probe/FORMAT.md, version 1.
//
//   {"jitterbook-probe":1,"event":"result","complete":true,"quantity":"rtt","sizes":[{"payloadBytes":64,"count":5,
//    "minNs":21034,...,"histogram":{"unit":"ns","significantDigits":3,"values":[[21039,1],[21999,2],...]}}]}
//
// One JSON object per line; the last one has everything: per size the exact minimum, maximum, mean and deviation and a
// whole histogram, all RTT in nanoseconds. Its buckets are those of HdrHistogram, so nothing is lost on the way in.
// Not read: the events before `result`, which only say how far it got.
import { z } from 'zod';
import { err, ok } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import { distributionFromBuckets } from '../../statistics/distribution.ts';
import { excerpt } from '../text/lines.ts';
import { defineTool, type ParsedOutput } from '../tool.ts';
import { wrapped, wrapperParameters } from '../wrappers.ts';

/** The same probe twice, in assets/. */
const inC = 'probe/probe.c';
const inJavaScript = 'probe/probe.mjs';

const count = z.number().int().nonnegative();
/** A latency between 1 ns and an hour: anything else is a broken clock and no latency. */
const latencyNs = z.number().min(1).max(3.6e12);

const sizeResult = z.object({
  payloadBytes: count,
  complete: z.boolean(),
  sent: count,
  received: count,
  lost: count,
  elapsedNs: z.number().nonnegative(),
  count,
  minNs: latencyNs.optional(),
  maxNs: latencyNs.optional(),
  meanNs: latencyNs.optional(),
  standardDeviationNs: z.number().nonnegative().optional(),
  histogram: z.object({
    unit: z.literal('ns'),
    significantDigits: z.literal(3),
    values: z.array(z.tuple([latencyNs, z.number().int().positive()])).max(100_000),
  }),
});
type SizeResult = z.infer<typeof sizeResult>;

const end = z.object({
  runtime: z.string().max(200),
  platform: z.string().max(40),
  cpu: z.object({
    allowed: z.string().max(400).optional(),
    failed: z.string().max(400).optional(),
  }),
});

const result = z.object({
  'jitterbook-probe': z.literal(1),
  event: z.literal('result'),
  complete: z.boolean(),
  failure: z.string().max(4000).optional(),
  program: z.object({ name: z.string().max(80), version: z.string().max(80) }),
  quantity: z.literal('rtt'),
  clock: z.string().max(80),
  startedAt: z.iso.datetime({ offset: true }),
  protocol: z.enum(['tcp', 'udp']),
  options: z.object({
    receive: z.enum(['blocking', 'busy-poll']),
    noDelay: z.boolean().optional(),
  }),
  initiator: end,
  responder: end,
  warnings: z.array(z.string().max(4000)).max(100),
  sizes: z.array(sizeResult).max(1000),
});
type ProbeResult = z.infer<typeof result>;

const parameters = z.object({
  protocol: z.enum(['tcp', 'udp']).default('tcp').meta({ label: 'Protocol' }),
  sizes: z
    .array(z.number().int().min(1).max(65_507))
    .min(1)
    .max(64)
    .default([64])
    .meta({ label: 'Sizes', unit: 'bytes', flag: '--sizes' }),
  duration: z
    .number()
    .min(0.1)
    .max(3600)
    .default(5)
    .meta({ label: 'Duration per size', unit: 's', flag: '--duration' }),
  receive: z
    .enum(['blocking', 'busy-poll'])
    .default('blocking')
    .meta({ label: 'Receive', flag: '--receive', help: 'How both ends wait for a message.' }),
  warmup: z
    .number()
    .min(0)
    .max(600)
    .default(0.5)
    .meta({ label: 'Warm-up per size', unit: 's', flag: '--warmup', help: 'Not recorded.' }),
  noDelay: z
    .boolean()
    .default(true)
    .meta({ label: 'TCP_NODELAY', flag: '--nodelay', advanced: true }),
  initiatorCpu: z
    .string()
    .regex(/^(?:none|\d{1,4})$/, 'Expected one CPU such as 8, or none.')
    .default('none')
    .meta({ label: 'Pin initiator', unit: 'CPU', flag: '--pin', advanced: true }),
  responderCpu: z
    .string()
    .regex(/^(?:none|\d{1,4})$/, 'Expected one CPU such as 8, or none.')
    .default('none')
    .meta({ label: 'Pin responder', unit: 'CPU', flag: '--pin', advanced: true }),
  program: z.enum(['automatic', 'node']).default('automatic').meta({
    label: 'Program',
    help: 'Automatic: in C, compiled on each host; on Node where there is no C compiler.',
    advanced: true,
  }),
  port: z.number().int().min(0).max(65_535).default(0).meta({
    label: 'Port',
    flag: '--on',
    help: '0: a free one, chosen for each run.',
    advanced: true,
  }),
  ...wrapperParameters,
});

export default defineTool({
  id: 'probe',
  title: 'Jitterbook probe',
  parserVersion: 1,
  quantity: 'rtt',
  meaning:
    'Round-trip time of one message at a time, from before the send to after the last byte of the reply. Written in C where the hosts can compile it, else running on Node, which itself costs microseconds: the runtime stands among the facts.',
  load: 'closed',
  coordinatedOmission: 'affected',
  parameters,
  programs: [inC, inJavaScript],
  commands: (chosen, { responderAddress, programs, freePort = 0 }) => {
    const compiled = chosen.program === 'automatic' ? programs[inC] : undefined;
    const program =
      compiled === undefined ? ['node', programs[inJavaScript] ?? 'probe.mjs'] : [compiled];
    const host = responderAddress.includes(':') ? `[${responderAddress}]` : responderAddress;
    const at = `${host}:${String(chosen.port === 0 ? freePort : chosen.port)}`;
    const server = [...program, 'serve', '--on', at, '--pin', chosen.responderCpu];
    const client = [
      ...[...program, chosen.protocol, '--to', at, '--sizes', chosen.sizes.join(',')],
      ...['--duration', String(chosen.duration), '--warmup', `${String(chosen.warmup)}s`],
      ...['--receive', chosen.receive, '--nodelay', chosen.noDelay ? '1' : '0'],
      ...['--pin', chosen.initiatorCpu],
    ];
    return {
      server: {
        argv: wrapped(server, chosen, 'responder'),
        readiness: { kind: 'line', stream: 'stdout', pattern: /"event":"listening"/ },
        endsByItself: true,
      },
      client: { argv: wrapped(client, chosen), files: [] },
      estimatedSeconds: 1 + chosen.sizes.length * (chosen.duration + chosen.warmup),
    };
  },
  recognise: (text) => {
    const lines = text.split('\n').filter((line) => line.includes('{"jitterbook-probe":1,'));
    return lines.filter((line) => line.includes('"event":"result"'));
  },
  parse: ({ stdout, stderr = '' }) => {
    const lines = stdout.split(/\r?\n/);
    const at = lines.findLastIndex((line) => line.includes('"event":"result"'));
    const line = lines[at];
    if (line === undefined) {
      const last = [...lines, ...stderr.split(/\r?\n/)].findLast((text) => text.trim() !== '');
      return err({ found: excerpt(last ?? 'nothing'), expected: 'a line with "event":"result"' });
    }
    const read = result.safeParse(parseJson(line.trim()));
    if (read.success) return ok(parsedOutput(read.data));
    const [issue] = read.error.issues;
    const place = issue?.path.join('.') ?? '';
    return err({
      line: at + 1,
      found: excerpt(line),
      expected: `a whole probe result; ${place === '' ? 'the line' : place}: ${issue?.message ?? 'does not fit'}`,
    });
  },
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parsedOutput(read: ProbeResult): ParsedOutput {
  const { complete, failure, options, protocol, clock, initiator, responder } = read;
  return {
    measurements: read.sizes.map(measurementOf),
    facts: {
      initiator: { runtime: initiator.runtime, clock, ...pinnedFact(initiator) },
      responder: { runtime: responder.runtime, ...pinnedFact(responder) },
    },
    parameters: {
      protocol,
      receive: options.receive,
      sizes: read.sizes.map(({ payloadBytes }) => payloadBytes),
    },
    toolVersion: `${read.program.name} ${read.program.version}`,
    startedAt: read.startedAt,
    warnings: [...read.warnings, ...runtimeWarnings(read)],
    fatalWarnings: complete ? [] : [failure ?? 'The probe was cut short.'],
  };
}

/** C on one end and Node on the other is neither; the figure belongs to no series of either. */
function runtimeWarnings({ initiator, responder }: ProbeResult): string[] {
  const languageOf = ({ runtime }: z.infer<typeof end>) => runtime.split(/[ ,]/, 1)[0];
  if (languageOf(initiator) === languageOf(responder)) return [];
  return [`The two ends ran different programs: ${initiator.runtime}, and ${responder.runtime}.`];
}

function pinnedFact({ cpu }: z.infer<typeof end>): Record<string, string> {
  return cpu.allowed === undefined ? {} : { 'pinned-cpu': cpu.allowed };
}

function measurementOf(size: SizeResult): Measurement {
  const { payloadBytes, sent, received, lost, minNs, maxNs, meanNs, standardDeviationNs } = size;
  const exact =
    minNs !== undefined && maxNs !== undefined && meanNs !== undefined
      ? { minNs, maxNs, meanNs, standardDeviationNs: standardDeviationNs ?? 0 }
      : undefined;
  const distribution = exact && distributionFromBuckets(size.histogram.values, exact);
  return {
    payloadBytes,
    row: '',
    quantity: { kind: 'rtt', known: 'printed' },
    ...(exact && { reported: { count: size.count, ...exact, percentiles: [] } }),
    ...(distribution && { distribution }),
    counts: { sent, received, lost },
    ...(size.elapsedNs > 0 && { messagesPerSecond: (received * 1e9) / size.elapsedNs }),
  };
}
