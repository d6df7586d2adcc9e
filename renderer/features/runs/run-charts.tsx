import { useMemo, useState } from 'react';
import type { Run } from '../../../shared/model/run.ts';
import { ecdfFigure } from '../../../shared/figures/ecdf.ts';
import { sizeFigure } from '../../../shared/figures/size.ts';
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
  size: { label: 'Size', figure: sizeFigure, words: sizeWords },
  ecdf: { label: 'ECDF', figure: ecdfFigure, words: ecdfWords },
  tail: { label: 'Tail', figure: tailFigure, words: tailWords },
} as const;

/** The chart of one run: against message size where there are several, else its distribution. */
export function RunCharts({ run, card, onFocusSize }: RunChartsProps) {
  const { focusSize, sizes, data } = card;
  const [wanted, setWanted] = useState<ChartKind>();
  const view = useMemo(() => overlayOfOne(run, focusSize), [run, focusSize]);
  if (data === 'none' || view.series.length === 0) return undefined;
  const kinds: readonly ChartKind[] = [
    ...(sizes.length > 1 ? (['size'] as const) : []),
    ...(data === 'distribution' ? (['ecdf'] as const) : []),
    'tail',
  ];
  const kind = wanted && kinds.includes(wanted) ? wanted : (kinds[0] ?? 'tail');
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
        figure={figure}
        words={words}
        onPick={kind === 'size' ? (point) => onFocusSize(point.x) : undefined}
      >
        {kind === 'size' ? card.quantitySentence : card.dataSentence}
      </OverlayPlot>
    </div>
  );
}

/** A discarded run is still drawn on its own card. */
function overlayOfOne(run: Run, focusSize: number | undefined) {
  const { verdict: _, ...annotation } = run.annotation;
  return overlay({ runs: [{ ...run, annotation }], focusSize });
}
