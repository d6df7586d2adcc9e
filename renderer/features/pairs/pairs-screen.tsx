import { Plus } from 'lucide-react';
import type { PairEnd } from '../../../shared/model/pair.ts';
import { hashOf } from '../../store/address.ts';
import { useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';

/** Every pair of the experiment. */
export function PairsScreen() {
  const { go } = useSession();
  const { pairs, hosts } = useExperiment();
  const isReadOnly = useIsReadOnly();
  const things = Object.values(pairs);
  const add = (
    <Button
      kind="primary"
      icon={Plus}
      disabled={isReadOnly}
      onClick={() => go({ screen: 'pair', id: 'new' })}
    >
      Add pair
    </Button>
  );
  const endWords = ({ hostId, netdev }: PairEnd) => `${hosts[hostId]?.name ?? 'deleted'} ${netdev}`;
  return (
    <ScreenFrame title="Pairs" thing="pairs" actions={things.length > 0 && add}>
      {things.length === 0 ? (
        <EmptyState sentence="No pairs. Pick initiator and responder, and say what is between them.">
          {add}
        </EmptyState>
      ) : (
        <table>
          <thead>
            <tr>
              <th>Pair</th>
              <th>Initiator</th>
              <th>Responder</th>
              <th>Link</th>
            </tr>
          </thead>
          <tbody>
            {things.map(({ id, name, initiator, responder, link }) => (
              <tr key={id}>
                <td>
                  <a href={hashOf({ screen: 'pair', id })}>
                    <bdi>{name}</bdi>
                  </a>
                </td>
                <td className="quiet">
                  <bdi>{endWords(initiator)}</bdi>
                </td>
                <td className="quiet">
                  <bdi>{endWords(responder)}</bdi>
                </td>
                <td className="quiet">
                  <bdi>{[link.kind, link.mode, link.cable].filter(Boolean).join(', ')}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ScreenFrame>
  );
}
