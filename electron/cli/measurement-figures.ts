import type { Run } from '../../shared/model/run.ts';
import { latencyFigures } from '../../shared/views/latency-figures.ts';

/** The figures of one measurement for scripts, durations in ns; absent where there is none or n does not support it. */
export type MeasurementFigures = {
  readonly payloadBytes?: number | undefined;
  readonly row: string;
  readonly quantity?: string | undefined;
  readonly count?: number | undefined;
  readonly minNs?: number | undefined;
  readonly meanNs?: number | undefined;
  readonly p50Ns?: number | undefined;
  readonly p90Ns?: number | undefined;
  readonly p99Ns?: number | undefined;
  readonly p999Ns?: number | undefined;
  readonly maxNs?: number | undefined;
  readonly messagesPerSecond?: number | undefined;
  readonly bitsPerSecond?: number | undefined;
};

/** One entry per measurement, in the tool's order. */
export function measurementFigures(run: Run): MeasurementFigures[] {
  return run.measurements.map((measurement) => {
    const { payloadBytes, row, quantity, messagesPerSecond, bitsPerSecond } = measurement;
    const { min, mean, p50, p90, p99, p99_9, max, count } = latencyFigures(measurement);
    return {
      payloadBytes,
      row,
      quantity: quantity?.kind,
      count,
      minNs: min.valueNs,
      meanNs: mean.valueNs,
      p50Ns: p50.valueNs,
      p90Ns: p90.valueNs,
      p99Ns: p99.valueNs,
      p999Ns: p99_9.valueNs,
      maxNs: max.valueNs,
      messagesPerSecond,
      bitsPerSecond,
    };
  });
}
