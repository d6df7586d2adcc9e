// osu_latency, osu_latency_mt, osu_latency_mp and osu_multi_lat of the OSU micro-benchmarks 3 to 7: microseconds by size.
//
//   # OSU MPI Multi-threaded Latency Test v5.7.1
//   # Size          Latency (us)
//   4                      40.51
//   # Size     Avg Latency(us)     P50 Tail Lat(us)     P90 Tail Lat(us)     P99 Tail Lat(us)          with -u, since 7
//
// A mean over the iterations of a size, of half the round trip: the source divides by 2 * iterations. Other tests of the suite
// (collectives, one-sided, bandwidth) measure something else and are refused. Lines of the MPI library stand around it.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement, QuantilePoint } from '../../model/measurement.ts';
import { nsFromUs } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { excerpt, type Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

const banner = /^# OSU MPI(?:-\w+)? (?:Multi(?:-\w+)? )?Latency Test(?: v(?<version>\d\S*))?\s*$/;
const anyBanner = /^# OSU \S.* Test\b/;
const title = /^# Size\s+(?:Avg )?Lat(?:ency)? ?\(us\)/;
const row = /^\d{1,12}(?:\s+\d+(?:\.\d+)?)+(?:\s+Pass)?\s*$/;

/** Whether a line names a latency test between two processes. */
export function isLatencyBanner(text: string): boolean {
  return banner.test(text);
}

/** Whether a line can stand below the name of the test. */
export function isTableLine(text: string): boolean {
  return row.test(text) || (text.startsWith('#') && !anyBanner.test(text));
}

/** Reads one output. Never throws; fails when it is another test or has no row. */
export function readOutput({
  stdout,
  stderr = '',
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = shortLinesOf(stdout);
  const first = lines.find(({ text }) => anyBanner.test(text));
  if (!first || !banner.test(first.text))
    return err(otherTest(first, [...lines, ...shortLinesOf(stderr)]));
  const at = lines.findIndex(({ text }) => title.test(text));
  const columns = lines[at]?.text.match(/P[\d.]+ Tail Lat\(us\)/g) ?? [];
  const rows = at < 0 ? [] : lines.slice(at + 1).filter(({ text }) => row.test(text));
  const read = rows.map((line) => measurementOf(line, columns));
  const measurements = read.flatMap(({ measurement }) => measurement ?? []);
  if (measurements.length === 0) return err(noRow(lines.findLast(hasText) ?? first));
  const { version } = groupsOf(banner, first.text);
  return ok({
    measurements,
    facts: {},
    parameters: {},
    ...(version !== undefined && { toolVersion: version }),
    warnings: read.flatMap(({ warnings }) => warnings),
    fatalWarnings: [],
  });
}

function measurementOf({ number, text }: Line, columns: readonly string[]) {
  const [size = 0, meanUs = 0, ...tailsUs] = text
    .replace(/\s+Pass\s*$/, '')
    .trim()
    .split(/\s+/)
    .map(Number);
  const percentiles: QuantilePoint[] = columns.flatMap((name, index) => {
    const us = tailsUs[index];
    const percentile = Number(/[\d.]+/.exec(name)?.[0]);
    return us === undefined ? [] : [{ percentile, valueNs: Math.round(nsFromUs(us)) }];
  });
  const { reported, warnings } = checkedFigures(
    { meanNs: Math.round(nsFromUs(meanUs)), percentiles },
    `Line ${String(number)}`,
  );
  const measurement: Measurement | undefined = reported && {
    payloadBytes: size,
    row: '',
    quantity: { kind: 'half-rtt', known: 'inferred' },
    reported: stated(reported),
  };
  return { measurement, warnings };
}

function otherTest(first: Line | undefined, said: readonly Line[]): ParseFailure {
  const line = first ?? said.findLast(hasText);
  return {
    ...(first && { line: first.number }),
    found: excerpt(line?.text ?? 'nothing'),
    expected: '# OSU MPI Latency Test, or its multi-threaded, multi-process or multi-pair form',
  };
}

function noRow({ number, text }: Line): ParseFailure {
  return { line: number, found: excerpt(text), expected: 'a row of size and latency below # Size' };
}

function hasText({ text }: Line): boolean {
  return text.trim() !== '';
}
