import { Plug } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Host } from '../../../shared/model/host.ts';
import { hashOf } from '../../store/address.ts';
import { useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { DeleteButton } from '../dialogs/delete-button.tsx';
import { Button } from '../../widgets/button.tsx';
import { FailurePanel } from '../../widgets/failure-panel.tsx';
import { InspectorSection, ScreenFrame } from '../../widgets/screen-frame.tsx';
import { TextArea } from '../../widgets/text-area.tsx';
import { HardwareFields } from './hardware-fields.tsx';
import { HostCheckBadge } from './host-check-badge.tsx';
import { HostFields } from './host-fields.tsx';
import { InterfaceTable } from './interface-table.tsx';
import { useHostCheck, type HostCheckState } from './use-host-check.ts';
import './hosts.css';

type HostCardProps = {
  readonly host: Host;
  /** Just added: the connection is tested without being asked for. */
  readonly checksAtOnce: boolean;
};

/** A host of the experiment: how it is reached, its interfaces and its hardware. */
export function HostCard({ host, checksAtOnce }: HostCardProps) {
  const session = useSession();
  const isReadOnly = useIsReadOnly();
  const [state, check] = useHostCheck(host.id);
  const hasChecked = useRef(!checksAtOnce);
  useEffect(() => {
    if (hasChecked.current) return;
    hasChecked.current = true;
    check();
  });
  const change = (next: Host) => session.execute('editHost', next);
  return (
    <ScreenFrame
      title={<bdi>{host.name}</bdi>}
      thing={`host/${host.id}`}
      badges={<HostCheckBadge state={state} />}
      actions={
        <>
          <DeleteButton thing={{ kind: 'host', id: host.id, name: host.name }} leadsTo="hosts" />
          <Button size="small" icon={Plug} disabled={state.kind === 'checking'} onClick={check}>
            Check connection
          </Button>
        </>
      }
      inspector={<HostInspector host={host} state={state} onChange={change} />}
    >
      <div className="host-form">
        <HostFields host={host} isReadOnly={isReadOnly} onChange={change} />
        <InterfaceTable host={host} state={state} isReadOnly={isReadOnly} onChange={change} />
        <HardwareFields host={host} isReadOnly={isReadOnly} onChange={change} />
      </div>
    </ScreenFrame>
  );
}

type HostInspectorProps = {
  readonly host: Host;
  readonly state: HostCheckState;
  readonly onChange: (host: Host) => Promise<boolean>;
};

function HostInspector({ host, state, onChange }: HostInspectorProps) {
  const isReadOnly = useIsReadOnly();
  const pairs = Object.values(useExperiment().pairs).filter(({ initiator, responder }) =>
    [initiator.hostId, responder.hostId].includes(host.id),
  );
  return (
    <>
      <InspectorSection title="Connection">
        {state.kind === 'not-asked' && (
          <p className="host-remark">Not connected since the program started.</p>
        )}
        {state.kind === 'checking' && <p className="host-remark">Connecting.</p>}
        {state.kind === 'failed' && <FailurePanel failure={state.failure} />}
        {state.kind === 'connected' && (
          <dl className="host-facts">
            <dt>Calls itself</dt>
            <dd>
              <bdi>{state.check.hostName}</bdi>
            </dd>
            <dt>System</dt>
            <dd>
              <bdi>{state.check.system}</bdi>
            </dd>
            <dt>Sign-in took</dt>
            <dd>{Math.round(state.check.connectMs)} ms</dd>
          </dl>
        )}
      </InspectorSection>
      <InspectorSection title="Pairs with this host" aside={pairs.length}>
        {pairs.length === 0 && <p className="host-remark">None. A test runs on a pair.</p>}
        <ul>
          {pairs.map(({ id, name }) => (
            <li key={id}>
              <a href={hashOf({ screen: 'pair', id })}>
                <bdi>{name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </InspectorSection>
      <InspectorSection title="Note">
        <TextArea
          label="Markdown"
          value={host.note}
          isReadOnly={isReadOnly}
          onSave={(note) => void onChange({ ...host, note })}
        />
      </InspectorSection>
    </>
  );
}
