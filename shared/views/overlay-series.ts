// The series of an overlay: which runs stand behind one line, and what it shows at each message size.
//
// Repeats (complete runs of one test with equal parameters, on one pair, with equal factors) are one series when all of
// them hold distributions: their histograms are merged. Runs that hold only printed figures stay apart, because
// percentiles cannot be averaged; so do runs that are not complete, because they are not repeats of the others.
import { ensure } from '../base/assert.ts';
import type { RunId } from '../model/identifiers.ts';
import type { Run } from '../model/run.ts';
import { histogramOf, mergeDistributions } from '../statistics/distribution.ts';
import type { Nanoseconds } from '../units/duration.ts';
import type { LatencyData, LatencyFigures } from './latency-figures.ts';
import { hasLatency, latencyFigures } from './latency-figures.ts';
import { focusSizeOf, latencyAt, sizesOf } from './message-sizes.ts';
import { seriesLabels } from './overlay-labels.ts';
import { conversionMark } from './overlay-quantity.ts';

/** A run with the factor that converts its figures to the quantity of the overlay. */
export type ConvertedRun = { readonly run: Run; readonly factor: number };

export type SeriesAtSize = {
  readonly payloadBytes?: number;
  /** As measured; multiply by the factor of the series. */
  readonly data: LatencyData;
  /** Converted. */
  readonly figures: LatencyFigures;
};

export type OverlaySeries = {
  /** The first run's id. */
  readonly key: RunId;
  /** Colour, dash and marker: 0 is the baseline, others count from 1. */
  readonly number: number;
  readonly label: string;
  readonly isBaseline: boolean;
  readonly runIds: readonly RunId[];
  /** What must stand beside the label: run state, verdict, assumed quantity, conversion. */
  readonly marks: readonly string[];
  readonly factor: number;
  /** By size, ascending; a size that no tool stated comes first. */
  readonly sizes: readonly SeriesAtSize[];
  /** At the size in focus; absent when there are no data. */
  readonly focus?: SeriesAtSize;
  /** Of each run that has one at the focus: what the spread between runs and their drift are told from. */
  readonly runMedians: readonly RunMedian[];
};

/** The median of one run, converted. */
export type RunMedian = {
  readonly runId: RunId;
  readonly valueNs: Nanoseconds;
  /** Place in the executed order of its plan; absent for runs without a plan. */
  readonly orderIndex?: number;
};

/** The series of runs that can be drawn, the baseline's first. */
export function overlaySeries(
  converted: readonly ConvertedRun[],
  baselineRunId: RunId | undefined,
  wantedSize: number | undefined,
): OverlaySeries[] {
  const runs = converted.map(({ run }) => run);
  const focusSize = focusSizeOf(runs, wantedSize);
  const groups = groupsOf(converted);
  const wanted = groups.findIndex((group) => group.some(({ run }) => run.id === baselineRunId));
  const baseline = groups[Math.max(0, wanted)];
  const ordered = [baseline, ...groups.filter((group) => group !== baseline)].flatMap((group) =>
    group === undefined ? [] : [group],
  );
  const labels = seriesLabels(ordered.map((group) => group.map(({ run }) => run)));
  return ordered.map((group, number) => seriesOf(group, number, labels[number] ?? '', focusSize));
}

function groupsOf(converted: readonly ConvertedRun[]): ConvertedRun[][] {
  const groups = new Map<string, ConvertedRun[]>();
  for (const item of converted) {
    const key = isMergeable(item.run) ? conditionKey(item.run) : item.run.id;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** Whether everything that a run measured can be merged; runs without a pair cannot be known to repeat one another. */
function isMergeable({ state, pair, measurements }: Run): boolean {
  const latency = measurements.filter(hasLatency);
  return (
    state === 'complete' &&
    pair !== undefined &&
    latency.every(({ distribution }) => distribution && histogramOf(distribution))
  );
}

function conditionKey({ tool, testTitle, pair, parameters, factors }: Run): string {
  const sorted = (record: object) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    tool.id,
    testTitle,
    pair?.pairId ?? pair?.name,
    sorted(parameters),
    sorted(factors),
  ]);
}

function seriesOf(
  group: readonly ConvertedRun[],
  number: number,
  label: string,
  focusSize: number | undefined,
): OverlaySeries {
  const runs = group.map(({ run }) => run);
  const factor = group[0]?.factor ?? 1;
  const unstated = runs.some((run) => latencyAt(run, undefined) !== undefined);
  const payloads = [...(unstated ? [undefined] : []), ...sizesOf(runs)];
  const sizes = payloads.flatMap((payloadBytes) => atSize(runs, payloadBytes, factor));
  const focus = sizes.find(({ payloadBytes }) => payloadBytes === focusSize);
  return {
    key: ensure(runs[0], 'a group has at least one run').id,
    number,
    label,
    isBaseline: number === 0,
    runIds: runs.map(({ id }) => id),
    marks: marksOf(runs, factor),
    factor,
    sizes,
    ...(focus && { focus }),
    runMedians: runs.flatMap((run) => medianAt(run, focusSize, factor)),
  };
}

function atSize(
  runs: readonly Run[],
  payloadBytes: number | undefined,
  factor: number,
): SeriesAtSize[] {
  const rows = runs.flatMap((run) => latencyAt(run, payloadBytes) ?? []);
  const [first, ...others] = rows;
  if (first === undefined) return [];
  const distributions = rows.flatMap(({ distribution }) => distribution ?? []);
  const data: LatencyData =
    others.length === 0 ? first : { distribution: mergeDistributions(distributions) };
  return [
    {
      ...(payloadBytes !== undefined && { payloadBytes }),
      data,
      figures: latencyFigures(data, factor),
    },
  ];
}

function medianAt(run: Run, payloadBytes: number | undefined, factor: number): RunMedian[] {
  const row = latencyAt(run, payloadBytes);
  const valueNs = row && latencyFigures(row, factor).p50.valueNs;
  if (valueNs === undefined) return [];
  const { id: runId, orderIndex } = run;
  return [{ runId, valueNs, ...(orderIndex !== undefined && { orderIndex }) }];
}

function marksOf(runs: readonly Run[], factor: number): string[] {
  const states = runs.map(({ state }) => state).filter((state) => state !== 'complete');
  const isSuspect = runs.some(({ annotation }) => annotation.verdict?.kind === 'suspect');
  const isAssumed = runs.some(({ measurements }) =>
    measurements.some(({ quantity }) => quantity?.known === 'assumed'),
  );
  return [
    ...new Set(states),
    ...(isSuspect ? ['suspect'] : []),
    ...(isAssumed ? ['quantity assumed'] : []),
    ...[conversionMark(factor)].filter((mark) => mark !== undefined),
  ];
}
