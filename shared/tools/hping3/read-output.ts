// hping3 3.0.0-alpha-2: replies on standard output, statistics on standard error, RTT in ms with one decimal.
//
//   HPING 10.99.0.2 (vA 10.99.0.2): S set, 40 headers + 0 data bytes
//   len=44 ip=10.99.0.2 ttl=64 DF id=0 sport=5201 flags=SA seq=0 win=64240 rtt=0.5 ms
//   4 packets transmitted, 4 packets received, 0% packet loss
//   round-trip min/avg/max = 0.2/0.4/0.5 ms
//
// One decimal is 100 µs. A reply below 50 µs is printed as 0.0: such a figure is left out, and with it the distribution,
// which would otherwise lack its fast end and look slower than the network is. UDP to a closed port is answered by ICMP,
// without a time; then only the statistics are there.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement, MessageCounts, Reported } from '../../model/measurement.ts';
import { distributionFromSamples } from '../../statistics/distribution.ts';
import { nsFromMs } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { isPlausibleLatency } from '../text/latency.ts';
import { excerpt, type Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

const header = /^HPING \S+ \(.*\): .*\+ (?<bytes>\d{1,6}) data bytes$/;
const reply = /^len=\d+ ip=.* rtt=(?<ms>\d+(?:\.\d+)?) ms$/;
const totals =
  /^(?<sent>\d{1,9}) packets t\w+, (?<received>\d{1,9}) packets received, \d+% packet loss$/;
const statistics =
  /^round-trip min\/avg\/max = (?<min>[\d.]+)\/(?<mean>[\d.]+)\/(?<max>[\d.]+) ms$/;

/** Whether a line begins an output of hping3. */
export function isHpingHeader(text: string): boolean {
  return header.test(text);
}

/** Whether a line can stand in an output of hping3. */
export function isHpingLine(text: string): boolean {
  return /^(?:\s*|(?:DUP! )?len=.*|--- .* hping statistic ---|\d+ packets .*|round-trip .*|ICMP .*|status=.*)$/.test(
    text,
  );
}

/** Reads one output. Never throws; fails when nothing came back that has a time. */
export function readOutput({
  stdout,
  stderr = '',
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = shortLinesOf(`${stdout}\n${stderr}`);
  const samples = lines.flatMap(({ text }) => groupsOf(reply, text)['ms'] ?? []).map(nsOf);
  const belowResolution = samples.filter((ns) => !isPlausibleLatency(ns)).length;
  const counts = countsOf(lines);
  const printed = figuresOf(lines, counts);
  const { reported, warnings } = printed ? checkedFigures(printed, 'Statistics') : { warnings: [] };
  const distribution = belowResolution > 0 ? undefined : distributionFromSamples(samples);
  if (!reported && !distribution) return err(nothingRead(lines));
  const size = Number(firstGroups(lines, header)['bytes'] ?? Number.NaN);
  const payloadBytes = Number.isNaN(size) ? undefined : size;
  const measurement: Measurement = stated({
    payloadBytes,
    row: '',
    quantity: { kind: 'rtt' as const, known: 'printed' as const },
    reported,
    distribution,
    counts,
  });
  return ok({
    measurements: [measurement],
    facts: {},
    parameters: stated({ size: payloadBytes }),
    warnings: [
      ...warnings,
      ...(belowResolution > 0
        ? [
            `${String(belowResolution)} of ${String(samples.length)} replies are printed as 0.0 ms, below the resolution: no distribution can be made of them.`,
          ]
        : []),
      ...lossWarnings(counts),
    ],
    fatalWarnings: counts ? [] : ['The output ends before its statistics; the run is partial.'],
  });
}

function nsOf(ms: string | undefined): number {
  return Math.round(nsFromMs(Number(ms)));
}

function firstGroups(lines: readonly Line[], pattern: RegExp) {
  return groupsOf(pattern, lines.find(({ text }) => pattern.test(text))?.text ?? '');
}

function figuresOf(
  lines: readonly Line[],
  counts: MessageCounts | undefined,
): Reported | undefined {
  const { min, mean, max } = firstGroups(lines, statistics);
  if (min === undefined || counts?.received === 0) return undefined;
  return stated({
    count: counts?.received,
    minNs: nsOf(min),
    meanNs: nsOf(mean),
    maxNs: nsOf(max),
    percentiles: [],
  });
}

function countsOf(lines: readonly Line[]): MessageCounts | undefined {
  const groups = firstGroups(lines, totals);
  if (groups['sent'] === undefined) return undefined;
  const [sent, received] = [Number(groups['sent']), Number(groups['received'])];
  return { sent, received, lost: Math.max(0, sent - received) };
}

function lossWarnings(counts: MessageCounts | undefined): string[] {
  const { sent = 0, lost = 0 } = counts ?? {};
  if (lost === 0) return [];
  return [
    `No reply came to ${String(lost)} of ${String(sent)} messages; they are in no latency figure.`,
  ];
}

function nothingRead(lines: readonly Line[]): ParseFailure {
  const line =
    lines.find(({ text }) => text.endsWith(' rtt=0.0 ms')) ??
    lines.find(({ text }) => totals.test(text)) ??
    lines.findLast(({ text }) => text.trim() !== '');
  return {
    found: excerpt(line?.text ?? 'nothing'),
    expected: 'replies with rtt= of at least 0.1 ms each, or round-trip min/avg/max',
  };
}
