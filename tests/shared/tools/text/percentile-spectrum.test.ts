import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histogramOf } from '../../../../shared/statistics/distribution.ts';
import { percentileOf } from '../../../../shared/statistics/percentile.ts';
import { linesOf } from '../../../../shared/tools/text/lines.ts';
import { readPercentileSpectrum } from '../../../../shared/tools/text/percentile-spectrum.ts';

type Row = readonly [value: number, share: number, total: number];

/** Values in ms, as wrk2 has them. */
function read(rows: readonly Row[], count: number) {
  const text = rows
    .map(([value, share, total]) => `${value.toFixed(3)} ${share.toFixed(6)} ${String(total)} inf`)
    .concat(`#[Max = 0.001, Total count = ${String(count)}]`)
    .join('\n');
  return readPercentileSpectrum(linesOf(text), (ms) => Math.round(ms * 1e6));
}

test('the distribution holds at every row what the row says, whatever the rows', () => {
  const steps = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 999 })),
    {
      minLength: 2,
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(steps, (given) => {
      const count = given.reduce((sum, [, more]) => sum + more, 0);
      let [value, total] = [0, 0];
      const rows = given.map(([step, more], index): Row => {
        value += step / 1000;
        total += more;
        return [value, index === 0 ? 0 : total / count, total];
      });
      const { distribution, fault } = read(rows, count);
      expect(fault).toBeUndefined();
      expect(distribution).toMatchObject({ source: 'histogram', count });
      const histogram = distribution && histogramOf(distribution);
      for (const [ms, , upTo] of rows) {
        const ns = histogram && percentileOf(histogram, (upTo / count) * 100);
        // A bucket of the histogram is 1/1024 wide.
        expect(Math.abs((ns ?? 0) / (ms * 1e6) - 1)).toBeLessThan(1 / 1000);
      }
    }),
  );
});

test('rows that descend, begin late or stop early give no distribution and say why', () => {
  const good: Row[] = [
    [1, 0, 1],
    [2, 0.5, 5],
    [3, 1, 10],
  ];
  expect(read(good, 10).distribution).toMatchObject({ minNs: 1e6, maxNs: 3e6 });
  expect(read(good.slice(0, 2), 10).fault).toMatch(/lacks its last rows/);
  expect(read(good.slice(1), 10).fault).toMatch(/lacks its first rows/);
  expect(read(good, 11).fault).toMatch(/lacks its last rows/);
  expect(read([[4, 0, 1], ...good.slice(1)], 10).fault).toMatch(/contradict/);
});

test('a histogram of nothing has no figures', () => {
  expect(read([[0, 1, 0]], 0)).toEqual({});
});
