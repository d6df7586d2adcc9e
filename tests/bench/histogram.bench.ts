// Recording and asking, against the library whose format it shares and against sorting everything.
import { build } from 'hdr-histogram-js';
import { bench, describe } from 'vitest';
import { Histogram } from '../../shared/statistics/histogram.ts';
import { percentileOf } from '../../shared/statistics/percentile.ts';
import { seededRandom } from '../../shared/statistics/seeded-random.ts';

const random = seededRandom(64);
const samples = Float64Array.from({ length: 1_000_000 }, () =>
  Math.round(1500 / (random() + 0.01)),
);
const options = { iterations: 5, time: 0, warmupIterations: 2, warmupTime: 0 };

describe('p99.9 of a million samples', () => {
  bench(
    'Jitterbook',
    () => {
      const histogram = new Histogram();
      for (const sample of samples) histogram.record(sample);
      percentileOf(histogram, 99.9);
    },
    options,
  );

  bench(
    'hdr-histogram-js',
    () => {
      const histogram = build({ bitBucketSize: 64 });
      for (const sample of samples) histogram.recordValue(sample);
      histogram.getValueAtPercentile(99.9);
    },
    options,
  );

  bench(
    'sorting',
    () => {
      const sorted = samples.toSorted();
      sorted.at(Math.ceil(0.999 * sorted.length) - 1);
    },
    options,
  );
});
