import type { Address } from '../../store/address.ts';
import { findById } from '../../store/find-by-id.ts';
import { useExperiment } from '../../store/react.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { HostCard } from './host-card.tsx';
import { NewHost } from './new-host.tsx';

/** One host, or the form for a new one. */
export function HostScreen({ address }: { readonly address: Address }) {
  const host = findById(useExperiment().hosts, address.id);
  if (address.id === 'new') return <NewHost />;
  if (host) return <HostCard host={host} checksAtOnce={address.query?.['check'] === 'now'} />;
  return (
    <ScreenFrame title="Host" thing="host">
      <EmptyState sentence="This host was deleted. Undo brings it back." />
    </ScreenFrame>
  );
}
