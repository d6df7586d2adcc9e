import { Check, CircleDot, Clock, Play, X } from 'lucide-react';
import { useState } from 'react';
import type { LabState } from '../../../shared/api/values.ts';
import { useApp, useSession } from '../../store/react.ts';
import { Badge } from '../../widgets/badge.tsx';
import { Button } from '../../widgets/button.tsx';
import { FailurePanel } from '../../widgets/failure-panel.tsx';
import { prepareTour } from './prepare-tour.ts';

/** Two real SSH servers on this computer, for whoever has no lab at hand. */
export function LabCard() {
  const session = useSession();
  const lab = useApp((state) => state.lab);
  const noLab = useApp(({ capabilities }) => capabilities?.noLab);
  const [isPreparing, setPreparing] = useState(false);
  const tour = async () => {
    setPreparing(true);
    await prepareTour(session);
    setPreparing(false);
  };
  return (
    <section aria-labelledby="welcome-lab">
      <h2 id="welcome-lab">
        Embedded lab<span className="count">no lab at hand? real SSH, real measurements</span>
      </h2>
      <div className="card lab">
        {noLab === undefined ? <LabLine lab={lab} /> : <p>{noLab}</p>}
        <LabPicture />
        <p>
          Two SSH servers on this computer and the built-in ping-pong probe. In two minutes:
          blocking receive against busy polling, from a plan to a comparison. Nothing in it is
          canned.
        </p>
        {noLab === undefined && (
          <div className="row">
            <Button kind="primary" icon={Play} onClick={() => void tour()} disabled={isPreparing}>
              {isPreparing ? 'Preparing the tour' : 'Run the two-minute tour'}
            </Button>
            {(lab.state === 'stopped' || lab.state === 'failed') && (
              <Button onClick={() => void session.ask('lab.start', {})}>Start the lab</Button>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

function LabLine({ lab }: { readonly lab: LabState }) {
  switch (lab.state) {
    case 'stopped':
      return (
        <p className="lab-line">
          <Badge icon={Clock}>not started</Badge>starts when it is needed
        </p>
      );
    case 'starting':
      return (
        <p className="lab-line">
          <Badge tone="info" icon={CircleDot}>
            starting
          </Badge>
          making host keys and two servers
        </p>
      );
    case 'ready':
      return (
        <p className="lab-line">
          <Badge tone="ok" icon={Check}>
            ready
          </Badge>
          {lab.members
            .map(({ name, address, port }) => `${name} ${address}:${String(port)}`)
            .join(', ')}
        </p>
      );
    case 'failed':
      return (
        <>
          <p className="lab-line">
            <Badge tone="bad" icon={X}>
              failed
            </Badge>
          </p>
          <FailurePanel failure={lab.failure} />
        </>
      );
  }
}

/** The two hosts and the loopback between them. */
function LabPicture() {
  return (
    <div className="lab-picture" aria-hidden="true">
      <span>
        <b>lab-a</b>initiator
      </span>
      <i>loopback</i>
      <span>
        <b>lab-b</b>responder
      </span>
    </div>
  );
}
