import { useEffect } from 'react';
import type { Comparison } from '../../../shared/model/experiment.ts';
import type { Address } from '../../store/address.ts';
import { withBaseline } from '../../store/overlay.ts';
import { useApp, useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { SaveButton, SavedBadge, SavedTitle } from './saved-comparison.tsx';
import { Workspace } from './workspace.tsx';

/** The runs that are ticked now, laid over one another. */
export function CompareScreen() {
  const { update } = useSession();
  const overlay = useApp((state) => state.overlay);
  const isReadOnly = useIsReadOnly();
  if (overlay.runIds.length === 0) return <NothingTicked />;
  return (
    <Workspace
      thing="compare"
      overlay={overlay}
      title={(generated) => generated}
      actions={!isReadOnly && <SaveButton overlay={overlay} />}
      onBaseline={(id) => update((state) => ({ overlay: withBaseline(state.overlay, id) }))}
    />
  );
}

/** A saved overlay: what is changed here is changed in the experiment. */
export function ComparisonScreen({ address }: { readonly address: Address }) {
  const { comparisons } = useExperiment();
  const saved = Object.values(comparisons).find(({ id }) => id === address.id);
  if (saved) return <SavedComparison key={saved.id} saved={saved} />;
  return (
    <ScreenFrame title="Comparison" thing={address.id ?? ''}>
      <EmptyState sentence="This comparison is not in the experiment. It was deleted, or the link is from another file; undo brings a deleted one back." />
    </ScreenFrame>
  );
}

function SavedComparison({ saved }: { readonly saved: Comparison }) {
  const { execute, update } = useSession();
  const { runIds, baselineRunId } = saved;
  // The tree shows the lines of what is open.
  useEffect(() => update({ overlay: { runIds, baselineRunId } }), [update, runIds, baselineRunId]);
  return (
    <Workspace
      thing={saved.id}
      overlay={{ runIds, baselineRunId }}
      title={(generated) => <SavedTitle saved={saved} generated={generated} />}
      badges={<SavedBadge />}
      onBaseline={(id) => void execute('editComparison', { ...saved, baselineRunId: id })}
    />
  );
}

function NothingTicked() {
  const { go } = useSession();
  return (
    <ScreenFrame title="Compare" thing="compare">
      <EmptyState sentence="Tick two runs (Space), then press c.">
        <Button onClick={() => go({ screen: 'runs' })}>Show the runs</Button>
      </EmptyState>
    </ScreenFrame>
  );
}
