import { useMemo, useRef, type ReactNode } from 'react';
import type { ChartTheme } from '../../shared/figures/chart-theme.ts';
import type { Figure } from '../../shared/figures/figure.ts';
import { useChartTheme } from './chart-theme-from-tokens.ts';
import { pixelOf, pointAt, pointsAtX, type FigurePoint } from './plot-points.ts';
import { useBoxSize, type BoxSize } from './use-box-size.ts';
import { useDrawing } from './use-drawing.ts';
import { usePointWalk } from './use-point-walk.ts';
import './plot.css';

/** How points are told: what all at one x share, then each one. */
export type PlotWords = {
  readonly place: (x: number) => string;
  readonly point: (point: FigurePoint) => string;
};

export type PlotProps = {
  /** Computes the figure for a box; to be kept between renders, because a new function is a new drawing. */
  readonly draw: (box: BoxSize & { readonly theme: ChartTheme }) => Figure;
  /** What the chart shows, as a sentence: its name for those who do not see it. */
  readonly sentence: string;
  readonly words: PlotWords;
  /** A click on a point, or Enter on it. */
  readonly onPick?: ((point: FigurePoint) => void) | undefined;
  readonly className?: string;
  /** A remark below the chart. */
  readonly children?: ReactNode;
};

/**
 * A chart with its title line. The arrow keys walk its points; the value under the pointer or the keys stands in one
 * line at the top edge, and no box follows the pointer.
 */
export function Plot({ draw, sentence, words, onPick, className = '', children }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const size = useBoxSize(box);
  const theme = useChartTheme();
  const figure = useMemo(() => size && draw({ ...size, theme }), [draw, size, theme]);
  const { place, setHovered, leave, onKeyDown, pick } = usePointWalk(figure, onPick);
  const { shown, failure } = useDrawing(canvas, figure, { onHover: setHovered, onClick: pick });
  const point = figure && place && pointAt(figure, place);
  return (
    <figure className={`chart-figure ${className}`}>
      <Caption figure={figure} point={point} words={words} />
      <div
        ref={box}
        className="chart"
        role="img"
        aria-label={sentence}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={leave}
      >
        <div ref={canvas} aria-hidden="true" />
        <Ring place={figure && point && pixelOf(figure.layout, point, shown)} />
        {failure !== undefined && <p className="chart-failure">{failure}</p>}
      </div>
      {children !== undefined && <footer>{children}</footer>}
    </figure>
  );
}

type CaptionProps = {
  readonly figure: Figure | undefined;
  readonly point: FigurePoint | undefined;
  readonly words: PlotWords;
};

/** What the chart is of; its remark makes way for the point that is told. */
function Caption({ figure, point, words }: CaptionProps) {
  return (
    <figcaption>
      <b>{figure?.title}</b>
      <span className={point ? 'visually-hidden' : undefined}>{figure?.subtitle}</span>
      <output aria-live="polite">{figure && point && readout(figure, point, words)}</output>
    </figcaption>
  );
}

/** Marks the point that is told; none where a person has zoomed past it. */
function Ring({ place }: { readonly place: ReturnType<typeof pixelOf> }) {
  return place && <span className="chart-ring" style={place} aria-hidden="true" />;
}

/** `64 B: ultra-low-latency 1.791 µs, full-feature 2.128 µs`; of a curve the one point. */
function readout(figure: Figure, point: FigurePoint, words: PlotWords): string {
  const others = pointsAtX(figure, point.x);
  const told = others.length > 1 && others.length <= 6 ? others : [point];
  return `${words.place(point.x)}: ${told.map(words.point).join(', ')}`;
}
