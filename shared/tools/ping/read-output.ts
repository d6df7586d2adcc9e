// What ping printed, in the words of iputils, busybox, BSD and macOS.
//
//   PING 10.99.0.2 (10.99.0.2) 56(84) bytes of data.                       payload, then IP packet, in bytes
//   64 bytes from 10.99.0.2: icmp_seq=1 ttl=64 time=0.128 ms               RTT in ms; payload + 8 bytes of ICMP
//   5 packets transmitted, 5 received, 0% packet loss, time 816ms
//   rtt min/avg/max/mdev = 0.054/0.073/0.128/0.027 ms                      mdev is the population standard deviation
//
// Format: iputils 20221126, ping/ping_common.c; busybox 1.35 and BSD write `seq=`, `hlim=`, `round-trip` and `stddev`.
// A duplicate answers a message that was answered before: it is counted and kept out of the distribution, while the
// tool's own figures include it. Replies have no time when the payload is shorter than 16 bytes, and floods print none.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import { distributionFromSamples } from '../../statistics/distribution.ts';
import { nsFromMs } from '../../units/duration.ts';
import { checkedFigures, type CheckedFigures } from '../printed-figures.ts';
import { groupsOf } from '../text/groups.ts';
import { isPlausibleLatency } from '../text/latency.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

/** No line of ping is longer; a flood's dots are, and say nothing. */
const longestLine = 400;

const payload =
  /^PING6?[ (].*?(?: (?<ipv4>\d{1,6})(?:\(\d+\))? (?:data )?bytes|\+(?<ipv6>\d{1,6}) bytes\))/;
const replyStart = /^(?:\[\d+\.\d+\] )?\d+ bytes from /;
const reply =
  /\b(?:icmp_)?seq=(?<sequence>\d{1,9}) (?:\w+=\d+ )*time=(?<ms>\d+(?:\.\d+)?) ms\s*(?:\((?<mark>DUP!|same route)\))?$/;
const summary =
  /^(?<sent>\d{1,9}) packets transmitted, (?<received>\d{1,9}) (?:packets )?received(?<rest>.* packet loss.*)$/;
const statistics =
  /^(?:rtt|round-trip) min\/avg\/max(?:\/[a-z-]+)? = (?<min>[\d.]+)\/(?<mean>[\d.]+)\/(?<max>[\d.]+)(?:\/(?<deviation>[\d.]+))? ms/;

type Reply = { readonly sequence: string; readonly ns: number; readonly isMarked: boolean };
type Summary = { readonly line: Line; readonly counts: Counts; readonly errors: number };
type Counts = Readonly<Record<'sent' | 'received' | 'lost' | 'duplicated', number>>;

