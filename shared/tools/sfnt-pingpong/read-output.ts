// An output of sfnt-pingpong as measurements, facts and warnings.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement, Quantity } from '../../model/measurement.ts';
import { instantOf } from '../text/date.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import { readSampleFile } from '../text/sample-file.ts';
import { wholeNumbers } from '../text/sample-lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { parametersOf, promptedCommand, wrappersOf } from './command-line.ts';
import { askedPercentile, percentileWarnings } from './asked-percentile.ts';
import { readHeader, type Header } from './header.ts';
import { missingSizes } from './sizes.ts';
import { readTable, tableTitle, type Row, type Table } from './table.ts';

/** What the tool takes when it is not told otherwise. */

/** Reads one output. Never throws; fails when there is no table, or no row in it. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(output.stdout);
  const title = lines.findIndex(({ text }) => tableTitle.test(text));
  const reason = reasonOf(output);
  if (title < 0) return err(noTable(output, reason));
  const table = readTable(lines.slice(title + 1));
  if (table.rows.length === 0) return err(noRow(lines.slice(title), table, reason));
  const header = readHeader(lines);
  const prompted = lines.flatMap(({ text }) => promptedCommand(text) ?? [])[0];
  const commandLine = header.commandLine ?? prompted;
  const quantity = quantityOf(header, commandLine);
  const rows = table.rows.map((row) => measurementOf(row, header, quantity, output));
  return ok({
    measurements: rows.map(({ measurement }) => measurement),
    facts: { initiator: header.initiatorFacts, responder: header.responderFacts },
    parameters: {
      ...(commandLine === undefined ? {} : parametersOf(commandLine)),
      ...(prompted === undefined ? {} : wrappersOf(prompted)),
    },
    ...(header.version !== undefined && { toolVersion: header.version }),
    ...startOf(header),
    warnings: [
      ...header.warnings,
      ...percentileWarnings(header),
      ...rows.flatMap(({ warnings }) => warnings),
    ],
    fatalWarnings: [
      ...table.fatalWarnings,
      ...missingSizes(
        commandLine,
        table.rows.map(({ payloadBytes }) => payloadBytes),
      ),
      ...(reason === undefined ? [] : [`sfnt-pingpong said: ${reason}`]),
    ],
  });
}

function startOf({ date }: Header): Pick<ParsedOutput, 'startedAt' | 'startedAtText'> {
  if (date === undefined) return {};
  const startedAt = instantOf(date);
  return startedAt === undefined ? { startedAtText: date } : { startedAt };
}

/** Where in its source it failed, and that it failed, stand around the line that says why; the loader's lines are not its. */
const telling = /^ERROR: (?!ld\.so|at |\(|Test )/;

/** Why the tool gave up, in its own words. */
function reasonOf({ stdout, stderr = '' }: ToolOutput): string | undefined {
  const line = linesOf(`${stderr}\n${stdout}`).find(({ text }) => telling.test(text));
  return line && excerpt(line.text);
}

function noRow(
  belowTitle: readonly Line[],
  table: Table,
  reason = 'the end of the output',
): ParseFailure {
  const [title, ...rest] = belowTitle;
  const below = rest.find(({ text }) => text.trim() !== '');
  return {
    line: (below ?? title)?.number ?? 1,
    found: table.fatalWarnings[0] ?? (below ? excerpt(below.text) : reason),
    expected: 'a row of 8 figures below the table title',
  };
}

function noTable({ stdout, stderr = '' }: ToolOutput, reason: string | undefined): ParseFailure {
  const last = linesOf(`${stdout}\n${stderr}`).findLast(({ text }) => text.trim() !== '');
  return {
    found: reason ?? excerpt(last?.text ?? 'nothing'),
    expected: 'a table with the title # size mean min median max %ile stddev iter',
  };
}

/** The name under which the runner fetches the samples of one size. */
export function sampleFileName(payloadBytes: number): string {
  return `raw-${String(payloadBytes)}.dat`;
}

function quantityOf(header: Header, commandLine: string | undefined): Quantity {
  if (header.reporting !== undefined) {
    return { kind: header.reporting === 'RTT' ? 'rtt' : 'half-rtt', known: 'printed' };
  }
  if (commandLine === undefined) return { kind: 'half-rtt', known: 'assumed' };
  const isRtt = parametersOf(commandLine)['rtt'] === true;
  return { kind: isRtt ? 'rtt' : 'half-rtt', known: 'inferred' };
}

function measurementOf(row: Row, header: Header, quantity: Quantity, { files }: ToolOutput) {
  const { payloadBytes, count, meanNs, minNs, maxNs, standardDeviationNs } = row;
  const name = sampleFileName(payloadBytes);
  const file = files?.[name];
  const samples = file ? readSampleFile(name, file, wholeNumbers) : { warnings: [] };
  const { percentiles, warnings } = percentilesOf(row, askedPercentile(header));
  const measurement: Measurement = {
    payloadBytes,
    row: '',
    quantity,
    reported: { count, meanNs, minNs, maxNs, standardDeviationNs, percentiles },
    ...('distribution' in samples && { distribution: samples.distribution }),
  };
  return { measurement, warnings: [...samples.warnings, ...warnings] };
}

/** The median and the percentile that was asked for, unless that is the median again or lies past the samples. */
function percentilesOf(row: Row, percentile: number) {
  const { payloadBytes, minNs, medianNs, maxNs, percentileNs } = row;
  const median = { percentile: 50, valueNs: medianNs };
  if (percentile >= 100 || percentile === 50) return { percentiles: [median], warnings: [] };
  const [least, most] = percentile < 50 ? [minNs, medianNs] : [medianNs, maxNs];
  if (percentileNs < least || percentileNs > most) {
    const words = `Size ${payloadBytes}: the %ile figure contradicts the others and is left out.`;
    return { percentiles: [median], warnings: [words] };
  }
  const asked = { percentile, valueNs: percentileNs };
  return { percentiles: percentile < 50 ? [asked, median] : [median, asked], warnings: [] };
}
