// A request/response test as a measurement: its transactions per second and, where they were asked for, their latency.
//
//   REQUEST_SIZE=64   RESPONSE_SIZE=64   THROUGHPUT=11859.33   THROUGHPUT_UNITS=Trans/s
//   MIN_LATENCY=22   P50_LATENCY=80   P99_LATENCY=181   MAX_LATENCY=3204   MEAN_LATENCY=84.23   STDDEV_LATENCY=36.91     us
//
// A latency is a whole round trip. The percentiles are interpolated between buckets, ten per decade, so with few samples they
// can lie beyond the minimum or maximum, which are exact: such a percentile is no figure. RT_LATENCY is the time that passed
// divided by the transactions, and with a burst multiplied by how many were under way.
import type { Measurement } from '../../model/measurement.ts';
import { nsFromUs } from '../../units/duration.ts';
import { checkedFigures, type CheckedFigures } from '../printed-figures.ts';
import type { Line } from '../text/lines.ts';
import type { Banner } from './banner.ts';
import { histogramOf } from './histogram.ts';
import { rateOf } from './rate-unit.ts';
import type { Selected } from './selectors.ts';

export type Read = {
  readonly measurements: readonly Measurement[];
  readonly warnings: readonly string[];
};

/** One measurement; none when nothing of it was printed. */
export function transactionsOf(banner: Banner, selected: Selected, lines: readonly Line[]): Read {
  const { latency, warnings } = latencyOf(selected, lines);
  const unit = selected.get('THROUGHPUT_UNITS') ?? 'Trans/s';
  const rate = rateOf(Number(selected.get('THROUGHPUT')), unit);
  if (!latency && !rate) return { measurements: [], warnings };
  return {
    measurements: [{ ...sizesOf(banner, selected), ...latency, ...rate }],
    warnings: [...warnings, ...(latency ? latencyWarnings(banner, selected) : [])],
  };
}

type Latency = Pick<Measurement, 'quantity' | 'reported' | 'distribution'>;

function latencyOf(
  selected: Selected,
  lines: readonly Line[],
): { readonly latency?: Latency; readonly warnings: readonly string[] } {
  const printed = printedLatency(selected);
  const { meanNs, standardDeviationNs } = printed.reported ?? {};
  const texts = lines.map(({ text }) => text);
  const histogram = histogramOf(texts, {
    ...(meanNs !== undefined && { meanNs }),
    ...(standardDeviationNs !== undefined && { standardDeviationNs }),
  });
  const { distribution } = histogram;
  const count = distribution && { count: distribution.count };
  const figures = {
    ...(printed.reported && { reported: { ...count, ...printed.reported } }),
    ...(distribution && { distribution }),
  };
  return {
    ...(Object.keys(figures).length > 0 && {
      latency: { quantity: { kind: 'rtt', known: 'inferred' }, ...figures },
    }),
    warnings: [...printed.warnings, ...histogram.warnings],
  };
}

/** A response of another size makes another row, so that only like is compared with like. */
function sizesOf({ kind }: Banner, selected: Selected): Pick<Measurement, 'payloadBytes' | 'row'> {
  const [request, response] = ['REQUEST_SIZE', 'RESPONSE_SIZE'].map((key) =>
    wholeOf(selected, key),
  );
  const parts = [
    ...(kind === 'crr' ? ['with a new connection'] : []),
    ...(response === undefined || response === request
      ? []
      : [`response of ${String(response)} bytes`]),
  ];
  return { ...(request !== undefined && { payloadBytes: request }), row: parts.join(', ') };
}

function printedLatency(selected: Selected): CheckedFigures {
  const ns = (key: string) => {
    const value = selected.get(key);
    return value === undefined ? undefined : nsFromUs(Number(value));
  };
  const [minNs, maxNs] = [ns('MIN_LATENCY'), ns('MAX_LATENCY')];
  const meanNs = ns('MEAN_LATENCY') ?? ns('RT_LATENCY');
  const standardDeviationNs = ns('STDDEV_LATENCY');
  const printed = [50, 90, 99].flatMap((percentile) => {
    const valueNs = ns(`P${String(percentile)}_LATENCY`);
    return valueNs === undefined ? [] : [{ percentile, valueNs }];
  });
  const percentiles = printed.filter(
    ({ valueNs }) => !(valueNs < (minNs ?? 0)) && !(valueNs > (maxNs ?? Infinity)),
  );
  const figures = Object.entries({ meanNs, minNs, maxNs, standardDeviationNs });
  const present = Object.fromEntries(figures.filter(([, value]) => value !== undefined));
  const checked = checkedFigures({ ...present, percentiles }, 'Latency selectors');
  if (percentiles.length === printed.length) return checked;
  const left = `${String(printed.length - percentiles.length)} of netperf's interpolated percentiles lie beyond its minimum or maximum and are left out.`;
  return { ...checked, warnings: [...checked.warnings, left] };
}

function latencyWarnings({ kind, burst }: Banner, selected: Selected): string[] {
  const underWay = Math.max(burst, wholeOf(selected, 'BURST_SIZE') ?? 0);
  return [
    ...(underWay > 0
      ? [
          `${String(underWay)} more transactions were always under way: latencies include waiting for those before.`,
        ]
      : []),
    ...(kind === 'crr'
      ? ['Each transaction opens and closes a connection: its time holds more than one round trip.']
      : []),
  ];
}

function wholeOf(selected: Selected, key: string): number | undefined {
  const value = Number(selected.get(key) ?? Number.NaN);
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
