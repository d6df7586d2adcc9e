import type { Measurement, Reported } from '../../model/measurement.ts';
import type { Distribution } from '../../statistics/distribution.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';

/** What one thread measured. */
export type Thread = {
  readonly name: string;
  readonly reported: Reported;
  readonly distribution?: Distribution | undefined;
};

/** No network takes part, so a row has no quantity of one: it is never drawn beside round trips. */
export function measurementOf({ name, reported: printed, distribution }: Thread) {
  const { reported, warnings } = checkedFigures(printed, name);
  const measurement: Measurement | undefined =
    reported && stated({ row: `timer wake-up of one host, ${name}`, reported, distribution });
  return { measurement, warnings };
}

/** Why a thread has no distribution: what lies above the last bucket is not known. */
export function overflowWarning(name: string, above: number, all: number): string {
  return `${name}: ${String(above)} of ${String(all)} wake-ups are above the last bucket of the histogram, so there is no distribution.`;
}
