// Cells that carry their own unit, as wrk, wrk2 and h2load print them: `437.80us`, `1.31ms`, `29.27s`, `1.00m`, `5.94MB`.
import { groupsOf } from './groups.ts';

const nsPerUnit = new Map([
  ['us', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 60e9],
  ['h', 3600e9],
]);

const bytesPerUnit = new Map([
  ['B', 1],
  ['KB', 2 ** 10],
  ['MB', 2 ** 20],
  ['GB', 2 ** 30],
  ['TB', 2 ** 40],
]);

/** A duration in whole ns; NaN for a cell that holds none, such as `-nanus`. */
export function cellNs(cell: string | undefined): number {
  return Math.round(amountOf(cell, nsPerUnit));
}

/** Bytes of a cell whose units are multiples of 1024 for all that they are written MB; NaN for a cell that holds none. */
export function cellBytes(cell: string | undefined): number {
  return amountOf(cell, bytesPerUnit);
}

function amountOf(cell: string | undefined, units: ReadonlyMap<string, number>): number {
  const { value, unit = '' } = groupsOf(/^(?<value>\d+(?:\.\d+)?)(?<unit>[A-Za-z]+)$/, cell ?? '');
  return Number(value) * (units.get(unit) ?? Number.NaN);
}
