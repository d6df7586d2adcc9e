import { Check } from 'lucide-react';
import type { Experiment } from '../../../shared/model/experiment.ts';
import type { Pair } from '../../../shared/model/pair.ts';
import { useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { DeleteButton } from '../dialogs/delete-button.tsx';
import { Button } from '../../widgets/button.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { TextArea } from '../../widgets/text-area.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import { useHostCheck } from '../hosts/use-host-check.ts';
import { completePair, generatedPairName, type PairDraft } from './pair-draft.ts';
import { PairFields } from './pair-fields.tsx';
import { PairFindings } from './pair-findings.tsx';

/** A pair of the experiment: its two ends, its link, and what a check of the connections finds. */
export function PairCard({ pair }: { readonly pair: Pair }) {
  const session = useSession();
  const isReadOnly = useIsReadOnly();
  const experiment = useExperiment();
  const [initiatorState, checkInitiator] = useHostCheck(pair.initiator.hostId);
  const [responderState, checkResponder] = useHostCheck(pair.responder.hostId);
  const isChecking = [initiatorState, responderState].some(({ kind }) => kind === 'checking');
  const change = (next: PairDraft) => {
    const edited = editedPair(pair, next, experiment);
    return edited ? session.execute('editPair', edited) : Promise.resolve(false);
  };
  return (
    <ScreenFrame
      title={<bdi>{pair.name}</bdi>}
      thing={`pair/${pair.id}`}
      actions={
        <>
          <DeleteButton thing={{ kind: 'pair', id: pair.id, name: pair.name }} leadsTo="pairs" />
          <Button
            size="small"
            icon={Check}
            disabled={isChecking}
            onClick={() => {
              checkInitiator();
              checkResponder();
            }}
          >
            Check connection
          </Button>
        </>
      }
    >
      <PairFields pair={pair} isReadOnly={isReadOnly} onChange={change} />
      <PairFindings pair={pair} initiator={initiatorState} responder={responderState} />
      <div className="pair-name">
        <TextField
          label="Name"
          value={pair.name}
          isReadOnly={isReadOnly}
          check={(text) => (text.trim() === '' ? 'Expected a name.' : undefined)}
          onCommit={(name) => change({ ...pair, name })}
        />
        <TextArea
          label="Note"
          value={pair.note}
          isReadOnly={isReadOnly}
          onSave={(note) => void change({ ...pair, note })}
        />
      </div>
    </ScreenFrame>
  );
}

/** The pair with its changes; a generated name follows the hosts that it names. */
function editedPair(pair: Pair, next: PairDraft, experiment: Experiment): Pair | undefined {
  const wasGenerated = pair.name === generatedPairName(pair, experiment);
  const isUntouched = next.name === pair.name;
  return completePair(wasGenerated && isUntouched ? { ...next, name: '' } : next, experiment);
}
