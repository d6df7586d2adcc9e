import type { Measurement } from '../../../shared/model/measurement.ts';
import type { Run } from '../../../shared/model/run.ts';
import { emptyAnnotation } from '../../../shared/model/annotation.ts';
import { distributionFromSamples } from '../../../shared/statistics/distribution.ts';

/** A complete run of a tool that no catalogue knows, with what the test is about laid over it. */
export function runWith(id: string, over: Partial<Run> = {}): Run {
  return {
    id: `run_${id}`,
    state: 'complete',
    origin: 'measured',
    title: `Run ${id}`,
    tool: { id: 'some-tool', version: '1.5.0', parserVersion: 1 },
    testTitle: 'ping-pong',
    parameters: {},
    factors: {},
    executions: [],
    files: {},
    snapshots: {},
    measurements: [],
    warnings: [],
    annotation: emptyAnnotation,
    ...over,
  };
}

/** What a tool printed for one size, in ns: minimum, median, mean, p99, maximum, count. */
export function summaryAt(
  payloadBytes: number,
  [min, median, mean, p99, max, count]: readonly [number, number, number, number, number, number],
): Measurement {
  return {
    payloadBytes,
    row: '',
    quantity: { kind: 'half-rtt', known: 'inferred' },
    reported: {
      count,
      minNs: min,
      meanNs: mean,
      maxNs: max,
      percentiles: [
        { percentile: 50, valueNs: median },
        { percentile: 99, valueNs: p99 },
      ],
    },
  };
}

/** A measurement of all samples, in ns. */
export function samplesAt(payloadBytes: number, samples: readonly number[]): Measurement {
  const distribution = distributionFromSamples(samples);
  return {
    payloadBytes,
    row: '',
    quantity: { kind: 'rtt', known: 'printed' },
    ...(distribution && { distribution }),
  };
}

/** Published sfnt-pingpong figures at 64 B: bare metal with two firmware variants, and a VM. */
export const published = {
  ultraLowLatency: runWith('1', {
    title: 'Bare metal, ultra-low-latency',
    factors: { platform: 'bare metal', firmware: 'ultra-low-latency' },
    measurements: [
      summaryAt(1, [1676, 1719, 1768, 2166, 50_581, 842_000]),
      summaryAt(64, [1745, 1791, 1801, 1931, 21_847, 828_000]),
    ],
  }),
  fullFeature: runWith('2', {
    title: 'Bare metal, full-feature',
    factors: { platform: 'bare metal', firmware: 'full-feature' },
    measurements: [
      summaryAt(1, [2022, 2071, 2248, 3239, 4_200_847, 663_000]),
      summaryAt(64, [2064, 2128, 2244, 3179, 4_589_900, 665_000]),
    ],
  }),
  vm: runWith('3', {
    title: 'VM, PF passthrough',
    factors: { platform: 'VM', firmware: 'full-feature' },
    measurements: [summaryAt(64, [1717, 1789, 1903, 4582, 425_912, 782_000])],
  }),
};
