// An output of sfnt-stream as measurements: one a rate. Header: ../sfnt-pingpong/header.ts and two lines more; table: table.ts.
//
//   # msgsize=24                bytes
//   # return_latency=36430      ns: half of the mean round trip while nothing else is sent
//   # reporting: 1/2 RTT        only since 2026-03; `RTT` with --rtt
//
// The program measures the round trip of a message in a stream, by one clock. Without --rtt it prints that round trip minus
// return_latency, as an estimate of the way there: neither a half round trip nor a one-way delay, and negative when the
// stream finds a host more awake than the idle test did. The constant is in the header, so it is added back here and the
// measured round trips stand in the notebook, exact to the nanosecond, none of them negative. Where the header was cut away
// nothing can be added, and the latency is left out.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement, Quantity } from '../../model/measurement.ts';
import { checkedFigures } from '../printed-figures.ts';
import { askedPercentile, percentileWarnings } from '../sfnt-pingpong/asked-percentile.ts';
import { readHeader, type Header } from '../sfnt-pingpong/header.ts';
import { stated } from '../stated.ts';
import { instantOf } from '../text/date.ts';
import { groupsOf } from '../text/groups.ts';
import { excerpt } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import { readSampleFile } from '../text/sample-file.ts';
import { streamRows } from '../text/sample-lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { missingRates, parametersOf } from './rates.ts';
import { readTable, tableTitle, type Row } from './table.ts';

type Context = {
  readonly output: ToolOutput;
  readonly header: Header;
  readonly payloadBytes: number | undefined;
  readonly quantity: Quantity;
  /** What the program subtracted from every round trip; `undefined` when that is not known. */
  readonly subtractedNs: number | undefined;
};

/** The name under which the runner fetches the samples of one rate. */
export function sampleFileName(payloadBytes: number, rate: number): string {
  return `raw-${String(payloadBytes)}-${String(rate)}.dat`;
}

