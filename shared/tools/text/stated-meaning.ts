// What the numbers of a form without units and names are: as far as a line of prose beside them states it, else as a person
// said at the import, else as such files usually are. Whatever is not printed is told in a warning.
import { nsPerTimeUnit, type TimeUnit } from '../../model/custom-tool.ts';
import type { Quantity, QuantityKind } from '../../model/measurement.ts';
import type { Assumable, Assumption } from '../tool.ts';
import { groupsOf } from './groups.ts';

const unitNames = { ns: 'nanoseconds', us: 'microseconds', ms: 'milliseconds', s: 'seconds' };
const quantityNames: Readonly<Record<QuantityKind, string>> = {
  rtt: 'round trips',
  'half-rtt': 'half round trips',
  'one-way-delay': 'one-way delays',
};

const unitWords: readonly (readonly [RegExp, TimeUnit])[] = [
  [/^(?:ns|nsec|nanos)/, 'ns'],
  [/^(?:us|usec|µs|μs|micros)/, 'us'],
  [/^(?:ms|msec|millis)/, 'ms'],
  [/^s/, 's'],
];
/** `in microseconds`, `in us`, and `(us)` or `[us]` after a name. */
const unitPattern =
  /\bin (?<long>(?:nano|micro|milli)?s(?:econds?|ecs?)?|[nuµμm]s(?:ecs?)?)(?![\p{L}\d])|[([](?<short>[nuµμm]s(?:ec)?)[)\]]/iu;

const quantityWords: readonly (readonly [RegExp, QuantityKind])[] = [
  [/\bRTT ?\/ ?2\b|(?:\bhalf|\b1\/2|½)[ -]?(?:the |of )?(?:RTT|round.?trip)/i, 'half-rtt'],
  [/\bone.?way\b/i, 'one-way-delay'],
  [/\bRTTs?\b|\bround.?trip/i, 'rtt'],
];

export type StatedMeaning = {
  /** How many ns one of the unit is. */
  readonly ns: number;
  readonly quantity: Quantity;
  /** One sentence for each thing that is not printed. */
  readonly warnings: readonly string[];
  /** What is not printed. */
  readonly assumed: readonly Assumable[];
};

/** Whether a line states a unit: `Histogram of RTT latencies in microseconds.` */
export function statesUnit(prose: string): boolean {
  return unitIn(prose) !== undefined;
}

/** Unit and quantity that a line of prose states; what it does not state is assumed, and said. */
export function statedMeaning(
  prose: string,
  usualUnit: TimeUnit,
  assume: Assumption = {},
): StatedMeaning {
  const unit = unitIn(prose);
  const kind = quantityWords.find(([words]) => words.test(prose))?.[1];
  const unsaid = [unit ? [] : unsaidUnit(usualUnit, assume), kind ? [] : unsaidKind(assume)].flat();
  return {
    ns: nsPerTimeUnit[unit ?? assume.unit ?? usualUnit],
    quantity: { kind: kind ?? assume.quantity ?? 'rtt', known: kind ? 'printed' : 'assumed' },
    warnings: unsaid.map(({ warning }) => warning),
    assumed: unsaid.map(({ what }) => what),
  };
}

type Unsaid = { readonly what: Assumable; readonly warning: string };

function unsaidUnit(usual: TimeUnit, { unit }: Assumption): Unsaid[] {
  const name = unitNames[unit ?? usual];
  return [
    { what: 'unit', warning: `No unit is stated; the values are taken as ${name}${by(unit)}.` },
  ];
}

function unsaidKind({ quantity }: Assumption): Unsaid[] {
  const name = quantityNames[quantity ?? 'rtt'];
  const warning = `What was measured is not stated; it is taken as ${name}${by(quantity)}.`;
  return [{ what: 'quantity', warning }];
}

function by(choice: string | undefined): string {
  return choice === undefined ? '' : ', as chosen at the import';
}

function unitIn(prose: string): TimeUnit | undefined {
  const { long, short } = groupsOf(unitPattern, prose);
  const word = (long ?? short)?.toLowerCase();
  if (word === undefined) return undefined;
  return unitWords.find(([words]) => words.test(word))?.[1];
}
