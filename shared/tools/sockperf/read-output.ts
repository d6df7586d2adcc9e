// What the client of sockperf printed: first how it ran, then one block of figures for each server.
//
//   sockperf: [Total Run] RunTime=2.000 sec; Warm up time=400 msec; SentMessages=326604; ReceivedMessages=326603
//   sockperf: ========= Printing statistics for Server No: 0
//   sockperf: [Valid Duration] RunTime=1.550 sec; SentMessages=259607; ReceivedMessages=259607
//   sockperf: ====> avg-latency=2.965 (std-dev=9.993)                      half RTT in us; avg-rtt with --full-rtt
//   sockperf: # dropped messages = 0; # duplicated messages = 0; # out-of-order messages = 0
//   sockperf: Total 259607 observations; each percentile contains 2596.07 observations
//   sockperf: ---> <MAX> observation = 2715.215
//   sockperf: ---> percentile 99.999 = 1433.109
//   sockperf: ---> <MIN> observation =    2.262
//
// Figures are of the valid duration only, without warm-up and the last 50 ms. The exit status says nothing: it is 0 for a
// refused connection and for a server that died, so failure is told from the text.
// Source: sockperf 3.7 and 3.10, src/client.cpp; `avg-lat` and `MAX` without <> are older.
import { err, ok, type Result } from '../../base/result.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { readBlock, type Block } from './block.ts';
import { fullLogName, readFullLog, type FullLog } from './full-log.ts';

/** Time that sockperf leaves out beside its warm-up: 0.05 s at the end, and rounding. A longer hole is a dead server. */
const longestHoleSeconds = 0.5;

const troubles =
  /ERROR:|No messages were|Invalid|connection was forcibly closed|Summary: BandWidth/;

type Head = {
  readonly version?: string;
  readonly protocol?: string;
  readonly totalSeconds?: number;
  readonly warmupSeconds: number;
};

/** Reads one output. Never throws; fails when it holds no latency figure. */
export function readOutput({
  stdout,
  files,
  parameters,
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(stdout);
  const log = readFullLog(files?.[fullLogName] ?? stdout);
  const payloadBytes = log?.payloadBytes ?? numberOf(parameters?.['size']);
  const blocks = blocksOf(lines).map((block, _, all) =>
    readBlock(block, {
      ...(payloadBytes !== undefined && { payloadBytes }),
      ...(log && all.length === 1 && { log }),
      isAlone: all.length === 1,
    }),
  );
  const read = blocks.filter(({ measurement }) => measurement.reported !== undefined);
  if (read.length === 0) return err(nothingRead(lines));
  const head = headOf(stdout);
  return ok({
    measurements: read.map(({ measurement }) => measurement),
    facts: {},
    parameters: parametersOf(head, log, read),
    ...(head.version !== undefined && { toolVersion: head.version }),
    warnings: read.flatMap(({ warnings }) => warnings),
    fatalWarnings: [
      ...troubleWarnings(lines),
      ...read.flatMap((block) => [...block.fatalWarnings, ...holeWarnings(head, block)]),
    ],
  });
}

/** Lines of each server's block; a text whose head was cut off is one block. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const starts = lines.flatMap(({ text }, index) =>
    text.includes('Printing statistics for Server') ? [index] : [],
  );
  if (starts.length === 0) return [[...lines]];
  return starts.map((start, index) => lines.slice(start, starts[index + 1]));
}

function headOf(stdout: string): Head {
  const { version } = groupsOf(/== version #(?<version>\S+) ==/, stdout);
  const { protocol } = groupsOf(/# (?<protocol>TCP|UDP)\b/, stdout);
  const { total } = groupsOf(/\[Total Run\] RunTime=(?<total>\d+\.\d+) sec/, stdout);
  const { warmup = '0' } = groupsOf(/Warm up time=(?<warmup>\d+) msec/, stdout);
  // With `-n` the warm-up is counted in packets, so the lengths of the two windows cannot be compared.
  const hasLengths = total !== undefined && !stdout.includes('Warm up packets=');
  return stated({
    version,
    protocol: protocol?.toLowerCase(),
    totalSeconds: hasLengths ? Number(total) : undefined,
    warmupSeconds: Number(warmup) / 1000,
  });
}

function parametersOf(
  { protocol }: Head,
  log: FullLog | undefined,
  blocks: readonly Block[],
): ParsedOutput['parameters'] {
  const isRtt = blocks[0]?.measurement.quantity?.kind === 'rtt';
  return stated({ protocol, size: log?.payloadBytes, fullRtt: isRtt ? true : undefined });
}

function troubleWarnings(lines: readonly Line[]): string[] {
  const trouble = lines.find(({ text }) => troubles.test(text));
  const stopped = lines.some(({ text }) => text.includes('Test end (interrupted by user)'));
  return [
    ...(trouble ? [`sockperf said: ${excerpt(trouble.text)}`] : []),
    ...(stopped ? ['The test was interrupted before its end; the run is partial.'] : []),
  ];
}

function holeWarnings({ totalSeconds, warmupSeconds }: Head, { validSeconds }: Block): string[] {
  if (totalSeconds === undefined || validSeconds === undefined) return [];
  if (totalSeconds - warmupSeconds - validSeconds <= longestHoleSeconds) return [];
  return [
    `Replies came for ${validSeconds} s of a run of ${totalSeconds} s: the server stopped answering; the run is partial.`,
  ];
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

function nothingRead(lines: readonly Line[]): ParseFailure {
  const trouble = lines.find(({ text }) => troubles.test(text));
  const line = trouble ?? lines.findLast(({ text }) => text.trim() !== '');
  return {
    ...(line && { line: line.number }),
    found: excerpt(line?.text ?? 'nothing'),
    expected: 'latency figures such as ====> avg-latency=2.965 (std-dev=9.993)',
  };
}
