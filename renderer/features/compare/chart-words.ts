import type { OverlaySeries } from '../../../shared/views/overlay-series.ts';
import type { Overlay } from '../../../shared/views/overlay.ts';
import { focusUnit } from '../../../shared/figures/percentile-curves.ts';
import { formatBytes } from '../../../shared/units/amount.ts';
import { formatDuration } from '../../../shared/units/duration.ts';
import { formatDecimal, formatPercentDifference } from '../../../shared/units/number.ts';
import type { PlotWords } from '../../plot/plot.tsx';

function seriesOf(view: Overlay, key: string): OverlaySeries | undefined {
  return view.series.find((series) => series.key === key);
}

/** A chart against message size tells sizes and medians. */
export function sizeWords(view: Overlay): PlotWords {
  return {
    place: formatBytes,
    point: ({ key, x }) => {
      const series = seriesOf(view, key);
      const median = series?.sizes.find((one) => (one.payloadBytes ?? 0) === x)?.figures.p50;
      return `${series?.label ?? ''} ${median?.valueNs === undefined ? 'no data' : formatDuration(median.valueNs)}`;
    },
  };
}

/** The difference to the baseline in percent. */
export function differenceWords(view: Overlay): PlotWords {
  return {
    place: formatBytes,
    point: ({ key, y }) => `${seriesOf(view, key)?.label ?? ''} ${formatPercentDifference(y)}`,
  };
}

/** Medians in executed order. */
export function orderWords(view: Overlay): PlotWords {
  return {
    place: (x) => `run ${formatDecimal(x, 0)}`,
    point: ({ key, y }) => `${seriesOf(view, key)?.label ?? ''} ${latencyText(view, y)}`,
  };
}

/** Latency by percentile: `x` is 1 / (1 - p). */
export function tailWords(view: Overlay): PlotWords {
  return {
    place: percentileText,
    point: ({ key, y }) => `${seriesOf(view, key)?.label ?? ''} ${latencyText(view, y)}`,
  };
}

/** Share of samples by latency. */
export function ecdfWords(view: Overlay): PlotWords {
  return {
    place: (x) => `up to ${latencyText(view, x)}`,
    point: ({ key, y }) => `${formatDecimal(y * 100, 2)} % of ${seriesOf(view, key)?.label ?? ''}`,
  };
}

function latencyText(view: Overlay, value: number): string {
  const unit = focusUnit(view);
  const decimals = unit === 'ns' ? 0 : value < 100 ? 3 : 1;
  return `${formatDecimal(value, decimals)} ${unit}`;
}

/** `p99.9` of 1000; as many decimals as the place needs. */
function percentileText(oneIn: number): string {
  if (oneIn <= 1) return 'min';
  const decimals = Math.max(0, Math.ceil(Math.log10(oneIn)) - 1);
  return `p${formatDecimal(100 - 100 / oneIn, decimals)}`;
}
