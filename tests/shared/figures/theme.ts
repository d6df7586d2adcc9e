import type { ChartTheme } from '../../../shared/figures/chart-theme.ts';

const style = (name: string, dash: string, symbol: string) => ({
  stroke: name,
  ink: `dark${name}`,
  dash,
  symbol,
});

/** A theme whose values say what they are. */
export const theme: ChartTheme = {
  background: 'white',
  grid: 'lightgrey',
  axis: 'grey',
  tick: 'black',
  cursor: 'darkgrey',
  fontFamily: 'sans-serif',
  tickSize: 11,
  labelSize: 11,
  lineWidth: 1.75,
  baselineWidth: 2.25,
  markerSize: 6,
  bandOpacity: 0.11,
  mutedOpacity: 0.28,
  baseline: style('slategrey', 'solid', 'circle'),
  series: [
    style('blue', 'solid', 'square'),
    style('orange', '7px,3px', 'triangle-up'),
    style('green', '2px,3px', 'diamond'),
  ],
};
