import { Plus, Trash2 } from 'lucide-react';
import type { Factor, Level, Plan } from '../../../shared/model/plan.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import { findToolIn } from '../../../shared/tools/toolbox.ts';
import type { Tool } from '../../../shared/tools/tool.ts';
import { useExperiment } from '../../store/react.ts';
import { Button, IconButton } from '../../widgets/button.tsx';
import { SelectField } from '../../widgets/select-field.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import { ParameterControl } from './parameter-control.tsx';
import { parameterFields, parameterProblem, type ParameterField } from './parameter-field.ts';
import { withParameter } from './parameter-form.tsx';
import type { PlanEditing } from './use-plan-editing.ts';

type FactorLevelsProps = {
  readonly factor: Factor;
  readonly plan: Plan;
  readonly editing: PlanEditing;
  readonly isReadOnly: boolean;
};

type Varied = { readonly field: ParameterField; readonly tool: Tool };

/** Name of a factor, its levels, and the parameters that each level sets. */
export function FactorLevels({ factor, plan, editing, isReadOnly }: FactorLevelsProps) {
  const offered = offeredParameters(useExperiment(), plan);
  const varied = offered.filter(({ field }) =>
    factor.levels.some(({ parameters }) => Object.hasOwn(parameters, field.name)),
  );
  const setLevels = (levels: readonly Level[]) =>
    editing.changeFactor({ ...factor, levels: [...levels] });
  const setLevel = (index: number, level: Level) =>
    setLevels(factor.levels.map((one, other) => (other === index ? level : one)));
  return (
    <div className="factor-levels">
      <div className="fields">
        <TextField
          label="Name of the factor"
          value={factor.name}
          check={(text) => (text.trim() === '' ? 'Expected a name.' : undefined)}
          isReadOnly={isReadOnly}
          onCommit={(name) => editing.changeFactor({ ...factor, name: name.trim() })}
        />
        {!isReadOnly && (
          <VarySelect
            offered={offered.filter((one) => !varied.includes(one))}
            onVary={({ field }) =>
              void setLevels(
                factor.levels.map((level) => ({
                  ...level,
                  parameters: withParameter(level.parameters, field.name, field.defaultValue),
                })),
              )
            }
          />
        )}
      </div>
      {factor.levels.map((level, index) => (
        <LevelRow
          key={index}
          level={level}
          varied={varied}
          isReadOnly={isReadOnly}
          isOnly={factor.levels.length === 1}
          onChange={(next) => setLevel(index, next)}
          onRemove={() => void setLevels(factor.levels.filter((_, other) => other !== index))}
        />
      ))}
      {!isReadOnly && (
        <Button
          kind="ghost"
          size="small"
          icon={Plus}
          onClick={() => {
            const name = `level ${String(factor.levels.length + 1)}`;
            void setLevels([...factor.levels, { name, parameters: {} }]);
          }}
        >
          Add level
        </Button>
      )}
    </div>
  );
}

type VarySelectProps = {
  readonly offered: readonly Varied[];
  readonly onVary: (varied: Varied) => void;
};

function VarySelect({ offered, onVary }: VarySelectProps) {
  return (
    <SelectField
      label="Parameter that the levels set"
      value=""
      placeholder="Choose a parameter"
      choices={offered.map(({ field }) => ({ value: field.name, label: field.label }))}
      onChange={(name) => {
        const chosen = offered.find(({ field }) => field.name === name);
        if (chosen) onVary(chosen);
      }}
    />
  );
}

type LevelRowProps = {
  readonly level: Level;
  readonly varied: readonly Varied[];
  readonly isReadOnly: boolean;
  readonly isOnly: boolean;
  readonly onChange: (level: Level) => Promise<boolean>;
  readonly onRemove: () => void;
};

function LevelRow({ level, varied, isReadOnly, isOnly, onChange, onRemove }: LevelRowProps) {
  return (
    <div className="level-row">
      <TextField
        label="Level"
        value={level.name}
        check={(text) => (text.trim() === '' ? 'Expected a name.' : undefined)}
        isReadOnly={isReadOnly}
        onCommit={(name) => onChange({ ...level, name: name.trim() })}
      />
      {varied.map(({ field, tool }) => (
        <ParameterControl
          key={field.name}
          field={{ ...field, help: undefined }}
          value={level.parameters[field.name]}
          problem={parameterProblem(tool, field.name, level.parameters[field.name])}
          isReadOnly={isReadOnly}
          onChange={(value) =>
            onChange({ ...level, parameters: withParameter(level.parameters, field.name, value) })
          }
        />
      ))}
      {!isReadOnly && (
        <IconButton
          icon={Trash2}
          size="small"
          label={`Take ${level.name} out`}
          disabled={isOnly}
          onClick={onRemove}
        />
      )}
    </div>
  );
}

/** The parameters of the plan's tests; tests of different tools may share one by its name. */
function offeredParameters(experiment: Experiment, plan: Plan): readonly Varied[] {
  const all = plan.tests
    .flatMap(({ toolId }) => findToolIn(experiment, toolId) ?? [])
    .flatMap((tool) => parameterFields(tool).map((field) => ({ field, tool })));
  return all.filter(
    ({ field }, index) => all.findIndex((other) => other.field.name === field.name) === index,
  );
}
