import type { Run } from '../../../shared/model/run.ts';
import { formatDuration } from '../../../shared/units/duration.ts';
import { latencyFigures } from '../../../shared/views/latency-figures.ts';
import { focusSizeOf, latencyAt } from '../../../shared/views/message-sizes.ts';

/** The p99 of a run at the focus size, or why there is none; empty for runs without latency. */
export function tailFigure(run: Run, focusBytes: number | undefined): string {
  const measurement = latencyAt(run, focusSizeOf([run], focusBytes));
  if (!measurement) return '';
  const { valueNs, withheld } = latencyFigures(measurement).p99;
  return valueNs === undefined ? (withheld ?? 'not reported') : formatDuration(valueNs);
}
