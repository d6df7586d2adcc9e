// What a column or group probably is, by its name. A guess is shown, and the person changes it.
import type { Metric, TimeUnit } from '../../../shared/model/custom-tool.ts';

const times: readonly (readonly [RegExp, TimeUnit])[] = [
  [/(?:^|[^a-z])(?:ns|nsec|nanos(?:econds)?)(?:$|[^a-z])/i, 'ns'],
  [/(?:^|[^a-z])(?:us|µs|usec|micros(?:econds)?)(?:$|[^a-z])/i, 'us'],
  [/(?:^|[^a-z])(?:ms|msec|millis(?:econds)?)(?:$|[^a-z])/i, 'ms'],
  [/(?:^|[^a-z])(?:s|sec|seconds)(?:$|[^a-z])/i, 's'],
];

const percentile =
  /(?:^|[^a-z0-9])p?(?<p>\d{1,2}(?:[._]\d{1,4})?)(?:th|%|\s*(?:%ile|percentile)|$|[_ (\[])/i;

const figures: readonly (readonly [RegExp, (unit: TimeUnit) => Metric])[] = [
  [/\b(?:size|bytes|payload|length)/i, () => ({ figure: 'message-size', unit: 'B' })],
  [/\b(?:std|stddev|deviation|sigma|mdev)/i, latency('standard-deviation')],
  [/\b(?:mean|avg|average)/i, latency('mean')],
  [/\bmedian/i, (unit) => ({ figure: 'percentile', percentile: 50, unit })],
  [/\bmin/i, latency('min')],
  [/\bmax/i, latency('max')],
  [/\bjitter/i, (unit) => ({ figure: 'interarrival-jitter', unit })],
  [/\b(?:samples|count|iter|iterations|requests)\b/i, () => ({ figure: 'count', of: 'samples' })],
  [/\b(?:lost|losses|drops?|dropped)\b/i, () => ({ figure: 'count', of: 'lost' })],
  [/\b(?:rtt|latency|delay)/i, latency('sample')],
];

function latency(statistic: Extract<Metric, { figure: 'latency' }>['statistic']) {
  return (unit: TimeUnit): Metric => ({ figure: 'latency', statistic, unit });
}

/** The metric that a name suggests; `undefined` for a name that says nothing. */
export function guessMetric(name: string): Metric | undefined {
  const words = name.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  const unit = timeUnitIn(name) ?? 'us';
  const named = figures.find(([pattern]) => pattern.test(words))?.[1](unit);
  const value = percentileIn(name);
  return named?.figure === 'message-size' || value === undefined
    ? named
    : { figure: 'percentile', percentile: value, unit };
}

/** The unit of time that a name holds: `max (ms)`, `rtt_us`. */
export function timeUnitIn(name: string): TimeUnit | undefined {
  const words = name.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return times.find(([pattern]) => pattern.test(words))?.[1];
}

function percentileIn(name: string): number | undefined {
  const { p = '' } = percentile.exec(name)?.groups ?? {};
  const value = Number(p.replace('_', '.'));
  return value > 0 && value < 100 ? value : undefined;
}
