import { useMemo } from 'react';
import type { Campaign } from '../../../shared/api/values.ts';
import { orderFigure } from '../../../shared/figures/order.ts';
import { tailFigure } from '../../../shared/figures/tail.ts';
import { overlay } from '../../../shared/views/overlay.ts';
import { usualBaseline } from '../../../shared/views/usual-baseline.ts';
import { useApp, useExperiment } from '../../store/react.ts';
import { orderWords, tailWords } from '../compare/chart-words.ts';
import { OverlayPlot } from '../compare/compare-charts.tsx';

/** Drift and tail of what is measured so far. They grow as runs end, never while one measures. */
export function CampaignCharts({ campaign }: { readonly campaign: Campaign }) {
  const { runs, factors } = useExperiment();
  const focusSize = useApp((state) => state.focusBytes);
  const view = useMemo(() => {
    const measured = campaign.runs
      .filter(({ state }) => state === 'complete' || state === 'partial')
      .flatMap(({ id }) => runs[id] ?? []);
    const baselineRunId = usualBaseline(measured, Object.values(factors));
    return overlay({ runs: measured, focusSize, baselineRunId });
  }, [campaign.runs, runs, factors, focusSize]);
  if (view.series.length === 0) return undefined;
  const looks = { view, isLogarithmic: true, focusKey: undefined };
  return (
    <div className="live-charts">
      <OverlayPlot {...looks} figure={orderFigure} words={orderWords} />
      <OverlayPlot {...looks} figure={tailFigure} words={tailWords} />
    </div>
  );
}
