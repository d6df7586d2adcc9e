import type { ReactNode } from 'react';
import type { RunId } from '../../../shared/model/identifiers.ts';
import type { Overlay } from '../../store/app-state.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { CompareBar } from './compare-bar.tsx';
import { CompareCharts } from './compare-charts.tsx';
import { CompareInspector } from './compare-inspector.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { AskQuantity } from './quantity-question.tsx';
import { useLooks } from './use-looks.ts';
import { useWorkspaceKeys } from './use-workspace-keys.ts';
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
  const looks = useLooks(overlay);
  const { view, runs } = looks;
  useWorkspaceKeys(looks, onBaseline);
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
      {view.question && <AskQuantity question={view.question} onChoose={looks.setQuantity} />}
      <CompareBar looks={looks} onBaseline={onBaseline} />
      {view.series.length === 0 ? (
        <EmptyState sentence="None of these runs can be drawn; the list below says why." />
      ) : (
        <CompareCharts looks={looks} />
      )}
      <div className="table-scroll" tabIndex={0} role="group" aria-label="Comparison table">
        <ComparisonTable
          overlay={view}
          focusKey={looks.focusKey}
          onFocus={(key) => looks.setFocusKey(looks.focusKey === key ? undefined : key)}
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
