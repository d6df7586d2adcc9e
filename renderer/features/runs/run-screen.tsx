import { useMemo, useState } from 'react';
import type { Address } from '../../store/address.ts';
import { useApp, useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import type { Run } from '../../../shared/model/run.ts';
import { runCard, type RunCard } from '../../../shared/views/run-card.ts';
import { OriginBadge, RunStateBadge } from '../../widgets/badge.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { FailurePanel } from '../../widgets/failure-panel.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { KeyFigures } from './key-figures.tsx';
import { RunResults } from './results-table.tsx';
import { CompareButton, DeleteButton } from './run-actions.tsx';
import { RunCharts } from './run-charts.tsx';
import { RunEvidence } from './run-evidence.tsx';
import { RunMeta } from './run-meta.tsx';
import { RunNotes } from './run-notes.tsx';
import { runFailureInWords } from './run-failure.ts';
import { useCardKeys } from './use-card-keys.ts';
import { useSetVerdict, VerdictControl, VerdictReason } from './verdict-control.tsx';
import { WarningList } from './warning-list.tsx';
import './run-card.css';

/** The card of one run: what it measured, and what people wrote about it. */
export function RunScreen({ address }: { readonly address: Address }) {
  const { runs } = useExperiment();
  const run = Object.values(runs).find(({ id }) => id === address.id);
  if (!run) {
    return (
      <ScreenFrame title="Run" thing={address.id ?? ''}>
        <EmptyState sentence="This run is not in the experiment. It was deleted, or the link is from another file; undo brings a deleted run back." />
      </ScreenFrame>
    );
  }
  return <RunCardScreen key={run.id} run={run} wantedSize={address.query?.['size']} />;
}

type RunCardScreenProps = { readonly run: Run; readonly wantedSize: string | undefined };

function RunCardScreen({ run, wantedSize }: RunCardScreenProps) {
  const { update } = useSession();
  const isReadOnly = useIsReadOnly();
  const focusBytes = useApp((state) => state.focusBytes) ?? numberOf(wantedSize);
  const card = useMemo(() => runCard(run, focusBytes), [run, focusBytes]);
  const [editing, setEditing] = useState<'note' | 'marker'>();
  const setVerdict = useSetVerdict(run);
  const focus = (size: number | undefined) => update({ focusBytes: size });
  useCardKeys({ card, isReadOnly, onFocusSize: focus, onEdit: setEditing, onVerdict: setVerdict });
  return (
    <ScreenFrame
      title={<bdi>{card.summary.title}</bdi>}
      thing={run.id}
      badges={
        <>
          <RunStateBadge state={run.state} />
          <OriginBadge origin={run.origin} />
        </>
      }
      actions={
        <>
          <VerdictControl run={run} onChange={setVerdict} isReadOnly={isReadOnly} />
          <CompareButton run={run} />
          {!isReadOnly && <DeleteButton run={run} title={card.summary.title} />}
        </>
      }
    >
      <RunMeta run={run} card={card} />
      <VerdictReason run={run} isReadOnly={isReadOnly} />
      <div className="run-columns">
        <Measured run={run} card={card} onFocusSize={focus} />
        <div className="run-right">
          <RunNotes
            run={run}
            focusSize={card.focusSize}
            isReadOnly={isReadOnly}
            editing={editing}
            onEdit={setEditing}
            onOpenSize={focus}
          />
          <RunEvidence run={run} card={card} />
        </div>
      </div>
    </ScreenFrame>
  );
}

type MeasuredProps = {
  readonly run: Run;
  readonly card: RunCard;
  readonly onFocusSize: (payloadBytes: number) => void;
};

/** What the run measured, or why it did not. */
function Measured({ run, card, onFocusSize }: MeasuredProps) {
  const quantity = run.measurements.find((row) => row.quantity)?.quantity;
  return (
    <div className="run-left">
      {run.failure && (
        <div className="run-failure">
          <FailurePanel failure={runFailureInWords(run.failure)} />
        </div>
      )}
      <KeyFigures figures={card.figures} />
      <RunCharts run={run} card={card} onFocusSize={onFocusSize} />
      <WarningList warnings={card.warnings} />
      {card.table.rows.length > 0 && (
        <RunResults table={card.table} quantity={quantity?.kind} onFocusSize={onFocusSize} />
      )}
    </div>
  );
}

function numberOf(text: string | undefined): number | undefined {
  const value = Number(text);
  return text === undefined || !Number.isInteger(value) ? undefined : value;
}
