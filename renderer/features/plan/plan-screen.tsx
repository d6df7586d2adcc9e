import type { Address } from '../../store/address.ts';
import { findById } from '../../store/find-by-id.ts';
import { useExperiment } from '../../store/react.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { NewPlan } from './new-plan.tsx';
import { PlanEditor } from './plan-editor.tsx';

/** One plan, or the form for a new one. */
export function PlanScreen({ address }: { readonly address: Address }) {
  const plan = findById(useExperiment().plans, address.id);
  if (address.id === 'new') return <NewPlan />;
  if (plan) return <PlanEditor plan={plan} />;
  return (
    <ScreenFrame title="Plan" thing="plan">
      <EmptyState sentence="This plan was deleted. Undo brings it back." />
    </ScreenFrame>
  );
}