/** Reads one output. Never throws; fails when there is no table, or no row in it. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = shortLinesOf(output.stdout);
  const title = lines.findIndex(({ text }) => tableTitle.test(text));
  const { rows, fatalWarnings } = readTable(title < 0 ? [] : lines.slice(title + 1));
  const reason = reasonOf(output);
  if (rows.length === 0) return err(noRow(output, reason));
  const context = contextOf(output);
  const { header, subtractedNs } = context;
  const read = rows.map((row) => measurementOf(row, context));
  const { commandLine = '', version, date } = header;
  const startedAt = date === undefined ? undefined : instantOf(date);
  return ok({
    measurements: read.map(({ measurement }) => measurement),
    facts: { initiator: header.initiatorFacts, responder: header.responderFacts },
    parameters: stated({ ...parametersOf(commandLine), size: context.payloadBytes }),
    ...stated({
      toolVersion: version,
      startedAt,
      startedAtText: startedAt === undefined ? date : undefined,
    }),
    warnings: [
      ...header.warnings,
      ...(subtractedNs === undefined ? [] : percentileWarnings(header)),
      ...subtractionWarnings(subtractedNs),
      ...read.flatMap(({ warnings }) => warnings),
    ],
    fatalWarnings: [
      ...fatalWarnings,
      ...missingRates(commandLine, rows, output),
      ...(reason === undefined ? [] : [`sfnt-stream said: ${reason}`]),
    ],
  });
}

function contextOf(output: ToolOutput): Context {
  const header = readHeader(shortLinesOf(output.stdout));
  const printed = (name: string) => {
    const { value } = groupsOf(
      new RegExp(`^#\\s*${name}=(?<value>-?\\d{1,12})\\s*$`, 'm'),
      output.stdout,
    );
    return value === undefined ? undefined : Number(value);
  };
  const isRtt = header.reporting === 'RTT' || /\s--rtt(?:\s|=1|$)/.test(header.commandLine ?? '');
  const asPrinted = header.reporting === 'RTT' ? 'printed' : 'inferred';
  return {
    output,
    header,
    payloadBytes: printed('msgsize'),
    quantity: { kind: 'rtt', known: asPrinted },
    subtractedNs: isRtt ? 0 : printed('return_latency'),
  };
}

function measurementOf(row: Row, context: Context) {
  const { payloadBytes, quantity } = context;
  const { reported, warnings } = figuresOf(row, context);
  const samples = samplesOf(row, context);
  const isKnown = reported !== undefined || samples.distribution !== undefined;
  const measurement: Measurement = stated({
    payloadBytes,
    row: `at ${String(row.target)} messages/s`,
    quantity: isKnown ? quantity : undefined,
    reported,
    distribution: samples.distribution,
    counts: { lost: row.drops, outOfOrder: row.outOfOrder },
    messagesPerSecond: row.received,
  });
  return { measurement, warnings: [...warnings, ...samples.warnings, ...rowWarnings(row)] };
}

function figuresOf(row: Row, { header, subtractedNs }: Context) {
  if (subtractedNs === undefined) return { warnings: [] };
  const percentile = askedPercentile(header);
  const points = [
    { percentile: 50, valueNs: row.medianNs + subtractedNs },
    { percentile, valueNs: row.percentileNs + subtractedNs },
  ];
  return checkedFigures(
    {
      count: row.samples,
      meanNs: row.meanNs + subtractedNs,
      minNs: row.minNs + subtractedNs,
      maxNs: row.maxNs + subtractedNs,
      standardDeviationNs: row.standardDeviationNs,
      percentiles: percentile < 100 && percentile !== 50 ? points : points.slice(0, 1),
    },
    `Line ${String(row.line.number)}`,
  );
}

/** Despite its title in ns, the file has seconds with nine decimals, the latency in the third column. */
function samplesOf({ target }: Row, { output, payloadBytes, subtractedNs }: Context) {
  const name = sampleFileName(payloadBytes ?? 0, target);
  const file = output.files?.[name];
  if (file === undefined || subtractedNs === undefined) return { warnings: [] };
  return readSampleFile(name, file, streamRows(subtractedNs));
}

function subtractionWarnings(subtractedNs: number | undefined): string[] {
  if (subtractedNs === 0) return [];
  if (subtractedNs === undefined) {
    return [
      'The output has no # return_latency=, so what was subtracted from each round trip is not known; its latency is left out.',
    ];
  }
  return [
    `The table prints round trips minus return_latency, ${String(subtractedNs)} ns; it is added back to every figure here.`,
  ];
}

function rowWarnings({ target, sent, drops, outOfOrder, behind }: Row): string[] {
  const at = `At ${String(target)} messages/s`;
  return [
    ...(drops + outOfOrder > 0
      ? [`${at}: ${String(drops)} messages were lost, ${String(outOfOrder)} came out of order.`]
      : []),
    ...(behind > 0
      ? [`${at}: the sender fell behind its plan ${String(behind)} times and sent ${String(sent)}.`]
      : []),
  ];
}

/** The `ERROR` that names a cause; others name a place in the source. */
function reasonOf({ stdout, stderr = '' }: ToolOutput): string | undefined {
  const errors = shortLinesOf(`${stdout}\n${stderr}`).filter(({ text }) =>
    text.startsWith('ERROR: '),
  );
  const telling =
    errors.find(({ text }) => text.includes('errno=')) ??
    errors.find(({ text }) => /: Failed|mismatch/i.test(text)) ??
    errors.at(-1);
  return telling && excerpt(telling.text);
}

function noRow({ stdout, stderr = '' }: ToolOutput, reason: string | undefined): ParseFailure {
  const last = shortLinesOf(`${stdout}\n${stderr}`).findLast(({ text }) => text.trim() !== '');
  return {
    found: reason ?? excerpt(last?.text ?? 'nothing'),
    expected: 'a row of 17 figures below #target send recv mean min median max %ile',
  };
}
