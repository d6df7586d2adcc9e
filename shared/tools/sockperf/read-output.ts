// An output of `sockperf ping-pong`. The exit status says nothing: sockperf ends with 0 when the server was never there.
//
//   sockperf: [Total Run] RunTime=1.001 sec; Warm up time=400 msec; SentMessages=2001; ReceivedMessages=2001
//   sockperf: [Valid Duration] RunTime=0.550 sec; SentMessages=1100; ReceivedMessages=1100    the figures' own window
//   sockperf: ====> avg-latency=49.321 (std-dev=9.444)       µs, 3 decimals; avg-rtt= with --full-rtt; avg-lat= before 3.x
//   sockperf: # dropped messages = 0; # duplicated messages = 0; # out-of-order messages = 0
//   sockperf: Total 1100 observations; each percentile contains 11.00 observations
//   sockperf: ---> percentile 99.900 =  182.962
//
// Colours come even into a pipe. The full log (`--full-log`) repeats the summary, then has one row a sample.
import { err, ok, type Result } from '../../base/result.ts';
import type {
  Measurement,
  MessageCounts,
  QuantilePoint,
  Reported,
} from '../../model/measurement.ts';
import { nsFromUs } from '../../units/duration.ts';
import { isPlausibleLatency } from '../text/latency.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import { readSampleFile } from '../text/sample-file.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

/** The name under which the runner fetches the full log. */
export const fullLogName = 'full-log.csv';

/** Statistics cover the run without its warm-up and its last moment; less than half of it means that replies ended early. */
const leastValidShare = 0.5;

/** A second at both ends is normal: warm-up and the wait for the last replies. */
const usualGapSeconds = 1;

/** Reads one output. Never throws; fails when there are no latency figures. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(output.stdout);
  const text = lines.map((line) => line.text).join('\n');
  const average = /====> avg-(?<word>latency|lat|rtt)=\s*(?<us>[\d.]+)/.exec(text)?.groups;
  if (!average) return err(noFigures(lines));
  const reported = reportedOf(text, Number(average['us']));
  if (typeof reported === 'string')
    return err({ found: reported, expected: 'figures that can be true' });
  const fullLog = output.files?.[fullLogName];
  const samples =
    fullLog === undefined
      ? { warnings: [] }
      : readSampleFile(fullLogName, samplesOf(fullLog), lastCellNs);
  const size = sizeOf(output, text);
  const measurement: Measurement = {
    ...(size !== undefined && { payloadBytes: size }),
    row: '',
    quantity: { kind: average['word'] === 'rtt' ? 'rtt' : 'half-rtt', known: 'printed' },
    reported,
    ...('distribution' in samples && { distribution: samples.distribution }),
    counts: countsOf(text),
  };
  const version = /== version #(?<version>\S+)/.exec(text)?.groups?.['version'];
  const protocol = /# (?<protocol>TCP|UDP)\b/.exec(text)?.groups?.['protocol'];
  return ok({
    measurements: [measurement],
    facts: {},
    parameters: {
      ...(protocol !== undefined && { protocol: protocol.toLowerCase() }),
      ...(average['word'] === 'rtt' && { fullRtt: true }),
      ...(size !== undefined && { size }),
    },
    ...(version !== undefined && { toolVersion: version }),
    warnings: [...samples.warnings, ...lossWarnings(text)],
    fatalWarnings: earlyEnd(text),
  });
}

function reportedOf(text: string, averageUs: number): Reported | string {
  const count = numberAfter(text, /Total (?<value>\d+) observations/);
  const deviation = numberAfter(text, /std-dev=\s*(?<value>[\d.]+)/);
  const minimum = numberAfter(text, /---> <?MIN>? observation =\s*(?<value>[\d.]+)/);
  const maximum = numberAfter(text, /---> <?MAX>? observation =\s*(?<value>[\d.]+)/);
  const bounds = [averageUs, minimum, maximum].filter((us) => us !== undefined);
  const absurd = bounds.find((us) => !isPlausibleLatency(nsFromUs(us)));
  if (absurd !== undefined) return `a latency of ${String(absurd)} µs`;
  return {
    ...(count !== undefined && { count }),
    meanNs: wholeNs(averageUs),
    ...(minimum !== undefined && { minNs: wholeNs(minimum) }),
    ...(maximum !== undefined && { maxNs: wholeNs(maximum) }),
    ...(deviation !== undefined && { standardDeviationNs: wholeNs(deviation) }),
    percentiles: percentilesOf(text),
  };
}

function percentilesOf(text: string): QuantilePoint[] {
  const found = text.matchAll(/---> percentile (?<percentile>[\d.]+) =\s*(?<us>[\d.]+)/g);
  return [...found]
    .map(({ groups }) => ({
      percentile: Number(groups?.['percentile']),
      valueNs: wholeNs(Number(groups?.['us'])),
    }))
    .filter(({ percentile, valueNs }) => percentile < 100 && isPlausibleLatency(valueNs))
    .sort((a, b) => a.percentile - b.percentile);
}

function countsOf(text: string): MessageCounts {
  const valid =
    /\[Valid Duration\].*?SentMessages=(?<sent>\d+); ReceivedMessages=(?<received>\d+)/.exec(text);
  const lost = numberAfter(text, /# dropped messages = (?<value>\d+)/);
  const duplicated = numberAfter(text, /# duplicated messages = (?<value>\d+)/);
  const outOfOrder = numberAfter(text, /# out-of-order messages = (?<value>\d+)/);
  return {
    ...(valid?.groups && {
      sent: Number(valid.groups['sent']),
      received: Number(valid.groups['received']),
    }),
    ...(lost !== undefined && { lost }),
    ...(duplicated !== undefined && { duplicated }),
    ...(outOfOrder !== undefined && { outOfOrder }),
  };
}

function lossWarnings(text: string): string[] {
  const { lost = 0, duplicated = 0, outOfOrder = 0 } = countsOf(text);
  if (lost + duplicated + outOfOrder === 0) return [];
  return [
    `${String(lost)} messages were dropped, ${String(duplicated)} duplicated and ${String(outOfOrder)} out of order; their latency is in no figure.`,
  ];
}

/** A UDP server that dies leaves figures of the time before, and sockperf says nothing. */
function earlyEnd(text: string): string[] {
  const total = numberAfter(text, /\[Total Run\] RunTime=(?<value>[\d.]+) sec/);
  const valid = numberAfter(text, /\[Valid Duration\] RunTime=(?<value>[\d.]+) sec/);
  if (total === undefined || valid === undefined) return [];
  const isShort = valid < total * leastValidShare && total - valid > usualGapSeconds;
  if (!isShort) return [];
  return [
    `Replies came for ${String(valid)} of ${String(total)} s: the server ended, or stopped answering, before the client.`,
  ];
}

