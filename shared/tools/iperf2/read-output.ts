// What iperf 2 printed as measurements: the result of each direction and stream, and its intervals as rows of their own.
//
// Its exit status is 0 whatever happens, so complaints among the lines, or on stderr, say that something went wrong.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { commaRowsOf } from './comma-rows.ts';
import { connectTimesOf } from './connect-times.ts';
import { arrivedOf, departedOf } from './datagrams.ts';
import { latencyOf } from './latency.ts';
import { rowsOf, type Row } from './rows.ts';
import { seriesOf, type Series } from './series.ts';
import { settingOf, type Setting } from './setting.ts';

/** A test that ran for less of its time than this was cut short. */
const leastShare = 0.9;
/** An hour in steps of a second; more would fill the file and tell nothing that a chart can show. */
const mostIntervals = 3600;

const complaint =
  /(?:connect|write|read|shutdown|send|bind) failed: |WARNING: did not receive ack|^iperf: /;

type Read = { readonly measurements: readonly Measurement[]; readonly warnings: readonly string[] };
/** Lines that say something of a whole stream, by its number. */
type Notes = ReadonlyMap<string, readonly Line[]>;
type Output = { readonly notes: Notes; readonly setting: Setting };

/** Reads one output. Never throws; fails when there is no row. */
export function readOutput({
  stdout,
  stderr = '',
  parameters,
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(stdout);
  const { rows, setting } = rowsIn(lines);
  const series = seriesOf(rows, setting.directionOf);
  const notes = notesOf(lines);
  const reads = series.map((one) => readSeries(one, { notes, setting }));
  const connect = connectTimesOf(lines);
  const measurements = [...reads.flatMap((read) => read.measurements), ...connect.measurements];
  const complaints = [...lines, ...linesOf(stderr)].filter(({ text }) => complaint.test(text));
  if (measurements.length === 0) return err(noRows(lines, complaints));
  return ok({
    measurements,
    facts: {},
    parameters: parametersOf(setting),
    ...(setting.startedAt !== undefined && { startedAt: setting.startedAt }),
    ...(setting.startedAtText !== undefined && { startedAtText: setting.startedAtText }),
    warnings: [...new Set([...reads, connect].flatMap((read) => read.warnings))],
    fatalWarnings: [
      ...new Set(complaints.map(({ text }) => `iperf: ${excerpt(text)}`)),
      ...series.flatMap((one) => earlyEnd(one, parameters?.['duration'])),
    ],
  });
}

function rowsIn(lines: readonly Line[]): {
  readonly rows: readonly Row[];
  readonly setting: Setting;
} {
  const setting = settingOf(lines);
  const comma = commaRowsOf(lines);
  if (comma.length === 0) return { rows: rowsOf(lines), setting };
  const received = new Set<Row>(comma.filter((row) => row.receives));
  return {
    rows: comma,
    setting: { ...setting, directionOf: (row) => (received.has(row) ? 'received' : 'sent') },
  };
}

function notesOf(lines: readonly Line[]): Notes {
  const notes = new Map<string, Line[]>();
  for (const line of lines) {
    const [, id] = /^\[ *([^\] ]{1,12})\] .*(?:datagrams|\(f\)-PDF)/.exec(line.text) ?? [];
    if (id === undefined) continue;
    const known = notes.get(streamOf(id));
    if (known) known.push(line);
    else notes.set(streamOf(id), [line]);
  }
  return notes;
}

/** `SUM-3` and `SUM` are the same: the one says over how many. */
function streamOf(id: string): string {
  return id.replace(/-\d+$/, '');
}

function readSeries(series: Series, output: Output): Read {
  const { name, result, intervals } = series;
  const reads = [
    ...(result ? [readRow(result, name, series, output)] : []),
    ...intervals
      .slice(0, mostIntervals)
      .map((row) => readRow(row, `${name}, ${row.start}-${row.end} s`, series, output)),
  ];
  return {
    measurements: reads.flatMap((read) => read.measurements),
    warnings: reads.flatMap((read) => read.warnings),
  };
}

/** Notes say something of the whole test, so they belong to its result alone. */
function readRow(row: Row, name: string, series: Series, { notes: all, setting }: Output): Read {
  const notes = row === series.result ? (all.get(streamOf(row.id)) ?? []) : [];
  if (setting.latency === 'rtt') return readBounced(row, name, notes, setting);
  const { payloadBytes, protocol } = setting;
  const delays = setting.latency ? latencyOf(row, notes, name) : { figures: {}, warnings: [] };
  const messages = (series.direction === 'received' ? arrivedOf : departedOf)(row, notes);
  return {
    measurements: [
      {
        ...(payloadBytes !== undefined && protocol === 'udp' && { payloadBytes }),
        row: name,
        bitsPerSecond: row.bitsPerSecond,
        ...(delays.figures.reported && {
          quantity: { kind: 'one-way-delay', known: 'inferred' } as const,
        }),
        ...delays.figures,
        ...messages.figures,
      },
    ],
    warnings: [
      ...delays.warnings,
      ...messages.warnings,
      ...(delays.figures.reported ? [clocks] : []),
    ],
  };
}

const clocks =
  'One-way delays compare the clocks of both hosts: they are true only where those are synchronised.';

/** Of messages that are bounced back, the bit rate counts the pauses between them and says nothing. */
function readBounced(row: Row, name: string, notes: readonly Line[], setting: Setting): Read {
  const { figures, warnings } = latencyOf(row, notes, name);
  if (!figures.reported) return { measurements: [], warnings };
  const { payloadBytes } = setting;
  const measurement: Measurement = {
    ...(payloadBytes !== undefined && { payloadBytes }),
    row: name.replace(/^sent(?:, )?/, ''),
    quantity: { kind: 'rtt', known: 'inferred' },
    ...figures,
  };
  return { measurements: [measurement], warnings };
}

function parametersOf({ protocol, latency, payloadBytes }: Setting): ParsedOutput['parameters'] {
  return {
    ...(protocol !== undefined && { test: latency === 'rtt' ? 'bounceback' : protocol }),
    ...(payloadBytes !== undefined && { length: payloadBytes }),
  };
}

function earlyEnd({ name, result, intervals }: Series, duration: unknown): string[] {
  if (!result)
    return [`${name}: the output ends before its result, after ${intervals.at(-1)?.end ?? '0'} s.`];
  const isShort = typeof duration === 'number' && Number(result.end) < duration * leastShare;
  return isShort ? [`${name}: ${result.end} of ${String(duration)} s were measured.`] : [];
}

function noRows(lines: readonly Line[], complaints: readonly Line[]): ParseFailure {
  const last = lines.findLast(({ text }) => text.trim() !== '');
  return {
    ...(last && { line: last.number }),
    found: excerpt(complaints[0]?.text ?? last?.text ?? 'nothing'),
    expected: 'a row such as [  1] 0.0000-1.0000 sec  1.63 GBytes  14.0 Gbits/sec',
  };
}
