// netperf's output as measurements. Its forms stand in banner.ts, classic-table.ts, selectors.ts, histogram.ts and interim.ts.
//
// Stopped by SIGINT, netperf prints its result as if nothing had happened; only the time that it ran tells.
import { err, ok, type Result } from '../../base/result.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { bannerAt, bannerOf, type Banner, type TestKind } from './banner.ts';
import { classicValues } from './classic-table.ts';
import { interimOf } from './interim.ts';
import { keyedValues, titledValues, type Selected } from './selectors.ts';
import { streamsOf } from './streams.ts';
import { transactionsOf, type Read } from './transactions.ts';

/** A test that ran for less of its time than this was stopped. */
const leastShare = 0.9;

/** Reads one output. Never throws; fails when there is neither a result nor an interim one. */
export function readOutput({
  stdout,
  stderr = '',
  parameters,
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(stdout);
  const first = lines.findIndex(({ text }) => bannerOf(text));
  const body = lines.slice(first + 1);
  const banner = bannerAt(lines, first);
  if (!banner) return err(noResult(lines, stderr));
  const selected = selectedOf(body, banner.kind);
  const { measurements, warnings } = resultOf(banner, selected, body);
  const interim = interimOf(body);
  if (measurements.length + interim.measurements.length === 0) return err(noResult(body, stderr));
  return ok({
    measurements: [...measurements, ...interim.measurements],
    facts: {},
    parameters: parametersOf(banner, selected),
    ...(interim.startedAt !== undefined && { startedAt: interim.startedAt }),
    warnings: [...warnings, ...unitWarnings(selected), ...confidenceWarnings(banner, body)],
    fatalWarnings: [
      ...(measurements.length === 0 ? ['netperf was cut off: it has interim results only.'] : []),
      ...earlyEnd(selected, parameters?.['duration']),
    ],
  });
}

function resultOf(banner: Banner, selected: Selected, body: readonly Line[]): Read {
  const kind = kindOf(banner.kind, selected);
  const isStream = kind === 'stream' || kind === 'udp-stream';
  return isStream ? streamsOf(kind, selected) : transactionsOf({ ...banner, kind }, selected, body);
}

/** Selectors may stand beside a histogram and an alignment table, never beside a classic table. */
function selectedOf(body: readonly Line[], kind: TestKind): Selected {
  const known = new Map([...classicValues(body, kind), ...keyedValues(body)]);
  return known.size > 0 ? known : titledValues(body);
}

function kindOf(kind: TestKind, selected: Selected): TestKind {
  if (kind !== 'omni') return kind;
  const isTransaction =
    selected.get('DIRECTION') === 'Send|Recv' || selected.get('THROUGHPUT_UNITS') === 'Trans/s';
  if (isTransaction) return 'rr';
  return selected.get('PROTOCOL') === 'UDP' ? 'udp-stream' : 'stream';
}

function parametersOf({ test }: Banner, selected: Selected): ParsedOutput['parameters'] {
  const [request, response] = ['REQUEST_SIZE', 'RESPONSE_SIZE'].map((key) =>
    Number(selected.get(key) ?? Number.NaN),
  );
  return {
    ...(test !== undefined && { test }),
    ...(request !== undefined && request >= 1 && { requestSize: request }),
    ...(response !== undefined && response >= 1 && { responseSize: response }),
  };
}

function unitWarnings(selected: Selected): string[] {
  if (!selected.has('THROUGHPUT') || selected.has('THROUGHPUT_UNITS')) return [];
  return [
    'The unit of THROUGHPUT is not printed: it is taken to be the one that netperf uses without -f.',
  ];
}

function confidenceWarnings({ confidence }: Banner, body: readonly Line[]): string[] {
  const width = body
    .map(({ text }) => /^!!! Confidence intervals: Throughput +: +([\d.]+)%/.exec(text)?.[1])
    .find((found) => found !== undefined);
  if (confidence === undefined || width === undefined) return [];
  return [
    `The confidence asked for, ${confidence}, was not reached: the throughput is known to ${width} %.`,
  ];
}

function earlyEnd(selected: Selected, duration: unknown): string[] {
  const elapsed = Number(selected.get('ELAPSED_TIME') ?? Number.NaN);
  if (typeof duration !== 'number' || !(elapsed < duration * leastShare)) return [];
  return [`The test ran for ${String(elapsed)} of ${String(duration)} s: it was stopped.`];
}

/** What stands where the result should: a complaint, on either stream. */
function noResult(lines: readonly Line[], stderr: string): ParseFailure {
  const complaint = linesOf(stderr).find(({ text }) => text.trim() !== '');
  const first = lines.find(({ text }) => text.trim() !== '');
  return {
    ...(first && { line: first.number }),
    found: excerpt(complaint?.text ?? first?.text ?? 'nothing'),
    expected: 'a line such as TCP REQUEST/RESPONSE TEST from, and a result below it',
  };
}
