// Which quantity an overlay shows. Quantities are never mixed: rtt and half-rtt are converted when a person says so,
// and marked; a one-way delay is neither half nor double of anything.
import type { QuantityKind } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';
import { hasLatency } from './latency-figures.ts';
import { counted } from './words.ts';

/** What to ask when runs report different quantities. */
export type QuantityQuestion = {
  readonly text: string;
  /** Quantities to which all convertible runs can be brought; empty when there is nothing to choose. */
  readonly choices: readonly QuantityKind[];
};

/** The quantity of a run's first latency figures; `undefined` when the run has none or its quantity is unknown. */
export function quantityOf(run: Run): QuantityKind | undefined {
  return run.measurements.find((row) => hasLatency(row) && row.quantity)?.quantity?.kind;
}

/** Factor that makes `to` of `from`, or `undefined` where that cannot be done. */
export function conversionFactor(
  from: QuantityKind | undefined,
  to: QuantityKind | undefined,
): number | undefined {
  if (from === to) return 1;
  if (from === 'rtt' && to === 'half-rtt') return 0.5;
  return from === 'half-rtt' && to === 'rtt' ? 2 : undefined;
}

/** How a converted series is marked. */
export function conversionMark(factor: number): '÷2' | '×2' | undefined {
  if (factor === 1) return undefined;
  return factor < 1 ? '÷2' : '×2';
}

/** The question to ask once, or `undefined` when all runs report the same. */
export function quantityQuestion(runs: readonly Run[]): QuantityQuestion | undefined {
  const kinds = runs.map(quantityOf);
  const distinct = [...new Set(kinds)];
  if (distinct.length < 2) return undefined;
  const parts = distinct.map((kind) => {
    const count = kinds.filter((other) => other === kind).length;
    return `${counted(count, 'run reports', 'runs report')} ${kind ?? 'an unknown quantity'}`;
  });
  const choices = (['half-rtt', 'rtt'] as const).filter((kind) => distinct.includes(kind));
  const question =
    choices.length === 2
      ? 'Show all as half-rtt (rtt divided by 2)?'
      : 'They cannot be converted into one another.';
  return { text: `${parts.join(', ')}. ${question}`, choices: choices.length === 2 ? choices : [] };
}
