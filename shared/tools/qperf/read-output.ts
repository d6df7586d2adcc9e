// qperf's blocks as measurements: one per test and, in a loop, per message size. The grammar stands in blocks.ts and values.ts.
//
// `latency` is one figure per test, the time divided by the messages of both directions: half of the mean round trip, which
// qperf calls one way. Nothing is said of its spread. `send_bw` and `recv_bw` differ by what was lost, so they are rows.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import { checkedFigures } from '../printed-figures.ts';
import { excerpt, linesOf } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { blocksOf, type Block } from './blocks.ts';
import { bitsPerSecondOf, bytesOf, durationOf, rateOf } from './values.ts';

type Read = { readonly measurements: Measurement[]; readonly warnings: readonly string[] };

/** Reads one output. Never throws; fails when no test came to a figure. */
export function readOutput({
  stdout,
  stderr = '',
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const blocks = blocksOf(stdout);
  const reads = blocks.map(readBlock);
  const measurements = reads.flatMap((read) => read.measurements);
  const { facts, toolVersion } = configurationOf(blocks);
  const isConfiguration = blocks.length > 0 && blocks.every(({ test }) => test === 'conf');
  if (measurements.length === 0 && !isConfiguration) return err(noFigures(stdout, stderr, blocks));
  return ok({
    measurements,
    facts,
    parameters: parametersOf(blocks),
    ...(toolVersion !== undefined && { toolVersion }),
    warnings: reads.flatMap((read) => read.warnings),
    fatalWarnings: blocks.flatMap((block) => complaintsOf(block, stderr)),
  });
}

function readBlock(block: Block): Read {
  const { test, values } = block;
  const size = valueOf(block, 'msg_size', bytesOf);
  const rate = valueOf(block, 'msg_rate', rateOf);
  const base = {
    ...(size !== undefined && { payloadBytes: size }),
    row: test,
    ...(rate !== undefined && { messagesPerSecond: rate }),
  };
  if (values.has('latency')) return readLatency(block, base);
  const sent = valueOf(block, 'send_bw', bitsPerSecondOf);
  const received = valueOf(block, 'recv_bw', bitsPerSecondOf);
  const one = valueOf(block, 'bw', bitsPerSecondOf);
  const { messagesPerSecond: _ofReceiver, ...sender } = base;
  const measurements = [
    ...(sent === undefined ? [] : [{ ...sender, row: `${test}, sent`, bitsPerSecond: sent }]),
    ...(received === undefined
      ? []
      : [{ ...base, row: `${test}, received`, bitsPerSecond: received }]),
    ...(one === undefined ? [] : [{ ...base, bitsPerSecond: one }]),
    ...(test.endsWith('_mr') && rate !== undefined ? [base] : []),
  ];
  return { measurements, warnings: [] };
}

function readLatency(block: Block, base: Measurement): Read {
  const meanNs = valueOf(block, 'latency', durationOf) ?? Number.NaN;
  const { reported, warnings } = checkedFigures({ meanNs, percentiles: [] }, block.test);
  if (!reported) return { measurements: [], warnings };
  // Its help calls the latency of a read one way too, but a read is a round trip and no document says that it is halved.
  const isRead = block.test.includes('rdma_read');
  return {
    measurements: [
      { ...base, quantity: { kind: 'half-rtt', known: isRead ? 'assumed' : 'inferred' }, reported },
    ],
    warnings,
  };
}

function valueOf(
  { values }: Block,
  key: string,
  read: (value: string) => number | undefined,
): number | undefined {
  const value = values.get(key);
  return value === undefined ? undefined : read(value);
}

/** What a block may hold, and how it is read. */
const figures: ReadonlyMap<string, (value: string) => number | undefined> = new Map([
  ['latency', durationOf],
  ['bw', bitsPerSecondOf],
  ['send_bw', bitsPerSecondOf],
  ['recv_bw', bitsPerSecondOf],
  ['msg_rate', rateOf],
  ['msg_size', bytesOf],
]);

/** A socket that cannot be made is said on stderr, everything else below the name of the test. */
function complaintsOf({ test, values, complaint }: Block, stderr: string): string[] {
  if (complaint) return [`${test}: ${excerpt(complaint.text)}`];
  const unread = [...figures].flatMap(([key, read]) => {
    const value = values.get(key);
    return value === undefined || read(value) !== undefined ? [] : [`${key} = ${value}`];
  });
  if (unread.length > 0) {
    return [`${test}: found "${excerpt(unread.join(', '))}", expected figures such as 37.7 us.`];
  }
  if (values.size > 0 || test === 'quit') return [];
  return [`${test}: ${firstTextOf(stderr) ?? 'the output ends before its figures'}.`];
}

/** `conf` describes both sides: `loc_` is where the client ran. */
function configurationOf(blocks: readonly Block[]): Pick<ParsedOutput, 'facts' | 'toolVersion'> {
  const values = blocks.find(({ test }) => test === 'conf')?.values;
  if (!values) return { facts: {} };
  const version = values.get('loc_qperf');
  return {
    facts: { initiator: factsOf(values, 'loc'), responder: factsOf(values, 'rem') },
    ...(version !== undefined && { toolVersion: version }),
  };
}

function factsOf(values: ReadonlyMap<string, string>, side: 'loc' | 'rem'): Record<string, string> {
  const kernel = /^Linux (?<release>\S+)$/.exec(values.get(`${side}_os`) ?? '')?.groups?.[
    'release'
  ];
  const [hostName, cpu, qperf] = ['node', 'cpu', 'qperf'].map((key) =>
    values.get(`${side}_${key}`),
  );
  return {
    ...(hostName !== undefined && { hostname: hostName }),
    ...(cpu !== undefined && { cpu }),
    ...(kernel !== undefined && { 'kernel-release': kernel }),
    ...(qperf !== undefined && { qperf }),
  };
}

/** What an import can say of how it was run: the test, when there was one, and the size. */
function parametersOf(blocks: readonly Block[]): ParsedOutput['parameters'] {
  const tested = blocks.filter(({ test }) => test !== 'conf' && test !== 'quit');
  const tests = new Set(tested.map(({ test }) => test));
  const [only] = tests.size === 1 ? tests : [];
  const sizes = tested.flatMap((block) => valueOf(block, 'msg_size', bytesOf) ?? []);
  const [size] = sizes;
  return {
    ...(only !== undefined && { test: only }),
    ...(size !== undefined && sizes.length === 1 && { size }),
  };
}

function noFigures(stdout: string, stderr: string, blocks: readonly Block[]): ParseFailure {
  const complaint = blocks.find((block) => block.complaint)?.complaint;
  const last = linesOf(stdout).findLast(({ text }) => text.trim() !== '');
  const line = complaint ?? last;
  return {
    ...(line && { line: line.number }),
    found: excerpt(complaint?.text ?? firstTextOf(stderr) ?? last?.text ?? 'nothing'),
    expected: 'the name of a test and a line such as latency  =  37.7 us',
  };
}

function firstTextOf(stderr: string): string | undefined {
  const line = linesOf(stderr).find(({ text }) => text.trim() !== '');
  return line && excerpt(line.text);
}
