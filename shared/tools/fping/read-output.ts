// fping 4 and 5: a line a reply on standard output, summaries on standard error, everything in milliseconds of RTT.
//
//   10.99.0.2  : [0], 64 bytes, 0.046 ms (0.046 avg, 0% loss)         -c; payload + 8 bytes of ICMP; -D: `[epoch] ` first
//   10.99.0.77 : [0], timed out (NaN avg, 100% loss)
//   10.99.0.2  : xmt/rcv/%loss = 5/5/0%, min/avg/max = 0.046/0.051/0.057        without a reply: no min/avg/max
//   10.99.0.2 : 0.220 0.056 - 0.132 0.060                             -C -q: a sample each, - for a lost one
//   [21:35:31]                                                        -Q: summaries of an interval follow
//
// Three significant digits below 10 ms, one decimal above. Every target is a row. Not read: the totals of -s over all
// targets, and summaries of intervals, which the last one of each target includes.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement, MessageCounts } from '../../model/measurement.ts';
import { distributionFromSamples } from '../../statistics/distribution.ts';
import { nsFromMs } from '../../units/duration.ts';
import { checkedFigures, type CheckedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { isPlausibleLatency } from '../text/latency.ts';
import { excerpt, type Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { intervalTime, reply, samplesLine, summary, timedOut } from './patterns.ts';

const icmpHeaderBytes = 8;

type Groups = Partial<Record<string, string>>;

/** What the lines of one target say. */
type Target = {
  readonly name: string;
  readonly replies: Groups[];
  readonly summaries: Groups[];
  /** The samples of -C, `-` for a lost one. */
  cells: readonly string[];
};

/** Reads one output. Never throws; fails when no target answered. */
export function readOutput({
  stdout,
  stderr = '',
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = shortLinesOf(`${stdout}\n${stderr}`);
  const intervals = lines.filter(({ text }) => intervalTime.test(text)).length;
  const read = targetsIn(lines).map((target) => readTarget(target, intervals));
  const answered = read.filter(({ measurement }) => measurement.quantity !== undefined);
  if (answered.length === 0) return err(noReply(lines));
  const size = answered[0]?.measurement.payloadBytes;
  return ok({
    // A silent target beside others is a row of its losses.
    measurements: read
      .filter(({ measurement: { quantity, counts } }) => quantity ?? counts)
      .map(({ measurement, name }) => ({
        ...measurement,
        row: read.length === 1 ? '' : name.slice(0, 200),
      })),
    facts: {},
    parameters: stated({ size }),
    warnings: read.flatMap(({ warnings }) => warnings),
    fatalWarnings: read.flatMap(({ fatalWarnings }) => fatalWarnings),
  });
}

function targetsIn(lines: readonly Line[]): Target[] {
  const targets = new Map<string, Target>();
  const targetOf = (name: string) => {
    const known = targets.get(name) ?? { name, replies: [], summaries: [], cells: [] };
    targets.set(name, known);
    return known;
  };
  for (const { text } of lines) {
    const pattern = [reply, timedOut, summary, samplesLine].find((one) => one.test(text));
    if (!pattern) continue;
    const groups = groupsOf(pattern, text);
    const target = targetOf(groups['target'] ?? '');
    if (pattern === reply) target.replies.push(groups);
    if (pattern === summary) target.summaries.push(groups);
    if (pattern === samplesLine) target.cells = groups['cells']?.trim().split(' ') ?? [];
  }
  return [...targets.values()];
}

function readTarget({ name, replies, summaries, cells }: Target, intervals: number) {
  const total = summaries.length > intervals ? summaries.at(-1) : undefined;
  const printed = replies.length > 0 ? replies.map(({ ms = '' }) => ms) : cells;
  const samples = printed.filter((cell) => cell !== '-').map(nsOf);
  const { reported, warnings } = figuresOf(total, name);
  const distribution = distributionFromSamples(samples.filter(isPlausibleLatency));
  const counts = total ? countsOf(total) : countsOfCells(cells);
  const isKnown = reported !== undefined || distribution !== undefined;
  const bytes = replies[0]?.['bytes'];
  const measurement: Measurement = stated({
    payloadBytes: bytes === undefined ? undefined : Math.max(0, Number(bytes) - icmpHeaderBytes),
    row: '',
    quantity: isKnown ? { kind: 'rtt' as const, known: 'printed' as const } : undefined,
    reported,
    distribution,
    counts,
  });
  const fatalWarnings = counts
    ? []
    : [`${excerpt(name)}: the output ends before its summary; the run is partial.`];
  return {
    name,
    measurement,
    warnings: [...warnings, ...lossWarnings(name, counts)],
    fatalWarnings,
  };
}

function nsOf(ms: string): number {
  return Math.round(nsFromMs(Number(ms)));
}

function figuresOf(total: Groups | undefined, name: string): CheckedFigures {
  const { received, min, mean, max } = total ?? {};
  if (min === undefined || mean === undefined || max === undefined) return { warnings: [] };
  const [minNs, meanNs, maxNs] = [nsOf(min), nsOf(mean), nsOf(max)];
  const printed = { count: Number(received), minNs, meanNs, maxNs, percentiles: [] };
  return checkedFigures(printed, `Target ${excerpt(name)}`);
}

function countsOf(total: Groups): MessageCounts {
  const [sent, received] = [Number(total['sent']), Number(total['received'])];
  return { sent, received, lost: Math.max(0, sent - received) };
}

function countsOfCells(cells: readonly string[]): MessageCounts | undefined {
  if (cells.length === 0) return undefined;
  const lost = cells.filter((cell) => cell === '-').length;
  return { sent: cells.length, received: cells.length - lost, lost };
}

function lossWarnings(name: string, counts: MessageCounts | undefined): string[] {
  const { lost = 0, sent = 0 } = counts ?? {};
  if (lost === 0) return [];
  return [
    `${excerpt(name)}: no reply came to ${String(lost)} of ${String(sent)} messages; they are in no latency figure.`,
  ];
}

function noReply(lines: readonly Line[]): ParseFailure {
  const line =
    lines.find(({ text }) => summary.test(text)) ??
    lines.findLast(({ text }) => text.trim() !== '');
  return {
    found: excerpt(line?.text ?? 'nothing'),
    expected: 'a reply such as [0], 64 bytes, 0.046 ms',
  };
}
