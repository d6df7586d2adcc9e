// A number of the output as a figure in the notebook's units, or the reason why it cannot be one.
import { err, ok, type Result } from '../../base/result.ts';
import {
  bitsPerRateUnit,
  bytesPerSizeUnit,
  nsPerTimeUnit,
  type Metric,
} from '../../model/custom-tool.ts';
import { nameOf } from '../../model/custom-tool-faults.ts';
import { excerpt } from '../text/lines.ts';
import { isPlausibleLatency } from '../text/latency.ts';

/** Beyond every link there is: 1 Pbit/s, and as many messages. */
const mostPerSecond = 1e15;
/** An hour in ns. */
const longestNs = 3_600_000_000_000;

/** In the notebook's units; a message of more than 1 TB there is not. */
const most: Readonly<Partial<Record<Metric['figure'], number>>> = {
  'interarrival-jitter': longestNs,
  count: Number.MAX_SAFE_INTEGER,
  'message-size': 1e12,
};

const withPoint = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const withComma = /^[+-]?(?:\d+(?:,\d*)?|,\d+)(?:[eE][+-]?\d{1,3})?$/;

/** A figure in ns, bit/s, bytes, messages per second or as a count, as its metric says. */
export function figureOf(
  metric: Metric,
  value: unknown,
  decimal: '.' | ',',
): Result<number, string> {
  const number = numberIn(value, decimal);
  const name = nameOf(metric);
  if (number === undefined) {
    const why = hasThousands(value) ? ': thousands must not be separated' : '';
    return err(`"${textOf(value)}" is no number (${name})${why}`);
  }
  const scaled = scaledBy(number, scaleOf(metric));
  return canBe(metric, scaled) ? ok(scaled) : err(`${textOf(value)} cannot be true (${name})`);
}

/** A plain number: a comma where a point is expected may separate thousands or decimals, and is neither. */
function numberIn(value: unknown, decimal: '.' | ','): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (!(decimal === '.' ? withPoint : withComma).test(text)) return undefined;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

/** `1,980,471`, `1.980.471`, `1 980 471`, `12'500.5`; of `1,980` alone nobody can tell what it is. */
function hasThousands(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return /^[+-]?[1-9]\d{0,2}([,.'’\s])\d{3}(?:(?:\1\d{3})+(?:[,.]\d*)?|[,.]\d*)$/.test(
    value.trim(),
  );
}

/** A value for a message: one short line. */
export function textOf(value: unknown): string {
  return excerpt(typeof value === 'string' ? value : JSON.stringify(value));
}

function scaleOf(metric: Metric): number {
  switch (metric.figure) {
    case 'latency':
    case 'percentile':
    case 'interarrival-jitter':
      return nsPerTimeUnit[metric.unit];
    case 'throughput':
      return bitsPerRateUnit[metric.unit];
    case 'message-size':
      return bytesPerSizeUnit[metric.unit];
    default:
      return 1;
  }
}

/** Without the noise of binary fractions: 0.128 ms is 128000 ns. */
function scaledBy(number: number, scale: number): number {
  return scale === 1 ? number : Number((number * scale).toPrecision(15));
}

function canBe(metric: Metric, scaled: number): boolean {
  if (nameOf(metric) === 'latency standard-deviation') return scaled >= 0 && scaled <= longestNs;
  const { figure } = metric;
  if (figure === 'percentile' || figure === 'latency') return isPlausibleLatency(scaled);
  const isWhole = Number.isSafeInteger(scaled) || !['count', 'message-size'].includes(figure);
  return isWhole && scaled >= 0 && scaled <= (most[figure] ?? mostPerSecond);
}
