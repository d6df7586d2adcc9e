// The answer of a comparison in sentences, computed from its table and agreeing with it.
import type { QuantityKind } from '../model/measurement.ts';
import { formatBytes } from '../units/amount.ts';
import type { DurationUnit } from '../units/duration.ts';
import { chooseDurationUnit, formatDifference, formatDuration } from '../units/duration.ts';
import type { ComparisonRow, ComparisonTable } from './comparison-table.ts';
import { differenceOf } from './comparison-table.ts';
import { counted } from './words.ts';

/** With more the sentence is a list, and the table reads better. */
const mostNamed = 4;

export type AnswerContext = {
  readonly quantity: QuantityKind | undefined;
  readonly focusSize: number | undefined;
};

/**
 * What the comparison says, one sentence each: the medians against the baseline's, then what the runs allow to say.
 * Empty when the baseline has no data at the focus.
 */
export function comparisonAnswer(table: ComparisonTable, context: AnswerContext): string[] {
  const [baseline, ...candidates] = table.rows;
  const baselineNs = baseline && medianOf(baseline);
  if (baseline === undefined || baselineNs === undefined) return [];
  const unit = chooseDurationUnit(table.rows.flatMap((row) => medianOf(row) ?? []));
  const opening = openingOf(context);
  const named = candidates.slice(0, mostNamed);
  if (named.length === 0) return [`${opening} is ${formatDuration(baselineNs, unit)}.`];
  const sentences = named.map((row, index) => {
    const valueNs = medianOf(row);
    if (valueNs === undefined) return `${row.series.label}: no median at this size.`;
    const { text, percentText } = differenceOf(valueNs, baselineNs, unit);
    const value = formatDuration(valueNs, unit);
    return index === 0
      ? `${opening} with ${row.series.label} is ${value} against ${formatDuration(baselineNs, unit)}: ${text} (${percentText}).`
      : `${row.series.label} is at ${value} (${percentText}).`;
  });
  const more = candidates.length - named.length;
  return [
    ...sentences,
    ...(more > 0 ? [`${counted(more, 'more is', 'more are')} in the table.`] : []),
    ...verdictSentences(baseline, named, unit),
  ];
}

function medianOf({ series }: ComparisonRow): number | undefined {
  return series.focus?.figures.p50.valueNs;
}

/** `At 64 B, median half-rtt`. */
function openingOf({ quantity, focusSize }: AnswerContext): string {
  const median = `median ${quantity ?? 'latency'}`;
  if (focusSize !== undefined) return `At ${formatBytes(focusSize)}, ${median}`;
  return median.charAt(0).toUpperCase() + median.slice(1);
}

function verdictSentences(
  baseline: ComparisonRow,
  candidates: readonly ComparisonRow[],
  unit: DurationUnit,
): string[] {
  const sentences = candidates.flatMap(({ series, verdict, runs }) => {
    if (verdict.interval === undefined) return [];
    const { estimate, low, high } = verdict.interval;
    const who = candidates.length > 1 ? `${series.label}: ${verdict.kind}` : capital(verdict.kind);
    const interval = [low, high].map((end) => formatDifference(end, unit).replace(` ${unit}`, ''));
    return `${who}: ${formatDifference(estimate, unit)}, 95 % ${interval.join(' … ')}, ${runsWords(baseline.runs, runs)}.`;
  });
  const short = candidates.filter(({ verdict }) => verdict.kind === 'not enough runs');
  const [first] = short;
  if (first === undefined) return sentences;
  const who = short.length < candidates.length ? `${first.series.label}, ` : '';
  return [
    ...sentences,
    `${who}${runsWords(baseline.runs, first.runs)}: not enough runs to call a difference. Plan 5 or more per condition to learn the spread between runs.`,
  ];
}

function runsWords(baseline: number, candidate: number): string {
  if (baseline === candidate) return `${counted(baseline, 'run')} each`;
  return `${String(candidate)} against ${counted(baseline, 'run')}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
