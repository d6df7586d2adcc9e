// One series of a Flent file as a measurement.
//
//   "Ping (ms) ICMP":   {"seq": 3, "t": 1518538813.3, "val": 4.52}      one ping, in ms; so of irtt, with "lost": true
//   "Ping (ms) UDP BE": {"dur": 0.203, "t": 1518538813.3, "val": 4.52}  netperf UDP_RR: mean of all that fit into dur s
//   "TCP upload BE":    {"dur": 0.203, "t": 1518538813.3, "val": 93.1}  Mbit/s over dur s
//
// netperf UDP_RR prints transactions per second, and Flent turns them into ms (rr_to_ms in flent/transformers.py), in the
// file since its version 4; see older-versions.ts. Such values are means over intervals (https://github.com/tohojo/flent/issues/106): no distribution is made of them, their
// smallest and largest are those of no ping, and only the mean over all intervals stands. `results` are points of the plot,
// interpolated from the raw values to equal steps: no figure is taken from them.
import type { Measurement } from '../../model/measurement.ts';
import { distributionFromSamples } from '../../statistics/distribution.ts';
import { formatDuration, nsFromMs } from '../../units/duration.ts';
import { checkedFigures } from '../printed-figures.ts';
import { stated } from '../stated.ts';
import { isPlausibleLatency } from '../text/latency.ts';
import type { RawValue, SeriesMeta } from './document.ts';

export type Series = {
  readonly name: string;
  readonly meta: Partial<SeriesMeta>;
  /** As they were measured; empty where the file has only points of the plot. */
  readonly raw: readonly RawValue[];
};

export type ReadSeries = {
  readonly measurement?: Measurement;
  readonly warnings: readonly string[];
  readonly fatalWarnings: readonly string[];
};

/** Beyond every link there is: 1 Pbit/s. */
const mostMbits = 1e9;

/** The figures of a series; `undefined` for one that is neither a ping nor a throughput. */
export function readSeries(series: Series): ReadSeries | undefined {
  const { name, meta } = series;
  const unit = meta.UNITS ?? usualUnit(name);
  if (unit === 'ms' && name.startsWith('Ping (ms)')) {
    return series.raw.some(({ dur }) => typeof dur === 'number')
      ? readIntervals(series)
      : readPings(series);
  }
  return unit === 'Mbits/s' ? readThroughput(series) : undefined;
}

/** Older files do not state the unit; the tests of Flent that write these names have always had these. */
function usualUnit(name: string): string | undefined {
  if (name.startsWith('Ping (ms)')) return 'ms';
  return /^(?:TCP|UDP) (?:upload|download)/.test(name) ? 'Mbits/s' : undefined;
}

function readPings({ name, meta, raw }: Series): ReadSeries {
  const answered = raw.filter(({ lost }) => lost !== true);
  const single = answered.filter(({ seq }) => typeof seq === 'number');
  const samples = single.flatMap(({ val }) => latencyOf(val) ?? []);
  const distribution = distributionFromSamples(samples);
  const { reported, warnings } = checkedFigures(
    stated({
      meanNs: nsOf(meta.MEAN_VALUE),
      minNs: nsOf(meta.MIN_VALUE ?? meta.RTT_MIN),
      maxNs: nsOf(meta.MAX_VALUE ?? meta.RTT_MAX),
      percentiles: [],
    }),
    name,
  );
  const unread = answered.length - samples.length;
  const odd =
    unread === 0
      ? []
      : [`${name}: ${String(unread)} raw values are no ping with a time of its own.`];
  if (!distribution && !reported) return nothingIn(name, [...warnings, ...odd]);
  const counts = stated({
    sent: wholeOf(meta.PACKETS_SENT),
    received: wholeOf(meta.PACKETS_RECEIVED),
    lost: raw.length > answered.length ? raw.length - answered.length : undefined,
  });
  return {
    measurement: stated({
      row: name,
      quantity: { kind: 'rtt' as const, known: 'inferred' as const },
      reported,
      distribution,
      counts: Object.keys(counts).length > 0 ? counts : undefined,
    }),
    warnings: [],
    fatalWarnings: [...warnings, ...odd],
  };
}

/** The mean over intervals: all their time by all their transactions, unless netperf's own stands in the file. */
function readIntervals({ name, meta, raw }: Series): ReadSeries {
  const intervals = raw.flatMap(({ dur, val }) => {
    const ns = latencyOf(val);
    return ns !== undefined && typeof dur === 'number' && dur > 0 ? [{ dur, ns }] : [];
  });
  const unread = raw.length - intervals.length;
  const fatal =
    unread === 0 ? [] : [`${name}: ${String(unread)} intervals have no time that can be read.`];
  const seconds = intervals.reduce((sum, { dur }) => sum + dur, 0);
  const transactions = intervals.reduce((sum, { dur, ns }) => sum + dur / ns, 0);
  const meanNs = nsOf(meta.MEAN_VALUE) ?? Math.round(seconds / transactions);
  const { reported, warnings } = checkedFigures({ meanNs, percentiles: [] }, name);
  if (!reported || intervals.length === 0) return nothingIn(name, [...warnings, ...fatal]);
  const means = intervals.map(({ ns }) => ns);
  const least = means.reduce((a, b) => Math.min(a, b));
  const most = means.reduce((a, b) => Math.max(a, b));
  return {
    measurement: { row: name, quantity: { kind: 'rtt', known: 'inferred' }, reported },
    warnings: [
      `${name}: netperf UDP_RR gives a mean for each of ${String(intervals.length)} intervals (from ${formatDuration(least)} to ${formatDuration(most)}), not single pings. So there is no distribution, and no minimum or maximum.`,
    ],
    fatalWarnings: fatal,
  };
}

function readThroughput({ name, meta, raw }: Series): ReadSeries {
  const intervals = raw.flatMap(({ val, dur }) =>
    isRate(val) ? [{ val, dur: typeof dur === 'number' && dur > 0 ? dur : 1 }] : [],
  );
  const seconds = intervals.reduce((sum, { dur }) => sum + dur, 0);
  const weighted = intervals.reduce((sum, { val, dur }) => sum + val * dur, 0) / seconds;
  const mbits = isRate(meta.MEAN_VALUE) ? meta.MEAN_VALUE : weighted;
  if (!isRate(mbits)) return nothingIn(name, []);
  const unread = raw.length - intervals.length;
  return {
    measurement: { row: name, bitsPerSecond: Number((mbits * 1e6).toPrecision(15)) },
    warnings: [],
    fatalWarnings:
      unread === 0 ? [] : [`${name}: ${String(unread)} intervals have no rate that can be read.`],
  };
}

function nothingIn(name: string, said: readonly string[]): ReadSeries {
  return {
    warnings: [],
    fatalWarnings: [...said, `${name}: no raw values and no mean; points of a plot are not read.`],
  };
}

/** Whole ns of ms; `undefined` where nothing stands. What cannot be a latency is left to the check of printed figures. */
function nsOf(ms: number | null | undefined): number | undefined {
  return typeof ms === 'number' ? Math.round(nsFromMs(ms)) : undefined;
}

function latencyOf(ms: number | null | undefined): number | undefined {
  const ns = nsOf(ms);
  return ns !== undefined && isPlausibleLatency(ns) ? ns : undefined;
}

function isRate(mbits: number | null | undefined): mbits is number {
  return typeof mbits === 'number' && mbits >= 0 && mbits <= mostMbits;
}

function wholeOf(count: number | null | undefined): number | undefined {
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