/** Reads one output. Never throws; fails when no reply came. */
export function readOutput({
  stdout,
  stderr = '',
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(stdout).filter(({ text }) => text.length <= longestLine);
  const ended = summaryOf(lines);
  if (ended?.counts.received === 0) {
    return err({ line: ended.line.number, found: excerpt(ended.line.text), expected: 'a reply' });
  }
  const replyLines = lines.filter(({ text }) => replyStart.test(text));
  const replies = replyLines.flatMap(({ text }) => replyOf(text) ?? []);
  if (ended === undefined && replies.length === 0) return err(nothingRead(stdout, stderr));
  const samples = withoutDuplicates(replies, ended?.counts.duplicated ?? 0);
  const figures = figuresOf(lines, ended);
  return ok({
    measurements: [measurementOf(lines, samples, figures, ended)],
    facts: {},
    parameters: parametersOf(lines),
    warnings: [...figures.warnings, ...unreadWarnings(replyLines), ...countWarnings(ended)],
    fatalWarnings: fatalWarningsOf(ended, samples.length),
  });
}

function summaryOf(lines: readonly Line[]): Summary | undefined {
  const line = lines.find(({ text }) => summary.test(text));
  if (!line) return undefined;
  const { sent, received, rest = '' } = groupsOf(summary, line.text);
  const also = (pattern: RegExp) => Number(pattern.exec(rest)?.[1] ?? 0);
  const counts = {
    sent: Number(sent),
    received: Number(received),
    lost: Math.max(0, Number(sent) - Number(received)),
    duplicated: also(/\+(\d{1,9}) duplicates/),
  };
  return { line, counts, errors: also(/\+(\d{1,9}) errors/) };
}

/** A reply that states a time which can be one. */
function replyOf(text: string): Reply | undefined {
  const { sequence = '', ms, mark } = groupsOf(reply, text);
  const ns = Math.round(nsFromMs(Number(ms)));
  return isPlausibleLatency(ns) ? { sequence, ns, isMarked: mark === 'DUP!' } : undefined;
}

/** BSD does not mark duplicates; there, the first reply to a message counts. */
function withoutDuplicates(replies: readonly Reply[], duplicated: number): readonly Reply[] {
  if (replies.some(({ isMarked }) => isMarked)) return replies.filter(({ isMarked }) => !isMarked);
  if (duplicated === 0) return replies;
  return [...new Map(replies.toReversed().map((one) => [one.sequence, one])).values()];
}

function figuresOf(lines: readonly Line[], ended: Summary | undefined): CheckedFigures {
  const line = lines.find(({ text }) => statistics.test(text));
  if (!line) return { warnings: [] };
  const { min, mean, max, deviation } = groupsOf(statistics, line.text);
  const ns = (text: string | undefined) => Math.round(nsFromMs(Number(text)));
  const printed = {
    ...(ended && { count: ended.counts.received + ended.counts.duplicated }),
    minNs: ns(min),
    meanNs: ns(mean),
    maxNs: ns(max),
    ...(deviation !== undefined && { standardDeviationNs: ns(deviation) }),
    percentiles: [],
  };
  return checkedFigures(printed, `Line ${line.number}`);
}

function measurementOf(
  lines: readonly Line[],
  samples: readonly Reply[],
  { reported }: CheckedFigures,
  ended: Summary | undefined,
): Measurement {
  const { size } = parametersOf(lines);
  const distribution = distributionFromSamples(samples.map(({ ns }) => ns));
  return {
    ...(size !== undefined && { payloadBytes: size }),
    row: '',
    quantity: { kind: 'rtt', known: 'printed' },
    ...(reported && { reported }),
    ...(distribution && { distribution }),
    counts: ended?.counts ?? { received: samples.length },
  };
}

function parametersOf(lines: readonly Line[]): { size?: number } {
  const header = lines.find(({ text }) => payload.test(text));
  if (!header) return {};
  const { ipv4, ipv6 } = groupsOf(payload, header.text);
  return { size: Number(ipv4 ?? ipv6) };
}

function unreadWarnings(replyLines: readonly Line[]): string[] {
  const unread = replyLines.filter(({ text }) => replyOf(text) === undefined);
  const [first] = unread;
  if (!first) return [];
  return [
    `Replies without a time that can be read: ${unread.length}; the first is line ${first.number}, "${excerpt(first.text)}".`,
  ];
}

function countWarnings(ended: Summary | undefined): string[] {
  if (!ended) return [];
  const { counts, errors } = ended;
  return [
    ...(errors > 0 ? [`ping counted errors: ${errors}; see the raw output.`] : []),
    ...(counts.lost > 0 ? [`No reply came to ${counts.lost} of ${counts.sent} messages.`] : []),
    ...(counts.duplicated > 0
      ? [
          `Duplicate replies, ${counts.duplicated}, count in the figures of ping and not in the distribution.`,
        ]
      : []),
  ];
}

function fatalWarningsOf(ended: Summary | undefined, samples: number): string[] {
  if (!ended) {
    return [
      `The output ends before its summary; ${samples} replies were read, the run is partial.`,
    ];
  }
  const { received } = ended.counts;
  if (samples === 0 || samples >= received) return [];
  return [`Of ${received} replies, ${samples} have a time that can be read; the run is partial.`];
}

function nothingRead(stdout: string, stderr: string): ParseFailure {
  const said = linesOf(`${stdout}\n${stderr}`).filter(({ text }) => text.trim() !== '');
  return {
    found: excerpt(said.at(-1)?.text ?? 'nothing'),
    expected: 'a reply such as 64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.128 ms',
  };
}
