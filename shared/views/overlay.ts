// Runs laid over one another: what the comparison workspace, the report and the command line show.
import type { RunId } from '../model/identifiers.ts';
import type { QuantityKind } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';
import { histogramOf } from '../statistics/distribution.ts';
import { comparisonAnswer } from './comparison-answer.ts';
import type { ComparisonTable } from './comparison-table.ts';
import { comparisonTable } from './comparison-table.ts';
import { hasLatency } from './latency-figures.ts';
import { focusSizeOf, sizesOf } from './message-sizes.ts';
import { commonToAll, overlayTitle } from './overlay-labels.ts';
import type { QuantityQuestion } from './overlay-quantity.ts';
import { conversionFactor, quantityOf, quantityQuestion } from './overlay-quantity.ts';
import type { ConvertedRun, OverlaySeries } from './overlay-series.ts';
import { overlaySeries } from './overlay-series.ts';
import { runTitle } from './run-title.ts';

export type OverlayRequest = {
  readonly runs: readonly Run[];
  /** The first drawable run when it is not given or cannot be drawn. */
  readonly baselineRunId?: RunId | undefined;
  /** In bytes. */
  readonly focusSize?: number | undefined;
  /** What a person chose to see; runs of the other round-trip quantity are then converted and marked. */
  readonly quantity?: QuantityKind | undefined;
};

export const chartKinds = ['size', 'ecdf', 'tail'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** A run that is listed and not drawn, with the reason in words. */
export type LeftOut = { readonly runId: RunId; readonly title: string; readonly reason: string };

export type ChartChoice = {
  readonly kind: ChartKind;
  /** Series that can be drawn in it, of all. */
  readonly drawable: number;
  readonly total: number;
  /** Why not all can be drawn; absent when they can. */
  readonly reason?: string;
};

export type Overlay = {
  /** Made from the factors that differ. */
  readonly title: string;
  /** What is common to all drawn runs. */
  readonly common: readonly string[];
  /** What everything shows; absent when no quantity is known. */
  readonly quantity?: QuantityKind;
  /** To be asked in place, until a quantity is chosen. */
  readonly question?: QuantityQuestion;
  /** Payload sizes in bytes, ascending, and the one in focus. */
  readonly sizes: readonly number[];
  readonly focusSize?: number;
  /** The baseline first. */
  readonly series: readonly OverlaySeries[];
  readonly table: ComparisonTable;
  /** Sentences. */
  readonly answer: readonly string[];
  readonly charts: readonly ChartChoice[];
  /** Discarded by a person: shown, not counted. */
  readonly discarded: readonly LeftOut[];
  /** Without latency figures, or of a quantity that does not fit. */
  readonly notDrawn: readonly LeftOut[];
};

/** Lays runs over one another. Never fails: what cannot be drawn is listed with its reason. */
export function overlay(request: OverlayRequest): Overlay {
  const isDiscarded = ({ annotation }: Run) => annotation.verdict?.kind === 'discarded';
  const counted = request.runs.filter((run) => !isDiscarded(run));
  const measured = counted.filter(({ measurements }) => measurements.some(hasLatency));
  const baseline = measured.find(({ id }) => id === request.baselineRunId) ?? measured[0];
  const question = request.quantity === undefined ? quantityQuestion(measured) : undefined;
  const quantity = request.quantity ?? (baseline && quantityOf(baseline));
  const converted = measured.flatMap((run) => convertedTo(run, quantity, question !== undefined));
  const drawn = converted.map(({ run }) => run);
  const series = overlaySeries(converted, request.baselineRunId, request.focusSize);
  const focusSize = focusSizeOf(drawn, request.focusSize);
  const table = comparisonTable(series);
  return {
    title: overlayTitle(drawn),
    common: commonToAll(drawn),
    ...(quantity !== undefined && { quantity }),
    ...(question && { question }),
    sizes: sizesOf(drawn),
    ...(focusSize !== undefined && { focusSize }),
    series,
    table,
    answer: comparisonAnswer(table, { quantity, focusSize }),
    charts: chartChoices(series),
    discarded: request.runs
      .filter(isDiscarded)
      .map((run) => leftOut(run, run.annotation.verdict?.reason ?? '')),
    notDrawn: counted
      .filter((run) => !drawn.includes(run))
      .map((run) => leftOut(run, reasonNotDrawn(run, quantity))),
  };
}

/** Until a person has answered the question about quantities nothing is converted. */
function convertedTo(
  run: Run,
  quantity: QuantityKind | undefined,
  isAsked: boolean,
): ConvertedRun[] {
  const factor = conversionFactor(quantityOf(run), quantity);
  return factor === undefined || (isAsked && factor !== 1) ? [] : [{ run, factor }];
}

function reasonNotDrawn(run: Run, quantity: QuantityKind | undefined): string {
  if (!run.measurements.some(hasLatency)) return `${run.state}, without latency figures`;
  const own = quantityOf(run);
  if (own === undefined) return 'its quantity is not known';
  return `reports ${own}, not ${quantity ?? 'an unknown quantity'}`;
}

function leftOut(run: Run, reason: string): LeftOut {
  return { runId: run.id, title: runTitle(run), reason };
}

function chartChoices(series: readonly OverlaySeries[]): ChartChoice[] {
  const withSizes = series.filter(({ sizes }) =>
    sizes.some(({ payloadBytes }) => payloadBytes !== undefined),
  ).length;
  const withCurve = series.filter(hasCurve).length;
  const total = series.length;
  const curveReason =
    'Of summary runs there are single figures and no distribution; they are drawn as points.';
  return [
    choice(
      'size',
      withSizes,
      total,
      'A tool that does not state its message size has no place on this axis.',
    ),
    choice('ecdf', withCurve, total, curveReason),
    choice('tail', withCurve, total, curveReason),
  ];
}

/** Whether a series has a whole distribution at the focus, so that a curve may be drawn. */
export function hasCurve({ focus }: OverlaySeries): boolean {
  const distribution = focus?.data.distribution;
  return distribution !== undefined && histogramOf(distribution) !== undefined;
}

function choice(kind: ChartKind, drawable: number, total: number, reason: string): ChartChoice {
  return { kind, drawable, total, ...(drawable < total && { reason }) };
}
