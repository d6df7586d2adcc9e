// The figures of one server; see read-output.ts for how they look.
import type { Measurement, MessageCounts, Quantity, Reported } from '../../model/measurement.ts';
import { nsFromUs } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';
import type { FullLog } from './full-log.ts';

const averageLine =
  /====> avg-(?<word>latency|lat|rtt)=(?<mean>\d+\.\d+) \(std-dev=(?<deviation>\d+\.\d+)[,)]/;

export type Block = {
  readonly measurement: Measurement;
  /** Length of the window that the figures are of. */
  readonly validSeconds?: number;
  readonly warnings: readonly string[];
  readonly fatalWarnings: readonly string[];
};

/** What is known from outside the block. */
export type BlockContext = {
  readonly payloadBytes?: number;
  /** Only when the log is this server's beyond doubt. */
  readonly log?: FullLog;
  readonly isAlone: boolean;
};

/** Reads one block. Without figures, its measurement has no `reported`. */
export function readBlock(lines: readonly Line[], context: BlockContext): Block {
  const text = lines.map((line) => line.text).join('\n');
  const { log, payloadBytes } = context;
  const { word } = groupsOf(averageLine, text);
  const place = lines.find((line) => /====> avg|observations/.test(line.text));
  const { reported, warnings } = checkedFigures(printedFigures(text), `Line ${place?.number ?? 1}`);
  const measurement = stated({
    payloadBytes,
    row: context.isAlone ? '' : serverName(text),
    quantity: reported && quantityOf(word),
    reported,
    distribution: log?.distribution,
    ...countsOf(text),
  });
  return stated({
    measurement,
    validSeconds: validSecondsOf(text),
    warnings: [...warnings, ...quantityWarnings(word), ...(log?.warnings ?? [])],
    fatalWarnings: [...endWarnings(text), ...logWarnings(log, reported?.count)],
  });
}

function serverName(text: string): string {
  const { server = '0' } = groupsOf(/statistics for Server No: (?<server>\d+)/, text);
  return `server ${server}`;
}

function validSecondsOf(text: string): number | undefined {
  const { seconds } = groupsOf(/\[Valid Duration\] RunTime=(?<seconds>\d+\.\d+) sec/, text);
  return seconds === undefined ? undefined : Number(seconds);
}

function quantityWarnings(word: string | undefined): string[] {
  return word === undefined ? ['The output does not say whether it is half or full RTT.'] : [];
}

function endWarnings(text: string): string[] {
  return /<?MIN>? observation = *\d+\.\d{3}/.test(text)
    ? []
    : ['The output ends before the <MIN> observation; the run is partial.'];
}

/** `latency` is half the round trip by its documentation, not by its words. */
function quantityOf(word: string | undefined): Quantity {
  if (word === undefined) return { kind: 'half-rtt', known: 'assumed' };
  return word === 'rtt'
    ? { kind: 'rtt', known: 'printed' }
    : { kind: 'half-rtt', known: 'inferred' };
}

function printedFigures(text: string): Reported {
  const { mean, deviation } = groupsOf(averageLine, text);
  const { count } = groupsOf(/Total (?<count>\d{1,15}) observations?;/, text);
  const { max } = groupsOf(/---> <?MAX>? observation = *(?<max>\d+\.\d{3})\s*$/m, text);
  const { min } = groupsOf(/---> <?MIN>? observation = *(?<min>\d+\.\d{3})\s*$/m, text);
  const percentiles = text.matchAll(/---> percentile (\d{1,3}\.\d{3}) = *(\d+\.\d{3})(?:\s|$)/g);
  return stated({
    count: count === undefined ? undefined : Number(count),
    meanNs: wholeNs(mean),
    minNs: wholeNs(min),
    maxNs: wholeNs(max),
    standardDeviationNs: wholeNs(deviation),
    percentiles: [...percentiles]
      .map(([, percentile = '', us = '']) => ({
        percentile: Number(percentile),
        valueNs: wholeNs(us) ?? 0,
      }))
      .filter(({ percentile }) => percentile <= 100),
  });
}

/** Three decimals of a µs are whole ns; the rounding takes away what binary fractions add. */
function wholeNs(us: string | undefined): number | undefined {
  return us === undefined ? undefined : Math.round(nsFromUs(Number(us)));
}

function countsOf(text: string): { counts?: MessageCounts } {
  const messages = groupsOf(
    /\[Valid Duration\].*; SentMessages=(?<sent>\d{1,15}); ReceivedMessages=(?<received>\d{1,15})/,
    text,
  );
  const trouble = groupsOf(
    /# dropped messages = (?<lost>\d{1,15}); # duplicated messages = (?<duplicated>\d{1,15}); # out-of-order messages = (?<outOfOrder>\d{1,15})/,
    text,
  );
  const counts: MessageCounts = Object.fromEntries(
    Object.entries({ ...messages, ...trouble }).map(([name, count]) => [name, Number(count)]),
  );
  return Object.keys(counts).length === 0 ? {} : { counts };
}

function logWarnings(log: FullLog | undefined, observations: number | undefined): string[] {
  if (!log || observations === undefined || log.count === observations) return [];
  return [`The full log holds ${log.count} of ${observations} observations; the run is partial.`];
}
