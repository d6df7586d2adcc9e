// Ticks that people can read: 1-2-5 steps, powers of two for sizes, nines for percentiles.
import { formatBytes } from '../units/amount.ts';
import { formatDecimal } from '../units/number.ts';

const leastTicks = 3;
/** Two labels closer than this run into one another. */
const leastLabelPixels = 28;

export type Ticks = { readonly values: number[]; readonly texts: string[] };

/**
 * Ticks of a logarithmic axis within `low` .. `high` (both above 0): 1-2-3-5-7 below one decade, else 1-2-5, else 1.
 * Where that leaves fewer than three, the even steps of a linear axis say more.
 */
export function logTicks(low: number, high: number, most: number): Ticks {
  const steps = high / low < 10 ? [[1, 2, 3, 5, 7]] : [[1, 2, 5], [1]];
  const decades = range(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)));
  const choices = steps.map((step) =>
    decades
      .flatMap((power) => step.map((digit) => Number(`${String(digit)}e${String(power)}`)))
      .filter((value) => value >= low && value <= high),
  );
  const fitting = choices.find((values) => values.length <= most);
  if (fitting === undefined) return ticksAt(everyNth(choices.at(-1) ?? [], most));
  // Even steps come closer and closer on this axis: half as many.
  return fitting.length < leastTicks ? linearTicks(low, high, most / 2) : ticksAt(fitting);
}

/** Ticks of a linear axis within `low` .. `high`, at multiples of 1, 2 or 5 times a power of ten. */
export function linearTicks(low: number, high: number, most: number): Ticks {
  const rough = (high - low) / Math.max(1, most);
  if (!(rough > 0)) return ticksAt([low]);
  const power = Math.floor(Math.log10(rough));
  const steps = [1, 2, 5, 10].map((digit) => digit * 10 ** power);
  const step = steps.find((candidate) => candidate >= rough) ?? rough;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step + 1e-9);
  const decimals = Math.min(100, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return ticksAt(range(first, last).map((index) => Number((index * step).toFixed(decimals))));
}

/** Room for `256 KiB` with a gap, in px. */
const leastSizePixels = 46;

/**
 * Every power of two is marked; every second one is labelled (1 B, 4 B, 16 B), or as many fewer as have room.
 *
 * @param width Of the plot in px.
 */
export function sizeTicks(smallest: number, largest: number, width = Infinity): Ticks {
  const powers = range(
    Math.floor(Math.log2(Math.max(1, smallest))),
    Math.ceil(Math.log2(Math.max(1, largest))),
  );
  const pixelsPerPower = width / Math.max(1, powers.length - 1);
  const every = 2 * Math.max(1, Math.ceil(leastSizePixels / (2 * pixelsPerPower)));
  return {
    values: powers.map((power) => 2 ** power),
    texts: powers.map((power) => (power % every === 0 ? formatBytes(2 ** power) : '')),
  };
}

/**
 * Ticks at 1 / (1 - p): min, 50, 90, 99, 99.9 and on, as far as the samples reach. All are marked; those are labelled
 * that have room.
 *
 * @param pixelsPerDecade Distance between two nines.
 */
export function percentileTicks(largest: number, pixelsPerDecade: number): Ticks {
  const nines = range(1, Math.floor(Math.log10(Math.max(10, largest)) + 1e-9));
  const every = Math.max(1, Math.ceil((leastLabelPixels * 1.5) / pixelsPerDecade));
  const medianFits = Math.log10(2) * pixelsPerDecade >= leastLabelPixels;
  return {
    values: [1, 2, ...nines.map((count) => 10 ** count)],
    texts: [
      'min',
      medianFits ? '50' : '',
      ...nines.map((count) => (count % every === 0 ? nineText(count) : '')),
    ],
  };
}

function nineText(count: number): string {
  return formatDecimal(100 - 10 ** (2 - count), Math.max(0, count - 2));
}

function ticksAt(values: number[]): Ticks {
  return { values, texts: values.map((value) => formatDecimal(value, decimalsOf(value))) };
}

/** Decimals that write a tick in full; ticks have few digits, and what is below 10^-12 of a unit is noise. */
function decimalsOf(value: number): number {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const digits = mantissa.split('.')[1]?.length ?? 0;
  return Math.min(12, Math.max(0, digits - Number(exponent)));
}

function everyNth(values: readonly number[], most: number): number[] {
  const step = Math.ceil(values.length / Math.max(1, most));
  return values.filter((_, index) => index % step === 0);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
