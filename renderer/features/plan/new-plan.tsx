import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useExperiment, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import './plan.css';

/** A plan before it is in the experiment needs nothing but a name. */
export function NewPlan() {
  const { newId, now, execute, go } = useSession();
  const { plans, pairs } = useExperiment();
  const [name, setName] = useState(`Plan ${String(Object.keys(plans).length + 1)}`);
  const add = async () => {
    const id = newId('plan');
    const isAdded = await execute('addPlan', {
      id,
      name: name.trim() || 'Plan',
      tests: [],
      pairIds: Object.values(pairs).map((pair) => pair.id),
      factorIds: [],
      repeats: 5,
      order: 'randomised',
      // A date is easier to read out than a number by chance.
      seed: Number(now().toISOString().slice(0, 10).replaceAll('-', '')),
    });
    if (isAdded) go({ screen: 'plan', id });
  };
  return (
    <ScreenFrame
      title="New plan"
      thing="plan/new"
      actions={
        <Button kind="primary" icon={Plus} onClick={() => void add()}>
          Add plan
        </Button>
      }
    >
      <form
        className="plan-new"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label="Name"
          value={name}
          autoFocus
          onCommit={(text) => {
            setName(text);
            return undefined;
          }}
        />
        <p className="plan-remark">
          Tests, factors and repeats come next. Every pair of the experiment is in it at first.
        </p>
      </form>
    </ScreenFrame>
  );
}
