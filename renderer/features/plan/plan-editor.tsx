import { Play } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Plan } from '../../../shared/model/plan.ts';
import { planRuns, type PlannedRun } from '../../../shared/views/plan-cells.ts';
import { counted } from '../../../shared/views/words.ts';
import { useApp, useExperiment, useIsReadOnly } from '../../store/react.ts';
import { useScreenActions } from '../../store/screen-actions.ts';
import { Button } from '../../widgets/button.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { TitleInput } from '../../widgets/title-input.tsx';
import { DeleteButton } from '../dialogs/delete-button.tsx';
import { CellCommands } from './cell-commands.tsx';
import { OrderStrip } from './order-strip.tsx';
import { PlanFactors } from './plan-factors.tsx';
import { PlanInspector } from './plan-inspector.tsx';
import { PlanMatrixTable } from './plan-matrix-table.tsx';
import { matrixRows, type MatrixRow } from './plan-matrix.ts';
import { PlanPairs } from './plan-pairs.tsx';
import { PlanTests } from './plan-tests.tsx';
import { usePlanEditing, type PlanEditing } from './use-plan-editing.ts';
import { useStartPlan } from './use-start-plan.ts';
import './plan.css';

/** A plan: its tests at the left, what they make in the middle, what it takes at the right. */
export function PlanEditor({ plan }: { readonly plan: Plan }) {
  const experiment = useExperiment();
  const isReadOnly = useIsReadOnly();
  const editing = usePlanEditing(plan);
  const { runs, problems } = useMemo(() => planRuns(experiment, plan), [experiment, plan]);
  const rows = useMemo(() => matrixRows(experiment, runs), [experiment, runs]);
  const [chosenTest, setChosenTest] = useState(0);
  const start = useStartPlan(plan, problems);
  const isMeasuring = useApp(({ campaign }) => campaign && campaign.endedAt === undefined);
  const startWords = `Start ${counted(runs.length, 'run')}`;
  useScreenActions([
    {
      name: startWords,
      keys: 'Ctrl Enter',
      reason: isMeasuring ? 'another plan is measuring' : problems[0],
      run: start,
    },
  ]);
  const shared = { plan, editing, isReadOnly };
  return (
    <ScreenFrame
      title={
        <TitleInput
          id="thing-title"
          label="Name of the plan"
          title={plan.name}
          isReadOnly={isReadOnly}
          onRename={(name) => editing.change({ name })}
        />
      }
      thing={`plan/${plan.id}`}
      actions={
        <>
          <DeleteButton thing={{ kind: 'plan', id: plan.id, name: plan.name }} leadsTo="plans" />
          <Button kind="primary" icon={Play} onClick={start}>
            {startWords}
          </Button>
        </>
      }
      inspector={
        <PlanInspector {...shared} rows={rows} runCount={runs.length} problems={problems} />
      }
    >
      <div className="plan-columns">
        <PlanTests {...shared} chosen={chosenTest} onChoose={setChosenTest} />
        <PlanMiddle {...shared} runs={runs} rows={rows} />
      </div>
    </ScreenFrame>
  );
}

type PlanMiddleProps = {
  readonly plan: Plan;
  readonly editing: PlanEditing;
  readonly isReadOnly: boolean;
  readonly runs: readonly PlannedRun[];
  readonly rows: readonly MatrixRow[];
};

function PlanMiddle({ plan, editing, isReadOnly, runs, rows }: PlanMiddleProps) {
  const [chosen, setChosen] = useState(0);
  const cells = rows.flatMap((row) => row.cells);
  const cell = cells.find(({ condition }) => condition === chosen) ?? cells[0];
  const shared = { plan, editing, isReadOnly };
  return (
    <div className="plan-middle">
      <PlanPairs {...shared} />
      <PlanFactors {...shared} conditions={rows.length} />
      {cell && (
        <>
          <PlanMatrixTable plan={plan} rows={rows} chosen={cell.condition} onChoose={setChosen} />
          <OrderStrip {...shared} runs={runs} rows={rows} />
          <CellCommands run={cell.run} />
        </>
      )}
    </div>
  );
}
