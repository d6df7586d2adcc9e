// The frame that all figures share: margins, axes, direct labels at the right end, the style of a series.
import type { OverlaySeries } from '../views/overlay-series.ts';
import type { ChartTheme } from './chart-theme.ts';
import { seriesStyle } from './chart-theme.ts';
import type { Annotation, Axis, Layout, Shape, Trace } from './figure.ts';
import { plotlyText } from './plotly-text.ts';
import { pushApart } from './push-apart.ts';
import type { Scale, ScaleKind } from './scale.ts';
import { axisCoordinate, shareOf } from './scale.ts';
import type { Ticks } from './ticks.ts';

/** What a figure is drawn for. */
export type FigureOptions = {
  readonly theme: ChartTheme;
  /** Of the box in px. */
  readonly width: number;
  readonly height: number;
  /** Of the latency axis. */
  readonly scale: ScaleKind;
  /** The series that keeps its strength while the others step back. */
  readonly emphasisedKey?: string | undefined;
};

export type Frame = {
  readonly options: FigureOptions;
  readonly x: Scale;
  readonly y: Scale;
  /** Right margin in px: room for the direct labels. */
  readonly right: number;
};

/** A label at the end of a line: `x`, `y` in data units. */
export type EndLabel = { readonly series: OverlaySeries; readonly x: number; readonly y: number };

const left = 52;
const top = 14;
const bottom = 26;
const least = 16;
/** Beyond this share of the width labels would take the chart's place. */
const mostLabelShare = 0.3;
/** Mean width of a character of the interface faces, as a share of their size; labels have no layout to ask. */
const characterWidth = 0.52;
/** Bold characters are wider by this. */
const boldness = 1.1;
const leader = 12;
const lineGap = 1.3;

/** In a narrower box labels at the right would leave no chart: they stand inside, left of the ends of their lines. */
const narrowBelow = 400;

/** With more series only the baseline and the extremes are labelled; the table is the legend. */
const mostLabelled = 8;

/** The frame of a figure; `atRight` are the series that have their label at its right. */
export function frameOf(
  options: FigureOptions,
  axes: { x: Scale; y: Scale },
  atRight: readonly OverlaySeries[],
): Frame {
  if (options.width < narrowBelow) return { options, ...axes, right: least };
  const lengths = atRight.map((series) => [...wordsOf(series)].length);
  const longest = Math.max(0, ...lengths);
  const wanted = longest * options.theme.labelSize * characterWidth + leader + 4;
  const right = longest === 0 ? least : Math.min(wanted, options.width * mostLabelShare);
  return { options, ...axes, right: Math.round(Math.max(least, right)) };
}

/** How many ticks fit along an axis. */
export function mostTicks({ width, height }: FigureOptions, axis: 'x' | 'y'): number {
  return axis === 'x' ? Math.max(2, Math.floor(width / 60)) : Math.max(2, Math.floor(height / 26));
}

/** The layout of a framed figure. */
export function layoutOf(
  frame: Frame,
  ticks: { readonly x: Ticks; readonly y: Ticks; readonly gridX: boolean },
  marks: { readonly annotations: Annotation[]; readonly shapes: Shape[] },
): Layout {
  const { theme, width, height } = frame.options;
  return {
    width,
    height,
    margin: { l: left, r: frame.right, t: top, b: bottom },
    paper_bgcolor: theme.background,
    plot_bgcolor: theme.background,
    font: { family: theme.fontFamily, size: theme.tickSize, color: theme.tick },
    showlegend: false,
    hovermode: 'closest',
    dragmode: 'zoom',
    xaxis: {
      ...axisOf(theme, frame.x, ticks.x),
      showgrid: ticks.gridX,
      showline: true,
      ticks: 'outside',
    },
    yaxis: axisOf(theme, frame.y, ticks.y),
    ...marks,
  };
}

function axisOf(theme: ChartTheme, scale: Scale, ticks: Ticks): Axis {
  return {
    type: scale.kind,
    range: [axisCoordinate(scale, scale.low), axisCoordinate(scale, scale.high)],
    tickmode: 'array',
    tickvals: ticks.values,
    ticktext: ticks.texts,
    tickfont: { color: theme.tick, size: theme.tickSize },
    tickangle: 0,
    ticks: '',
    tickcolor: theme.axis,
    ticklen: 4,
    showgrid: true,
    gridcolor: theme.grid,
    showline: false,
    linecolor: theme.axis,
    zeroline: false,
    automargin: false,
  };
}

