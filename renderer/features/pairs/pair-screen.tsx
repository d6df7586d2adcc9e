import type { Address } from '../../store/address.ts';
import { findById } from '../../store/find-by-id.ts';
import { useExperiment } from '../../store/react.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { NewPair } from './new-pair.tsx';
import { PairCard } from './pair-card.tsx';

/** One pair, or the form for a new one. */
export function PairScreen({ address }: { readonly address: Address }) {
  const pair = findById(useExperiment().pairs, address.id);
  if (address.id === 'new') return <NewPair />;
  if (pair) return <PairCard pair={pair} />;
  return (
    <ScreenFrame title="Pair" thing="pair">
      <EmptyState sentence="This pair was deleted. Undo brings it back." />
    </ScreenFrame>
  );
}
