// How far the median of each series lies from the baseline's, in percent, against message size.
import type { Overlay } from '../views/overlay.ts';
import type { OverlaySeries } from '../views/overlay-series.ts';
import type { Figure, Shape } from './figure.ts';
import type { FigureOptions } from './frame.ts';
import { endLabels, frameOf, layoutOf, mostTicks, plotWidthOf, traceOf } from './frame.ts';
import { scaleAround } from './scale.ts';
import type { Ticks } from './ticks.ts';
import { linearTicks, sizeTicks } from './ticks.ts';

type Difference = { readonly size: number; readonly percent: number };

/** The difference of each candidate's median to the baseline's at every size that both have. Always linear. */
export function differenceFigure(overlay: Overlay, options: FigureOptions): Figure {
  const [baseline, ...candidates] = overlay.series;
  const lines = candidates
    .map((series) => ({ series, points: differencesTo(baseline, series) }))
    .filter(({ points }) => points.length > 0);
  const points = lines.flatMap((line) => line.points);
  const sizes = points.map(({ size }) => size);
  const scale = scaleAround('linear', [0, ...points.map(({ percent }) => percent)]);
  // Nothing below a thousandth of a percent differs; the axis still needs a height.
  const y = scale.high - scale.low < 0.01 ? { ...scale, low: -1, high: 1 } : scale;
  const frame = frameOf(
    options,
    { x: scaleAround('log', sizes), y },
    lines.map(({ series }) => series),
  );
  const ends = lines.flatMap(({ series, points: own }) =>
    own.slice(-1).map(({ size, percent }) => ({ series, x: size, y: percent })),
  );
  return {
    title: 'Median, difference to baseline',
    subtitle: '%; above 0 is slower',
    data: lines.toReversed().map(({ series, points: own }) =>
      traceOf(series, options, {
        uid: `${series.key} difference`,
        mode: 'lines+markers',
        x: own.map(({ size }) => size),
        y: own.map(({ percent }) => percent),
      }),
    ),
    layout: layoutOf(
      frame,
      {
        x: sizeTicks(Math.min(...sizes), Math.max(...sizes), plotWidthOf(frame)),
        y: signed(linearTicks(y.low, y.high, mostTicks(options, 'y'))),
        gridX: false,
      },
      { annotations: endLabels(frame, ends), shapes: [zeroLine(options)] },
    ),
  };
}

function differencesTo(baseline: OverlaySeries | undefined, series: OverlaySeries): Difference[] {
  return series.sizes.flatMap(({ payloadBytes, figures }) => {
    const other = baseline?.sizes.find((one) => one.payloadBytes === payloadBytes);
    const [own, base] = [figures.p50.valueNs, other?.figures.p50.valueNs];
    if (!payloadBytes || own === undefined || !base) return [];
    const percent = (own / base - 1) * 100;
    return Number.isFinite(percent) ? { size: payloadBytes, percent } : [];
  });
}

function signed({ values, texts }: Ticks): Ticks {
  return { values, texts: texts.map((text, at) => ((values[at] ?? 0) > 0 ? `+${text}` : text)) };
}

/** The baseline itself. */
function zeroLine({ theme }: FigureOptions): Shape {
  return {
    type: 'line',
    xref: 'paper',
    yref: 'y',
    x0: 0,
    x1: 1,
    y0: 0,
    y1: 0,
    line: { color: theme.baseline.stroke, width: theme.baselineWidth, dash: 'solid' },
    layer: 'below',
  };
}
