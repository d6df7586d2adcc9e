import { Plus } from 'lucide-react';
import { useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { hashOf } from '../../store/address.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { connectionWords } from './connection-words.ts';

/** Every host of the experiment. */
export function HostsScreen() {
  const { go } = useSession();
  const isReadOnly = useIsReadOnly();
  const hosts = Object.values(useExperiment().hosts);
  const add = (
    <Button
      kind="primary"
      icon={Plus}
      disabled={isReadOnly}
      onClick={() => go({ screen: 'host', id: 'new' })}
    >
      Add host
    </Button>
  );
  return (
    <ScreenFrame title="Hosts" thing="hosts" actions={hosts.length > 0 && add}>
      {hosts.length === 0 ? (
        <EmptyState sentence="No hosts. Add one: a machine that SSH reaches, with the interfaces that tests use.">
          {add}
        </EmptyState>
      ) : (
        <table>
          <thead>
            <tr>
              <th>Host</th>
              <th>Management</th>
              <th>Data-plane interfaces</th>
            </tr>
          </thead>
          <tbody>
            {hosts.map(({ id, name, connection, interfaces }) => (
              <tr key={id}>
                <td>
                  <a href={hashOf({ screen: 'host', id })}>
                    <bdi>{name}</bdi>
                  </a>
                </td>
                <td className="quiet">
                  <bdi>{connectionWords(connection)}</bdi>
                </td>
                <td className="quiet">
                  <bdi>
                    {interfaces.map(({ netdev, address }) => `${netdev} ${address}`).join(', ') ||
                      'none'}
                  </bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ScreenFrame>
  );
}
