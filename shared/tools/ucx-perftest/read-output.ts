// The client's table of ucx_perftest (UCX 1.4 to 1.15), or its CSV with -v.
//
//   |              |              |        latency (usec)        |   bandwidth (MB/s)  |  message rate (msg/s) |
//   |    Stage     | # iterations | 50.0%ile | average | overall |  average |  overall  |  average  |  overall  |
//   Final:                  5000      3.656     3.905     3.905       15.63      15.63      256055      256055
//
//   iterations,50.0_percentile_lat,avg_lat,overall_lat,avg_bw,overall_bw,avg_mr,overall_mr
//   2000,3.439,3.689,3.689,16.54,16.54,271059,271059
//
// Of each pair the first is of the last second, the second of the whole test; a percentile (older: `typical`, the median)
// is of the latest iterations only. Half the round trip for the ping-pong tests: the source divides by 2. MB are 1,048,576
// bytes. With -f the first column is `Test` and the only row has no stage. Bandwidth tests print `overhead`, which is the
// time of one call and no latency. The size stands in the server's output.
import { err, ok, type Result } from '../../base/result.ts';
import type { Measurement } from '../../model/measurement.ts';
import type { ParameterValues } from '../../model/plan.ts';
import { nsFromUs } from '../../units/duration.ts';
import { checkedFigures, type CheckedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { groupsOf } from '../text/groups.ts';
import { excerpt, type Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

/** The percentile is of at most so many iterations, the latest ones (TIMING_QUEUE_SIZE in the source). */
const percentileIterations = 2048;

const bitsPerMib = 8 * 2 ** 20;

/** One-sided operations and calls that wait for their answer are timed whole. */
const wholeRoundTrip = /^(?:get|fadd|swap|cswap|ucp_get|ucp_fadd|ucp_swap|ucp_cswap)$/;

const tableTitle = /# iterations \| +(?:(?<percentile>[\d.]+)%ile|typical) \| average \| overall/;
const csvTitle =
  /^iterations,(?:(?<percentile>[\d.]+)_percentile|typical)_lat,avg_lat,overall_lat,/;
const row = /^\s*(?:(?<stage>Final:|\[thread \d+\])\s+)?\d+(?:\s+\d+(?:\.\d+)?){7}\s*$/;
const csvRow = /^\d+(?:,\d+(?:\.\d+)?){7}$/;

/** Whether a line is a title that only ucx_perftest prints. */
export function isTitle(text: string): boolean {
  return tableTitle.test(text) || csvTitle.test(text);
}

/** Whether a line is a row of figures. */
export function isRow(text: string): boolean {
  return row.test(text) || csvRow.test(text);
}

/** Reads one output. Never throws; fails when there is no row below a title. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = shortLinesOf(output.stdout);
  const at = lines.findIndex(({ text }) => isTitle(text));
  const line = lines.slice(at + 1).findLast(({ text }) => isRow(text));
  if (at < 0 || !line) return err(noRow(output));
  const { measurement, warnings } = measurementOf(line, lines[at]?.text ?? '', output);
  const isEnded = line.text.includes(',') || /^\s*Final:/.test(line.text);
  const hasStages = lines[at]?.text.includes('Stage') ?? false;
  return ok({
    measurements: [measurement],
    facts: {},
    parameters: stated({ size: measurement.payloadBytes }),
    warnings,
    fatalWarnings:
      hasStages && !isEnded ? ['The output ends before its row Final; the run is partial.'] : [],
  });
}

function measurementOf(line: Line, title: string, output: ToolOutput) {
  const { stdout, parameters = {} } = output;
  const figures = line.text.replace(/^\s*(?:Final:|\[thread \d+\])/, '');
  const cells = figures
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , , , , overallMib = 0, , overallRate = 0] = cells;
  const { reported, warnings } = hasLatency(output)
    ? latencyOf(cells, title, `Line ${String(line.number)}`)
    : { warnings: [] };
  const measurement: Measurement = stated({
    payloadBytes: sizeOf(stdout, parameters),
    row: '',
    quantity: reported && quantityOf(stdout, parameters),
    reported,
    messagesPerSecond: overallRate,
    bitsPerSecond: overallMib * bitsPerMib,
  });
  return { measurement, warnings };
}

function latencyOf(cells: readonly number[], title: string, place: string): CheckedFigures {
  const [iterations = 0, percentileUs = 0, , overallUs = 0] = cells;
  const { percentile = '50' } = {
    ...groupsOf(tableTitle, title),
    ...groupsOf(csvTitle, title),
  };
  const { reported, warnings } = checkedFigures(
    {
      count: iterations,
      meanNs: Math.round(nsFromUs(overallUs)),
      percentiles: [
        { percentile: Number(percentile), valueNs: Math.round(nsFromUs(percentileUs)) },
      ],
    },
    place,
  );
  if (!reported || iterations <= percentileIterations)
    return { warnings, ...(reported && { reported }) };
  const partly = `The percentile covers the latest ${String(percentileIterations)} of ${String(iterations)} iterations, the mean all of them.`;
  return { reported, warnings: [...warnings, partly] };
}

function hasLatency({ stdout, parameters: { test } = {} }: ToolOutput): boolean {
  return !stdout.includes('overhead') && !(typeof test === 'string' && test.endsWith('_bw'));
}

/** The output does not name its test, unless the server's banner was pasted with it. */
function quantityOf(text: string, { test }: ParameterValues): Measurement['quantity'] {
  const { words } = groupsOf(/^\| Test:\s+(?<words>\S.*\S)\s*\|$/m, text);
  const isWhole =
    (typeof test === 'string' && wholeRoundTrip.test(test)) ||
    (words !== undefined && /\bget\b|fetch|swap/.test(words));
  const isKnown = typeof test === 'string' || words !== undefined;
  return { kind: isWhole ? 'rtt' : 'half-rtt', known: isKnown ? 'inferred' : 'assumed' };
}

function sizeOf(text: string, { size }: ParameterValues): number | undefined {
  const { bytes } = groupsOf(/^\| Message size:\s+(?<bytes>\d{1,12})\s*\|$/m, text);
  if (bytes !== undefined) return Number(bytes);
  return typeof size === 'number' ? size : undefined;
}

function noRow({ stdout, stderr = '' }: ToolOutput): ParseFailure {
  const said = [...shortLinesOf(stdout), ...shortLinesOf(stderr)].filter(
    ({ text }) => text.trim() !== '',
  );
  const reason = said.find(({ text }) => text.includes(' ERROR ')) ?? said.at(-1);
  return {
    found: excerpt(reason?.text ?? 'nothing'),
    expected: 'a row of 8 figures, with Final: before it',
  };
}
