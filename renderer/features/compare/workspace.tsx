import { useMemo, useState, type ReactNode } from 'react';
import type { RunId } from '../../../shared/model/identifiers.ts';
import type { QuantityKind } from '../../../shared/model/measurement.ts';
import { overlay as overlayOf, type ChartKind } from '../../../shared/views/overlay.ts';
import type { Overlay } from '../../store/app-state.ts';
import { useApp, useExperiment, useSession } from '../../store/react.ts';
import { useScreenActions } from '../../store/screen-actions.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { CompareBar } from './compare-bar.tsx';
import { CompareCharts } from './compare-charts.tsx';
import { CompareInspector } from './compare-inspector.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { neighbourSize } from './neighbour-size.ts';
import { AskQuantity } from './quantity-question.tsx';
import './compare.css';

type WorkspaceProps = {
  readonly thing: string;
  readonly overlay: Overlay;
  /** The title, from the one that is generated. */
  readonly title: (generated: string) => ReactNode;
  readonly badges?: ReactNode;
  readonly actions?: ReactNode;
  readonly onBaseline: (id: RunId) => void;
};

/** Sentence, charts, table and environment of an overlay, all about one message size. */
export function Workspace(props: WorkspaceProps) {
  const { thing, overlay, title, badges, actions, onBaseline } = props;
  const { update } = useSession();
  const { runs: all } = useExperiment();
  const focusBytes = useApp((state) => state.focusBytes);
  const [quantity, setQuantity] = useState<QuantityKind>();
  const [wantedKind, setKind] = useState<ChartKind>();
  const [isLogarithmic, setLogarithmic] = useState(true);
  const [focusKey, setFocusKey] = useState<RunId>();
  const { runIds, baselineRunId } = overlay;
  const runs = useMemo(() => runIds.flatMap((id) => all[id] ?? []), [all, runIds]);
  const view = useMemo(
    () => overlayOf({ runs, baselineRunId, focusSize: focusBytes, quantity }),
    [runs, baselineRunId, focusBytes, quantity],
  );
  const kinds = view.charts.map(({ kind }) => kind);
  const kind = wantedKind ?? (view.sizes.length > 1 ? 'size' : 'ecdf');
  const focus = (size: number | undefined) => update({ focusBytes: size });
  const stepKind = (step: number) =>
    setKind(kinds[(kinds.indexOf(kind) + step + kinds.length) % kinds.length]);
  const stepSize = (by: 1 | -1) => focus(neighbourSize(view.sizes, view.focusSize, by));
  useScreenActions([
    { name: 'Focus the next smaller size', keys: 'Left', run: () => stepSize(-1) },
    { name: 'Focus the next larger size', keys: 'Right', run: () => stepSize(1) },
    { name: 'Previous chart kind', keys: '[', run: () => stepKind(-1) },
    { name: 'Next chart kind', keys: ']', run: () => stepKind(1) },
    { name: 'Linear or log scale', keys: 'l', run: () => setLogarithmic((now) => !now) },
    {
      name: 'Make the focused series the baseline',
      keys: 'b',
      run: () => focusKey && onBaseline(focusKey),
      ...(!focusKey && { reason: 'click a row of the table first' }),
    },
    { name: 'Show all series at full strength', keys: 'Escape', run: () => setFocusKey(undefined) },
  ]);
  return (
    <ScreenFrame
      thing={thing}
      title={title(view.title)}
      badges={
        <>
          {badges}
          <span className="compare-common cut">{view.common.join(', ')}</span>
        </>
      }
      actions={actions}
      inspector={<CompareInspector view={view} runs={runs} />}
    >
      <Answer sentences={view.answer} />
      {view.question && <AskQuantity question={view.question} onChoose={setQuantity} />}
      <CompareBar
        view={view}
        kind={kind}
        isLogarithmic={isLogarithmic}
        quantity={quantity}
        onKind={setKind}
        onLogarithmic={setLogarithmic}
        onQuantity={setQuantity}
        onBaseline={onBaseline}
      />
      {view.series.length === 0 ? (
        <EmptyState sentence="None of these runs can be drawn; the list below says why." />
      ) : (
        <CompareCharts
          view={view}
          kind={kind}
          isLogarithmic={isLogarithmic}
          focusKey={focusKey}
          onFocusSize={focus}
        />
      )}
      <div className="table-scroll" tabIndex={0} role="group" aria-label="Comparison table">
        <ComparisonTable
          overlay={view}
          focusKey={focusKey}
          onFocus={(key) => setFocusKey((now) => (now === key ? undefined : key))}
        />
      </div>
    </ScreenFrame>
  );
}

function Answer({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return undefined;
  return (
    <p className="compare-sentence">
      {sentences.map((sentence) => (
        <span
          key={sentence}
          className={sentence.includes('not enough runs') ? 'caveat' : undefined}
        >
          {sentence}{' '}
        </span>
      ))}
    </p>
  );
}
