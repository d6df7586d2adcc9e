// What the theme gives to a chart: the values behind the `--chart-*` and `--series-*` tokens. Screen and paper pass
// their own; no colour is written in a figure.

export type SeriesStyle = {
  /** Of lines and markers. */
  readonly stroke: string;
  /** Of text: the same hue with the contrast that text needs. */
  readonly ink: string;
  /** As Plotly takes it: `solid`, `7px,3px`. */
  readonly dash: string;
  /** As Plotly takes it: `circle`, `square`, `triangle-up`. */
  readonly symbol: string;
};

export type ChartTheme = {
  readonly background: string;
  readonly grid: string;
  readonly axis: string;
  readonly tick: string;
  readonly cursor: string;
  readonly fontFamily: string;
  /** In px. */
  readonly tickSize: number;
  readonly labelSize: number;
  readonly lineWidth: number;
  readonly baselineWidth: number;
  readonly markerSize: number;
  /** 0..1 */
  readonly bandOpacity: number;
  readonly mutedOpacity: number;
  readonly baseline: SeriesStyle;
  /** At least one; number 1 first. */
  readonly series: readonly SeriesStyle[];
};

/**
 * The style of a series by its number; 0 is the baseline. Beyond the last colour they begin again, each with the dash
 * and marker of its neighbour, so that no two series look alike.
 */
export function seriesStyle(theme: ChartTheme, number: number): SeriesStyle {
  if (number === 0) return theme.baseline;
  const count = theme.series.length;
  const colour = theme.series[(number - 1) % count] ?? theme.baseline;
  const round = Math.floor((number - 1) / count);
  const { dash, symbol } = theme.series[(number - 1 + round) % count] ?? theme.baseline;
  return { ...colour, dash, symbol };
}
