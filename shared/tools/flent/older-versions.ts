// Values of older files in the units of today's. Source: flent/resultset.py, unserialise_compat.
import type { Series } from './series.ts';

/** Since then, transforms are applied to raw values before they are written. */
const transformedSince = 4;

/**
 * The series as a file of version 4 has it. Before, intervals of netperf UDP_RR are transactions per second, told as Flent
 * does it: by `UDP` in the name of the series and the length of the interval. Whether its mean was ms then is not known, so
 * it is left out, and the mean is taken from the intervals.
 */
export function inPresentUnits(version: number, series: Series): Series {
  const { name, meta, raw } = series;
  const isRate = raw.some(({ dur }) => typeof dur === 'number');
  if (version >= transformedSince || !isRate || !/^Ping .*UDP/.test(name)) return series;
  const { MEAN_VALUE: _ofUnknownUnit, ...rest } = meta;
  return {
    name,
    meta: rest,
    raw: raw.map((one) => {
      const { dur, val } = one;
      return typeof dur === 'number' && typeof val === 'number' ? { ...one, val: 1000 / val } : one;
    }),
  };
}
