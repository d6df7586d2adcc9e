// A chart as JSON in Plotly's own shape, of which only what this program draws is named. Our code computes, Plotly
// only draws: every range, tick and label is stated. Arrays are mutable because Plotly's types ask for that.

export type Trace = {
  type: 'scatter';
  mode: 'lines' | 'markers' | 'lines+markers';
  /** Tells Plotly which drawn line this is when a figure changes. */
  uid: string;
  name: string;
  /** Key of the series, for what listens to clicks. */
  meta: string;
  x: number[];
  y: number[];
  line: { color: string; width: number; dash: string; shape: 'linear' | 'hv' | 'vh' };
  marker: { color: string; size: number; symbol: string };
  fill: 'none' | 'toself';
  fillcolor: string;
  opacity: number;
  /** `none` tells listeners where the pointer is without drawing a box; `skip` is not there for the pointer. */
  hoverinfo: 'none' | 'skip';
  showlegend: false;
};

export type Axis = {
  type: 'log' | 'linear';
  /** In powers of ten where the axis is logarithmic. */
  range: [number, number];
  tickmode: 'array';
  tickvals: number[];
  ticktext: string[];
  tickfont: { color: string; size: number };
  tickangle: 0;
  ticks: 'outside' | '';
  tickcolor: string;
  ticklen: number;
  showgrid: boolean;
  gridcolor: string;
  showline: boolean;
  linecolor: string;
  zeroline: false;
  automargin: false;
};

export type Annotation = {
  x: number;
  y: number;
  xref: 'x' | 'paper';
  yref: 'y' | 'paper';
  text: string;
  font: { color: string; size: number };
  xanchor: 'left' | 'center' | 'right';
  yanchor: 'middle' | 'bottom';
  showarrow: boolean;
  /** Pixels from the point to the text. */
  ax: number;
  ay: number;
  arrowhead: 0;
  arrowwidth: number;
  arrowcolor: string;
  bgcolor: string;
};

export type Shape = {
  type: 'line';
  xref: 'x' | 'paper';
  yref: 'y' | 'paper';
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  line: { color: string; width: number; dash: string };
  layer: 'below' | 'above';
};

export type Layout = {
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number };
  paper_bgcolor: string;
  plot_bgcolor: string;
  font: { family: string; size: number; color: string };
  showlegend: false;
  hovermode: 'x' | 'closest';
  dragmode: 'zoom';
  xaxis: Axis;
  yaxis: Axis;
  annotations: Annotation[];
  shapes: Shape[];
};

/** `title` and `subtitle` stand in the line above the chart (quantity, unit, scale); Plotly draws neither. */
export type Figure = { title: string; subtitle: string; data: Trace[]; layout: Layout };
