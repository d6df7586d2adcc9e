import { Plug } from 'lucide-react';
import { useState } from 'react';
import { host as hostSchema, type Host } from '../../../shared/model/host.ts';
import { useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { focusFirstProblem } from '../../widgets/focus-first-problem.ts';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { HostFields } from './host-fields.tsx';
import './hosts.css';

/** A host before it is in the experiment; it comes in when it is first connected to. */
export function NewHost() {
  const { newId, execute, go } = useSession();
  const [host, setHost] = useState<Host>(() => ({
    id: newId('host'),
    name: '',
    connection: { kind: 'ssh', address: '', port: 22, user: '', signIn: { method: 'agent' } },
    interfaces: [],
    hardware: {},
    note: '',
  }));
  const [showsProblems, setShowsProblems] = useState(false);
  const add = async () => {
    if (!hostSchema.safeParse(host).success) {
      setShowsProblems(true);
      focusFirstProblem();
      return;
    }
    if (await execute('addHost', host)) {
      go({ screen: 'host', id: host.id, query: { check: 'now' } });
    }
  };
  return (
    <ScreenFrame
      title="New host"
      thing="host/new"
      actions={
        <Button kind="primary" icon={Plug} onClick={() => void add()}>
          Add host and connect
        </Button>
      }
    >
      <form
        className="host-form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <HostFields
          host={host}
          showsProblems={showsProblems}
          onChange={(next) => {
            setHost(next);
            return undefined;
          }}
        />
        <p className="host-remark">
          Its interfaces are read once it is connected. The host key is asked for at the first
          connection.
        </p>
      </form>
    </ScreenFrame>
  );
}
