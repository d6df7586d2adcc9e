// The one door to plotly.js. The core brings `scatter`, which draws every figure of this program, and is a third of the
// whole library; it is a chunk of its own that loads with the first chart.
import Plotly, {
  type Config,
  type Data,
  type Layout,
  type PlotlyHTMLElement,
} from 'plotly.js/lib/core';
import type { Figure } from '../../shared/figures/figure.ts';

/** Never a button that sends data to a server: Plotly's own tool bar has one. */
const config: Partial<Config> = {
  showSendToCloud: false,
  plotlyServerURL: '',
  displaylogo: false,
  displayModeBar: false,
  doubleClick: 'reset',
};

/** Draws the figure, or changes the drawing that is there into it; what a person has zoomed to stays. */
export function drawFigure(into: HTMLElement, figure: Figure): Promise<PlotlyHTMLElement> {
  return draw(into, figure, config);
}

/** Draws the figure for paper: nothing in it answers to a pointer. */
export function drawStaticFigure(into: HTMLElement, figure: Figure): Promise<PlotlyHTMLElement> {
  return draw(into, figure, { ...config, staticPlot: true });
}

/** Takes the drawing and its listeners away. */
export function eraseFigure(from: HTMLElement): void {
  Plotly.purge(from);
}

function draw(into: HTMLElement, { title, data, layout }: Figure, options: Partial<Config>) {
  // What a person has zoomed to stays while the figure is about the same thing.
  const kept: object = { ...layout, uirevision: title };
  const traces = isPlotlyData(data) ? data : [];
  return Plotly.react(into, traces, isPlotlyLayout(kept) ? kept : {}, options);
}

/** Plotly takes dashes such as `7px,3px`; only its types do not know. */
function isPlotlyData(data: unknown): data is Data[] {
  return Array.isArray(data);
}

function isPlotlyLayout(layout: object): layout is Partial<Layout> {
  return 'xaxis' in layout;
}
