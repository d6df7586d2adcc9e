// The message sizes of runs and the one in focus (the size that sentences, tables and percentile charts are about).
import type { Measurement } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';
import { latencyOfIntervals, wholeRows } from './interval-rows.ts';
import { hasLatency } from './latency-figures.ts';

/** Small messages are what latency tools are run for, and every published table has this size. */
const usualFocus = 64;

/** Payload sizes with latency figures over all runs, in bytes, ascending. Sizes that a tool does not state are left out. */
export function sizesOf(runs: readonly Pick<Run, 'measurements'>[]): readonly number[] {
  const sizes = runs.flatMap(({ measurements }) =>
    measurements.filter(hasLatency).flatMap(({ payloadBytes }) => payloadBytes ?? []),
  );
  return [...new Set(sizes)].sort((a, b) => a - b);
}

/**
 * The size in focus: the wanted one where a run has it, else the one that most runs have, with 64 bytes and then the
 * smallest preferred. `undefined` when no tool stated a size.
 */
export function focusSizeOf(
  runs: readonly Pick<Run, 'measurements'>[],
  wanted?: number,
): number | undefined {
  const sizes = sizesOf(runs);
  if (wanted !== undefined && sizes.includes(wanted)) return wanted;
  const runsWith = (size: number) =>
    runs.filter((run) => latencyAt(run, size) !== undefined).length;
  const most = Math.max(...sizes.map(runsWith));
  const common = sizes.filter((size) => runsWith(size) === most);
  return common.includes(usualFocus) ? usualFocus : common[0];
}

/**
 * The first latency measurement of a run at a size; without a size, the first whose tool does not state one. Of the whole run:
 * where there are only intervals, what they hold together.
 */
export function latencyAt(
  run: Pick<Run, 'measurements'>,
  payloadBytes: number | undefined,
): Measurement | undefined {
  const rows = run.measurements.filter((row) => row.payloadBytes === payloadBytes);
  return wholeRows(rows).find(hasLatency) ?? latencyOfIntervals(rows);
}
