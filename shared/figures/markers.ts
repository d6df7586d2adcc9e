// The size chart of one run with what a person marked on it.
import type { Marker } from '../model/annotation.ts';
import { inUnit } from '../units/duration.ts';
import { latencyFigures, percentileFigure } from '../views/latency-figures.ts';
import type { Overlay } from '../views/overlay.ts';
import type { OverlaySeries } from '../views/overlay-series.ts';
import type { Annotation, Figure } from './figure.ts';
import type { FigureOptions } from './frame.ts';
import { sizeFigure, sizeUnit } from './size.ts';

/** Pixels from the marked point up to its flag. */
const flagHeight = 22;

/** The size chart with a numbered flag at each marker; the numbers are those of the list beside it. */
export function markedSizeFigure(
  markers: readonly Marker[],
): (overlay: Overlay, options: FigureOptions) => Figure {
  return (overlay, options) => {
    const figure = sizeFigure(overlay, options);
    const [series] = overlay.series;
    const flags = markers.flatMap((marker, index): Annotation[] => {
      const valueNs = series && markedValueNs(series, marker);
      if (marker.payloadBytes === undefined || valueNs === undefined) return [];
      const value = inUnit(valueNs, sizeUnit(overlay));
      const y = options.scale === 'log' ? Math.log10(value) : value;
      return [flagAt({ x: Math.log10(Math.max(0.5, marker.payloadBytes)), y, index }, options)];
    });
    const annotations = [...figure.layout.annotations, ...flags];
    return { ...figure, layout: { ...figure.layout, annotations } };
  };
}

function markedValueNs(
  { sizes, factor }: OverlaySeries,
  { payloadBytes, percentile }: Marker,
): number | undefined {
  const data = sizes.find((size) => size.payloadBytes === payloadBytes)?.data;
  if (data === undefined) return undefined;
  if (percentile === 0) return latencyFigures(data, factor).min.valueNs;
  if (percentile === 100) return latencyFigures(data, factor).max.valueNs;
  return percentileFigure(data, percentile, factor).valueNs;
}

function flagAt(
  { x, y, index }: { readonly x: number; readonly y: number; readonly index: number },
  { theme }: FigureOptions,
): Annotation {
  return {
    x,
    y,
    xref: 'x',
    yref: 'y',
    text: `<b>${String(index + 1)}</b>`,
    font: { color: theme.tick, size: theme.labelSize },
    xanchor: 'center',
    yanchor: 'bottom',
    showarrow: true,
    ax: 0,
    ay: -flagHeight,
    arrowhead: 0,
    arrowwidth: 1,
    arrowcolor: theme.tick,
    bgcolor: theme.background,
  };
}
