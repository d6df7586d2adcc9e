// ping of iputils, busybox and BSD/macOS. All print milliseconds.
//
//   PING 10.99.0.2 (10.99.0.2) 56(84) bytes of data.              iputils; payload, then with headers
//   PING 10.99.0.2 (10.99.0.2): 56 data bytes                     busybox, BSD
//   64 bytes from 10.99.0.2: icmp_seq=1 ttl=64 time=0.128 ms      with -D `[epoch] ` first; busybox: seq=0
//   5 packets transmitted, 5 received, 0% packet loss, time 816ms
//   rtt min/avg/max/mdev = 0.054/0.073/0.128/0.027 ms             busybox has no mdev, BSD calls it stddev
//
// `mdev` is, despite its name, the population standard deviation. Replies that are duplicates are no samples.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement, MessageCounts, Reported } from '../../model/measurement.ts';
import { distributionFromSamples } from '../../statistics/distribution.ts';
import { nsFromMs } from '../../units/duration.ts';
import { isPlausibleLatency } from '../text/latency.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

const header =
  /^PING \S+ \((?<address>[^)]+)\)(?:: | )(?<bytes>\d+)(?:\(\d+\))? (?:bytes of data|data bytes)/;
const reply =
  /^(?:\[[\d.]+\] )?\d+ bytes from .*?\b(?:icmp_)?seq=\d+ .*?time[=<](?<ms>[\d.]+) ms(?<duplicate> \(DUP!\))?/;
const totals =
  /^(?<sent>\d+) packets transmitted, (?<received>\d+) (?:packets )?received(?:, \+(?<duplicated>\d+) duplicates)?/;
const summary =
  /^(?:rtt|round-trip) min\/avg\/max(?:\/(?:mdev|stddev|std-dev))? = (?<min>[\d.]+)\/(?<mean>[\d.]+)\/(?<max>[\d.]+)(?:\/(?<deviation>[\d.]+))? ms/;

/** Whether a line begins an output of ping. */
export function isPingHeader(line: string): boolean {
  return header.test(line);
}

/** Reads one output. Never throws; fails when no reply came back. */
export function readOutput({
  stdout,
  stderr = '',
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(stdout);
  const replies = lines
    .map(({ text }) => reply.exec(text)?.groups)
    .filter((groups) => groups !== undefined);
  const samples = replies
    .filter((groups) => groups['duplicate'] === undefined)
    .map((groups) => wholeNs(Number(groups['ms'])));
  const plausible = samples.filter(isPlausibleLatency);
  const reported = reportedOf(lines);
  if (plausible.length === 0 && reported === undefined) return err(noReply(lines, stderr));
  const counts = countsOf(lines);
  const distribution = distributionFromSamples(plausible);
  const payload = firstGroups(lines, header)?.['bytes'];
  const measurement: Measurement = {
    ...(payload !== undefined && { payloadBytes: Number(payload) }),
    row: '',
    quantity: { kind: 'rtt', known: 'inferred' },
    ...(reported && { reported: { ...reported, ...countOf(counts) } }),
    ...(distribution && { distribution }),
    ...(counts && { counts }),
  };
  return ok({
    measurements: [measurement],
    facts: {},
    parameters: payload === undefined ? {} : { size: Number(payload) },
    warnings: warningsOf(counts, samples.length - plausible.length),
    fatalWarnings: counts ? [] : ['The output ends before the statistics: ping was cut off.'],
  });
}

function reportedOf(lines: readonly Line[]): Reported | undefined {
  const groups = firstGroups(lines, summary);
  if (!groups) return undefined;
  const [minNs = 0, meanNs = 0, maxNs = 0] = [groups['min'], groups['mean'], groups['max']].map(
    (ms) => wholeNs(Number(ms)),
  );
  if (![minNs, meanNs, maxNs].every(isPlausibleLatency)) return undefined;
  const { deviation } = groups;
  return {
    minNs,
    meanNs,
    maxNs,
    ...(deviation !== undefined && { standardDeviationNs: wholeNs(Number(deviation)) }),
    percentiles: [],
  };
}

function countsOf(lines: readonly Line[]): MessageCounts | undefined {
  const groups = firstGroups(lines, totals);
  if (!groups) return undefined;
  const [sent, received] = [Number(groups['sent']), Number(groups['received'])];
  return {
    sent,
    received,
    lost: Math.max(0, sent - received),
    ...(groups['duplicated'] !== undefined && { duplicated: Number(groups['duplicated']) }),
  };
}

function countOf(counts: MessageCounts | undefined) {
  return counts?.received === undefined ? {} : { count: counts.received };
}

function warningsOf(counts: MessageCounts | undefined, absurd: number): string[] {
  const { sent = 0, lost = 0, duplicated = 0 } = counts ?? {};
  return [
    ...(lost > 0
      ? [`${String(lost)} of ${String(sent)} packets were lost; they are in no figure.`]
      : []),
    ...(duplicated > 0 ? [`${String(duplicated)} duplicate replies are no samples.`] : []),
    ...(absurd > 0
      ? [`${String(absurd)} replies state a time that cannot be true and are left out.`]
      : []),
  ];
}

function firstGroups(lines: readonly Line[], pattern: RegExp) {
  for (const { text } of lines) {
    const groups = pattern.exec(text)?.groups;
    if (groups) return groups;
  }
  return undefined;
}

/** Three decimals of a ms are whole µs; the rounding takes away what binary fractions add. */
function wholeNs(ms: number): number {
  return Math.round(nsFromMs(ms));
}

function noReply(lines: readonly Line[], stderr: string): ParseFailure {
  const complaint = linesOf(stderr).find(({ text }) => text.trim() !== '');
  const counted = lines.find(({ text }) => totals.test(text));
  const last = lines.findLast(({ text }) => text.trim() !== '');
  const line = counted ?? last;
  return {
    ...(line && { line: line.number }),
    found: excerpt(counted?.text ?? complaint?.text ?? last?.text ?? 'nothing'),
    expected: 'at least one reply with time=',
  };
}