/** The message size is in the full log only; else the parameters of the run know it. */
function sizeOf({ parameters, files }: ToolOutput, text: string): number | undefined {
  const printed = numberAfter(
    `${text}\n${files?.[fullLogName]?.slice(0, 4000) ?? ''}`,
    /--msg-size=(?<value>\d+)/,
  );
  const asked = parameters?.['size'];
  return printed ?? (typeof asked === 'number' ? asked : undefined);
}

/** Only the rows below the title of the log; the rest repeats the summary. */
function samplesOf(fullLog: string): string {
  const title = /packet, txTime\(sec\), rxTime\(sec\), (?:latency|rtt)\(usec\)\r?\n/.exec(fullLog);
  if (!title) return '';
  const rows = fullLog.slice(title.index + title[0].length);
  const end = rows.search(/^-{3,}/m);
  return end < 0 ? rows : rows.slice(0, end);
}

function lastCellNs(line: string): number {
  const cell = line.slice(line.lastIndexOf(',') + 1).trim();
  return /^\d+(?:\.\d+)?$/.test(cell) ? nsFromUs(Number(cell)) : Number.NaN;
}

/** Three decimals of a µs are whole ns; the rounding takes away what binary fractions add. */
function wholeNs(us: number): number {
  return Math.round(nsFromUs(us));
}

function numberAfter(text: string, pattern: RegExp): number | undefined {
  const value = pattern.exec(text)?.groups?.['value'];
  return value === undefined ? undefined : Number(value);
}

function noFigures(lines: readonly Line[]): ParseFailure {
  const reason =
    lines.find(({ text }) => /ERROR: |No messages were|Message Rate is/.test(text)) ??
    lines.findLast(({ text }) => text.trim() !== '');
  return {
    ...(reason && { line: reason.number }),
    found: excerpt(reason?.text ?? 'nothing'),
    expected: 'a line ====> avg-latency=',
  };
}
