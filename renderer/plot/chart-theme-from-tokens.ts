import { useMemo } from 'react';
import type { ChartTheme, SeriesStyle } from '../../shared/figures/chart-theme.ts';
import { useTheme } from '../theme/use-theme.ts';

/** Plotly's names of the markers that the tokens describe; 0 is the baseline's. */
const symbols = [
  'circle',
  'square',
  'triangle-up',
  'diamond',
  'triangle-down',
  'circle-open',
  'cross',
  'x',
  'square-open',
  'diamond-open',
  'triangle-up-open',
] as const;

/** The chart values of the tokens as `element` has them now: those of the page's theme, or of `.paper`. */
export function chartThemeFromTokens(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const value = (token: string) => style.getPropertyValue(`--${token}`).trim();
  const size = (token: string) => Number.parseFloat(value(token));
  const seriesOf = (token: string, ink: string, index: number): SeriesStyle => ({
    stroke: value(token),
    ink: value(ink),
    dash: plotlyDash(value(index === 0 ? 'baseline-dash' : `series-${String(index)}-dash`)),
    symbol: symbols[index] ?? 'circle',
  });
  return {
    background: value('chart-bg'),
    grid: value('chart-grid'),
    axis: value('chart-axis'),
    tick: value('chart-tick'),
    cursor: value('chart-cursor'),
    fontFamily: value('font-ui'),
    tickSize: size('chart-tick-size'),
    labelSize: size('chart-label-size'),
    lineWidth: size('chart-line'),
    baselineWidth: size('chart-line-baseline'),
    markerSize: size('chart-marker'),
    bandOpacity: size('chart-band-opacity'),
    mutedOpacity: size('chart-muted-opacity'),
    baseline: seriesOf('chart-baseline', 'chart-baseline-ink', 0),
    series: symbols
      .slice(1)
      .map((_, index) => index + 1)
      .map((number) => {
        const token = `series-${String(number)}`;
        return seriesOf(token, `${token}-ink`, number);
      }),
  };
}

/** The chart values of the theme that the page shows. */
export function useChartTheme(): ChartTheme {
  const theme = useTheme();
  // The tokens answer for the attribute of the page that `theme` was read from.
  return useMemo(
    () => ({ name: theme, ...chartThemeFromTokens(document.documentElement) }),
    [theme],
  );
}

/** SVG's `7 3` is Plotly's `7px,3px`; `none` is `solid`. */
function plotlyDash(dash: string): string {
  if (dash === 'none') return 'solid';
  return dash
    .split(/\s+/)
    .map((length) => `${length}px`)
    .join(',');
}