/** A trace in the style of its series; what is given goes over it. */
export function traceOf(
  { key, number, label, isBaseline }: OverlaySeries,
  { theme, emphasisedKey }: FigureOptions,
  own: Pick<Trace, 'uid' | 'mode' | 'x' | 'y'> & Partial<Trace>,
): Trace {
  const { stroke, dash, symbol } = seriesStyle(theme, number);
  const isMuted = emphasisedKey !== undefined && emphasisedKey !== key;
  return {
    type: 'scatter',
    name: plotlyText(label),
    meta: key,
    line: {
      color: stroke,
      width: isBaseline ? theme.baselineWidth : theme.lineWidth,
      dash,
      shape: 'linear',
    },
    marker: { color: stroke, size: theme.markerSize, symbol },
    fill: 'none',
    fillcolor: stroke,
    opacity: isMuted ? theme.mutedOpacity : 1,
    hoverinfo: 'none',
    showlegend: false,
    ...own,
  };
}

/**
 * A label at the end of each line, pushed apart, with a leader. Where lines end at the right of the plot their labels
 * stand beside it; a line that ends before has its label there, because a long leader would look like data. In a narrow
 * chart labels stand left of the ends.
 */
export function endLabels(frame: Frame, labels: readonly EndLabel[]): Annotation[] {
  const { theme, height, width } = frame.options;
  const plotHeight = height - top - bottom;
  const shown = labelled(labels);
  const isInside = width < narrowBelow;
  const fromTop = shown.map(({ y }) => (1 - shareOf(frame.y, y)) * plotHeight);
  const places = pushApart(fromTop, theme.labelSize * lineGap, 0, plotHeight);
  return shown.map(({ series, x, y }, index) => {
    const toRight = pixelsToRight(frame, x);
    const beside = toRight <= leader * 2 ? Math.round(toRight + leader) : leader;
    return {
      ...labelOf(series, frame),
      ...(isInside && ({ xanchor: 'right', bgcolor: 'rgba(0,0,0,0)' } as const)),
      x: axisCoordinate(frame.x, x),
      y: axisCoordinate(frame.y, y),
      ax: isInside ? -leader : beside,
      ay: Math.round((places[index] ?? 0) - (fromTop[index] ?? 0)),
    };
  });
}

/** Width of the plot without its margins, in px. */
export function plotWidthOf({ options, right }: Frame): number {
  return options.width - left - right;
}

function pixelsToRight(frame: Frame, x: number): number {
  return (1 - shareOf(frame.x, x)) * plotWidthOf(frame);
}

/** The text of a label in the ink of its series, the baseline's in bold, beside a point that the caller states. */
export function labelOf(
  series: OverlaySeries,
  { options: { theme, width } }: Frame,
): Omit<Annotation, 'x' | 'y' | 'ax' | 'ay'> {
  const { ink, stroke } = seriesStyle(theme, series.number);
  const room = width * (width < narrowBelow ? 0.6 : mostLabelShare) - leader;
  const character = characterWidth * (series.isBaseline ? boldness : 1);
  const text = plotlyText(wordsOf(series), Math.floor(room / (theme.labelSize * character)));
  return {
    text: series.isBaseline ? `<b>${text}</b>` : text,
    font: { color: ink, size: theme.labelSize },
    xref: 'x',
    yref: 'y',
    xanchor: 'left',
    yanchor: 'middle',
    showarrow: true,
    arrowhead: 0,
    arrowwidth: 1,
    arrowcolor: stroke,
    bgcolor: theme.background,
  };
}

function wordsOf({ label, marks }: OverlaySeries): string {
  return [label, ...marks].join(', ');
}

/** All labels, or those of the baseline, the highest and the lowest. */
export function labelled<Label extends EndLabel>(labels: readonly Label[]): readonly Label[] {
  if (labels.length <= mostLabelled) return labels;
  const ascending = labels.toSorted((a, b) => a.y - b.y);
  const extremes = [ascending[0], ascending.at(-1)];
  return labels.filter((label) => label.series.isBaseline || extremes.includes(label));
}
