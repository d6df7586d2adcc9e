import { useCallback, useMemo } from 'react';
import { differenceFigure } from '../../../shared/figures/difference.ts';
import { ecdfFigure } from '../../../shared/figures/ecdf.ts';
import type { Figure } from '../../../shared/figures/figure.ts';
import type { FigureOptions } from '../../../shared/figures/frame.ts';
import { sizeFigure } from '../../../shared/figures/size.ts';
import { tailFigure } from '../../../shared/figures/tail.ts';
import type { Overlay } from '../../../shared/views/overlay.ts';
import type { FigurePoint } from '../../plot/plot-points.ts';
import { Plot, type PlotProps, type PlotWords } from '../../plot/plot.tsx';
import type { Looks } from './use-looks.ts';
import { differenceWords, ecdfWords, sizeWords, tailWords } from './chart-words.ts';

/** The chart of the chosen kind and what belongs to it: differences below, percentiles of the focus size beside. */
export function CompareCharts({ looks }: { readonly looks: Looks }) {
  const { view, kind, setFocusSize } = looks;
  const onPick = useCallback((point: FigurePoint) => setFocusSize(point.x), [setFocusSize]);
  const hasDifference = kind === 'size' && view.series.length > 1;
  return (
    <div className={`compare-charts ${kind}${hasDifference ? '' : ' one-row'}`}>
      {kind === 'size' && (
        <OverlayPlot {...looks} figure={sizeFigure} words={sizeWords} onPick={onPick} />
      )}
      {hasDifference && (
        <OverlayPlot
          {...looks}
          className="difference"
          figure={differenceFigure}
          words={differenceWords}
          onPick={onPick}
        />
      )}
      {kind === 'ecdf' && <OverlayPlot {...looks} figure={ecdfFigure} words={ecdfWords} />}
      <OverlayPlot {...looks} className="percentiles" figure={tailFigure} words={tailWords}>
        {view.charts.find((choice) => choice.kind === 'tail')?.reason}
      </OverlayPlot>
    </div>
  );
}

type OverlayPlotProps = Pick<Looks, 'view' | 'isLogarithmic' | 'focusKey'> &
  Pick<PlotProps, 'className' | 'onPick' | 'children'> & {
    readonly figure: (view: Overlay, options: FigureOptions) => Figure;
    readonly words: (view: Overlay) => PlotWords;
  };

/** One figure of an overlay. */
export function OverlayPlot(props: OverlayPlotProps) {
  const { view, isLogarithmic, focusKey, figure, words, className, onPick, children } = props;
  const draw = useCallback<PlotProps['draw']>(
    (box) =>
      figure(view, {
        ...box,
        scale: isLogarithmic ? 'log' : 'linear',
        emphasisedKey: focusKey,
      }),
    [figure, view, isLogarithmic, focusKey],
  );
  return (
    <Plot
      draw={draw}
      sentence={view.answer.join(' ') || view.title}
      words={useMemo(() => words(view), [words, view])}
      onPick={onPick}
      {...(className !== undefined && { className })}
    >
      {children}
    </Plot>
  );
}
