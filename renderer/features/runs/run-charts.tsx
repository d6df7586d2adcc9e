import { useMemo, useState } from 'react';
import type { Run } from '../../../shared/model/run.ts';
import { ecdfFigure } from '../../../shared/figures/ecdf.ts';
import { markedSizeFigure } from '../../../shared/figures/markers.ts';
import { tailFigure } from '../../../shared/figures/tail.ts';
import { overlay, type ChartKind } from '../../../shared/views/overlay.ts';
import type { RunCard } from '../../../shared/views/run-card.ts';
import { Segmented } from '../../widgets/segmented.tsx';
import { ecdfWords, sizeWords, tailWords } from '../compare/chart-words.ts';
import { OverlayPlot } from '../compare/compare-charts.tsx';

type RunChartsProps = {
  readonly run: Run;
  readonly card: RunCard;
  readonly onFocusSize: (payloadBytes: number) => void;
};

const charts = {
  size: { label: 'Size', figure: undefined, words: sizeWords },
  ecdf: { label: 'ECDF', figure: ecdfFigure, words: ecdfWords },
  tail: { label: 'Tail', figure: tailFigure, words: tailWords },
} as const;

/** The chart of one run: against message size where there are several, else its distribution. */
export function RunCharts({ run, card, onFocusSize }: RunChartsProps) {
  const { focusSize, data } = card;
  const [wanted, setWanted] = useState<ChartKind>();
  const { markers } = run.annotation;
  const marked = useMemo(() => markedSizeFigure(markers), [markers]);
  const view = useMemo(() => overlayOfOne(run, focusSize), [run, focusSize]);
  if (data === 'none' || view.series.length === 0) return undefined;
  const kinds = kindsOf(card);
  const kind = wanted && kinds.includes(wanted) ? wanted : kinds[0];
  const { figure, words } = charts[kind];
  return (
    <div className="run-chart">
      {kinds.length > 1 && (
        <Segmented
          label="Chart"
          value={kind}
          onChange={setWanted}
          choices={kinds.map((value) => ({ value, label: charts[value].label }))}
        />
      )}
      <OverlayPlot
        key={kind}
        view={view}
        isLogarithmic
        focusKey={undefined}
        figure={figure ?? marked}
        words={words}
        onPick={kind === 'size' ? (point) => onFocusSize(point.x) : undefined}
      >
        {kind === 'size' ? card.quantitySentence : card.dataSentence}
      </OverlayPlot>
    </div>
  );
}

/** The charts that the data allow, the one to begin with first. */
function kindsOf({ sizes, data }: RunCard): readonly [ChartKind, ...ChartKind[]] {
  if (data !== 'distribution') return sizes.length > 1 ? ['size', 'tail'] : ['tail'];
  return sizes.length > 1 ? ['size', 'ecdf', 'tail'] : ['ecdf', 'tail'];
}

/** A discarded run is still drawn on its own card. */
function overlayOfOne(run: Run, focusSize: number | undefined) {
  const annotation = { ...run.annotation };
  delete annotation.verdict;
  return overlay({ runs: [{ ...run, annotation }], focusSize });
}
