import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Measurement } from '../../../shared/model/measurement.ts';
import { measurement } from '../../../shared/model/measurement.ts';
import { differenceFigure } from '../../../shared/figures/difference.ts';
import { ecdfFigure } from '../../../shared/figures/ecdf.ts';
import { orderFigure } from '../../../shared/figures/order.ts';
import { sizeFigure } from '../../../shared/figures/size.ts';
import { tailFigure } from '../../../shared/figures/tail.ts';
import { encodeHdr } from '../../../shared/statistics/hdr-codec.ts';
import { overlay } from '../../../shared/views/overlay.ts';
import { runCard } from '../../../shared/views/run-card.ts';
import { histogramFrom } from '../statistics/samples.ts';
import { runWith } from '../views/runs.ts';
import { theme } from './theme.ts';

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -10, max: 1_000_000 }),
);
const positive = number.map(Math.abs);
const wholePositive = fc.nat(Number.MAX_SAFE_INTEGER);

/** Anything that the schema lets in, which is what a file written by somebody else may hold. */
const anyMeasurement: fc.Arbitrary<Measurement> = fc.record(
  {
    payloadBytes: wholePositive,
    row: fc.string({ maxLength: 20 }),
    quantity: fc.record({
      kind: fc.constantFrom('rtt', 'half-rtt', 'one-way-delay'),
      known: fc.constantFrom('printed', 'inferred', 'assumed'),
    }),
    reported: fc.record(
      {
        count: wholePositive,
        minNs: number,
        meanNs: number,
        maxNs: number,
        standardDeviationNs: number,
        percentiles: fc.array(
          fc.record({ percentile: fc.double({ min: 0, max: 100, noNaN: true }), valueNs: number }),
          { maxLength: 5 },
        ),
      },
      { requiredKeys: ['percentiles'] },
    ),
    distribution: fc.record({
      source: fc.constantFrom('samples', 'histogram'),
      count: fc.constantFrom(3, 4),
      minNs: number,
      maxNs: number,
      meanNs: number,
      standardDeviationNs: positive,
      hdr: fc.constantFrom(encodeHdr(histogramFrom([5, 6000, 7_000_000])), 'damaged'),
    }),
    messagesPerSecond: positive,
    bitsPerSecond: positive,
  },
  { requiredKeys: ['row'] },
);

const anyRun = fc
  .tuple(fc.nat(99_999), fc.array(anyMeasurement, { maxLength: 4 }), fc.string({ maxLength: 30 }))
  .map(([id, measurements, level]) =>
    runWith(String(id), { measurements, factors: { level }, orderIndex: (id % 50) + 1 }),
  );

test('whatever a file holds, views and figures neither fail nor leave JSON', () => {
  fc.assert(
    fc.property(
      fc.array(anyRun, { maxLength: 5 }),
      fc.constantFrom('log', 'linear'),
      (runs, scale) => {
        for (const row of runs.flatMap(({ measurements }) => measurements))
          expect(measurement.safeParse(row).success).toBe(true);
        const laid = overlay({ runs });
        for (const figure of [sizeFigure, differenceFigure, tailFigure, ecdfFigure, orderFigure]) {
          const { layout } = figure(laid, { theme, width: 500, height: 300, scale });
          const ranges = [...layout.xaxis.range, ...layout.yaxis.range];
          expect(ranges.filter((end) => !Number.isFinite(end))).toEqual([]);
          expect(layout.yaxis.tickvals.length).toBeLessThan(100);
        }
        for (const run of runs) expect(runCard(run).summary.id).toBe(run.id);
      },
    ),
    { numRuns: 150, endOnFailure: true },
  );
});
