// What the numbers of a form without units and names are, as far as a line of prose beside them states it.
import type { Quantity } from '../../model/measurement.ts';
import { groupsOf } from './groups.ts';

const nsPerUnit = { nanoseconds: 1, microseconds: 1e3, milliseconds: 1e6 } as const;
type UnitName = keyof typeof nsPerUnit;

const unitNames = new Map<string, UnitName>([
  ['nano', 'nanoseconds'],
  ['micro', 'microseconds'],
  ['milli', 'milliseconds'],
]);

export type StatedMeaning = {
  /** How many ns one of the unit is. */
  readonly ns: number;
  readonly quantity: Quantity;
  /** One sentence for each thing that is assumed. */
  readonly warnings: readonly string[];
};

/** Whether a line states a unit: `Histogram of RTT latencies in microseconds.` */
export function statesUnit(prose: string): boolean {
  return unitIn(prose) !== undefined;
}

/** Unit and quantity that a line of prose states; what it does not state is assumed, and said. */
export function statedMeaning(prose: string, assumedUnit: UnitName): StatedMeaning {
  const unit = unitIn(prose);
  const isRoundTrip = /\bRTT\b|\bround.?trip/i.test(prose);
  return {
    ns: nsPerUnit[unit ?? assumedUnit],
    quantity: { kind: 'rtt', known: isRoundTrip ? 'printed' : 'assumed' },
    warnings: [
      ...(unit ? [] : [`No unit is stated; the values are taken as ${assumedUnit}.`]),
      ...(isRoundTrip ? [] : ['What was measured is not stated; it is taken as round trips.']),
    ],
  };
}

function unitIn(prose: string): UnitName | undefined {
  const { prefix = '' } = groupsOf(/\bin (?<prefix>nano|micro|milli)s(?:econds)?\b/i, prose);
  return unitNames.get(prefix.toLowerCase());
}
