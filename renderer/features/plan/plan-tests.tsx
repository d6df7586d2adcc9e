import { Play, Plus, Trash2 } from 'lucide-react';
import type { Experiment } from '../../../shared/model/experiment.ts';
import type { Plan, Test } from '../../../shared/model/plan.ts';
import { findToolIn, toolsOf } from '../../../shared/tools/toolbox.ts';
import { useExperiment } from '../../store/react.ts';
import { IconButton } from '../../widgets/button.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import { ParameterForm } from './parameter-form.tsx';
import type { PlanEditing } from './use-plan-editing.ts';

type PlanTestsProps = {
  readonly plan: Plan;
  readonly editing: PlanEditing;
  readonly isReadOnly: boolean;
  /** Which test's parameters are shown. */
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
};

/** The tests of a plan, and the parameters of the chosen one. */
export function PlanTests({ plan, editing, isReadOnly, chosen, onChoose }: PlanTestsProps) {
  const experiment = useExperiment();
  const { tests } = plan;
  const test = tests[chosen];
  const setTests = (next: readonly Test[]) => editing.change({ tests: [...next] });
  return (
    <div className="plan-form">
      <h2>
        Tests<span className="count">{tests.length}</span>
      </h2>
      <ul className="plan-tests">
        {tests.map((one, index) => (
          <li key={index} className={index === chosen ? 'chosen' : ''}>
            <button type="button" aria-pressed={index === chosen} onClick={() => onChoose(index)}>
              <Play size={14} aria-hidden="true" />
              <bdi className="cut grow">{testTitle(experiment, one)}</bdi>
            </button>
            {!isReadOnly && (
              <IconButton
                icon={Trash2}
                size="small"
                label={`Take ${testTitle(experiment, one)} out`}
                onClick={() => {
                  void setTests(tests.filter((_, other) => other !== index));
                  onChoose(Math.max(0, chosen - 1));
                }}
              />
            )}
          </li>
        ))}
        {!isReadOnly && (
          <AddTest
            onAdd={(toolId) => {
              void setTests([...tests, { toolId, title: '', parameters: {} }]);
              onChoose(tests.length);
            }}
          />
        )}
      </ul>
      {test && (
        <ChosenTest
          key={chosen}
          test={test}
          editing={editing}
          isReadOnly={isReadOnly}
          onChange={(next) => setTests(tests.map((one, index) => (index === chosen ? next : one)))}
        />
      )}
    </div>
  );
}

function testTitle(experiment: Experiment, { title, toolId }: Test): string {
  return title || (findToolIn(experiment, toolId)?.title ?? toolId);
}

function AddTest({ onAdd }: { readonly onAdd: (toolId: string) => void }) {
  const runnable = toolsOf(useExperiment()).filter(({ importOnly }) => !importOnly);
  return (
    <li className="plan-add-test">
      <Plus size={14} aria-hidden="true" />
      <select aria-label="Add a test" value="" onChange={(event) => onAdd(event.target.value)}>
        <option value="" disabled>
          Add a test
        </option>
        {runnable.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </li>
  );
}

type ChosenTestProps = {
  readonly test: Test;
  readonly editing: PlanEditing;
  readonly isReadOnly: boolean;
  readonly onChange: (test: Test) => Promise<boolean>;
};

function ChosenTest({ test, editing, isReadOnly, onChange }: ChosenTestProps) {
  const experiment = useExperiment();
  const tool = findToolIn(experiment, test.toolId);
  if (!tool) {
    return (
      <p className="plan-remark">
        The tool {test.toolId} is not known to this version, or was deleted.
      </p>
    );
  }
  return (
    <section className="plan-test" aria-label={`Parameters of ${testTitle(experiment, test)}`}>
      <h2>
        <bdi>{testTitle(experiment, test)}</bdi>
        {tool.quantity !== undefined && <span className="count">{tool.quantity}</span>}
      </h2>
      <TextField
        label="Called"
        value={test.title}
        placeholder={tool.title}
        isReadOnly={isReadOnly}
        onCommit={(title) => onChange({ ...test, title: title.trim() })}
      />
      <ParameterForm
        tool={tool}
        test={test}
        isReadOnly={isReadOnly}
        onChange={(parameters) => onChange({ ...test, parameters })}
        onVary={(field) => void editing.vary(field, test.parameters[field.name])}
      />
      <p className="plan-remark">{tool.meaning}</p>
    </section>
  );
}
