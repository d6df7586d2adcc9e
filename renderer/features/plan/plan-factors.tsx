import { ChevronDown, ChevronRight, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Factor, Level, Plan } from '../../../shared/model/plan.ts';
import { useExperiment } from '../../store/react.ts';
import { Button, IconButton } from '../../widgets/button.tsx';
import { FactorLevels } from './factor-levels.tsx';
import type { PlanEditing } from './use-plan-editing.ts';

type PlanFactorsProps = {
  readonly plan: Plan;
  readonly editing: PlanEditing;
  readonly isReadOnly: boolean;
  readonly conditions: number;
};

/** The factors of a plan with their levels; one unfolds to be edited. */
export function PlanFactors({ plan, editing, isReadOnly, conditions }: PlanFactorsProps) {
  const experiment = useExperiment();
  const [opened, setOpened] = useState<string>();
  const factors = plan.factorIds.flatMap((id) => experiment.factors[id] ?? []);
  const others = Object.values(experiment.factors).filter(({ id }) => !plan.factorIds.includes(id));
  const add = () =>
    editing.addFactor({
      name: `Factor ${String(Object.keys(experiment.factors).length + 1)}`,
      levels: [
        { name: 'level 1', parameters: {} },
        { name: 'level 2', parameters: {} },
      ],
    });
  return (
    <section className="plan-part" aria-labelledby="plan-factors">
      <header>
        <h2 id="plan-factors">Factors</h2>
        <span className="count grow">
          {conditions === 1 ? '1 condition' : `${String(conditions)} conditions`}
        </span>
        {!isReadOnly && (
          <>
            {others.map(({ id, name }) => (
              <Button
                key={id}
                kind="ghost"
                size="small"
                icon={Plus}
                onClick={() => void editing.change({ factorIds: [...plan.factorIds, id] })}
              >
                Use <bdi>{name}</bdi>
              </Button>
            ))}
            <Button kind="ghost" size="small" icon={Plus} onClick={() => void add()}>
              Add factor
            </Button>
          </>
        )}
      </header>
      {factors.length === 0 && (
        <p className="plan-remark">
          None: every run is of the same condition. “vary” beside a parameter makes a factor of it.
        </p>
      )}
      {factors.map((factor) => (
        <FactorRow
          key={factor.id}
          factor={factor}
          plan={plan}
          editing={editing}
          isReadOnly={isReadOnly}
          isOpen={opened === factor.id}
          onToggle={() => setOpened(opened === factor.id ? undefined : factor.id)}
        />
      ))}
    </section>
  );
}

type FactorRowProps = {
  readonly factor: Factor;
  readonly plan: Plan;
  readonly editing: PlanEditing;
  readonly isReadOnly: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

function FactorRow({ factor, plan, editing, isReadOnly, isOpen, onToggle }: FactorRowProps) {
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className="factor">
      <div className="factor-row">
        <button type="button" className="factor-name" aria-expanded={isOpen} onClick={onToggle}>
          <Chevron size={14} aria-hidden="true" />
          <bdi className="cut">{factor.name}</bdi>
        </button>
        <ul>
          {factor.levels.map((level, index) => (
            <li key={index} title={levelTitle(level)}>
              <bdi>{level.name}</bdi>
            </li>
          ))}
        </ul>
        {!isReadOnly && (
          <IconButton
            icon={Trash2}
            size="small"
            label={`Take ${factor.name} out`}
            onClick={() => void editing.dropFactor(factor)}
          />
        )}
      </div>
      {isOpen && (
        <FactorLevels factor={factor} plan={plan} editing={editing} isReadOnly={isReadOnly} />
      )}
    </div>
  );
}

function levelTitle({ parameters }: Level): string {
  const set = Object.entries(parameters).map(([name, value]) => `${name} = ${String(value)}`);
  return set.length === 0 ? 'sets no parameter' : set.join(', ');
}
