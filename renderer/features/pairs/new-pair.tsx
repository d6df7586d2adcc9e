import { Plus } from 'lucide-react';
import { useState } from 'react';
import { hashOf } from '../../store/address.ts';
import { useExperiment, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { focusFirstProblem } from '../../widgets/focus-first-problem.ts';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import { completePair, endOn, generatedPairName, type PairDraft } from './pair-draft.ts';
import { PairFields } from './pair-fields.tsx';

/** A pair before it is in the experiment; the two oldest hosts are the first guess. */
export function NewPair() {
  const { newId, execute, go } = useSession();
  const experiment = useExperiment();
  const hosts = Object.values(experiment.hosts);
  const [pair, setPair] = useState<PairDraft>(() => ({
    id: newId('pair'),
    name: '',
    initiator: hosts[0] && endOn(hosts[0]),
    responder: hosts[1] && endOn(hosts[1]),
    link: { kind: 'unknown', mode: '', cable: '' },
    note: '',
  }));
  const [showsProblems, setShowsProblems] = useState(false);
  const change = (next: PairDraft) => {
    setPair(next);
    return undefined;
  };
  const add = async () => {
    const complete = completePair(pair, experiment);
    if (!complete) {
      setShowsProblems(true);
      focusFirstProblem();
    } else if (await execute('addPair', complete)) {
      go({ screen: 'pair', id: complete.id });
    }
  };
  return (
    <ScreenFrame
      title="New pair"
      thing="pair/new"
      actions={
        <Button kind="primary" icon={Plus} onClick={() => void add()}>
          Add pair
        </Button>
      }
    >
      {hosts.length < 2 && (
        <p className="pair-remark">
          A pair has two hosts; there {hosts.length === 1 ? 'is 1' : 'are none'}.{' '}
          <a href={hashOf({ screen: 'host', id: 'new' })}>Add a host</a>
        </p>
      )}
      <PairFields pair={pair} isReadOnly={false} showsProblems={showsProblems} onChange={change} />
      <div className="pair-name">
        <TextField
          label="Name"
          value={pair.name}
          placeholder={generatedPairName(pair, experiment)}
          onCommit={(name) => change({ ...pair, name })}
        />
      </div>
    </ScreenFrame>
  );
}
