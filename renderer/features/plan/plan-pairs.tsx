import type { Plan } from '../../../shared/model/plan.ts';
import { hashOf } from '../../store/address.ts';
import { useExperiment } from '../../store/react.ts';
import { CheckField } from '../../widgets/check-field.tsx';
import type { PlanEditing } from './use-plan-editing.ts';

type PlanPairsProps = {
  readonly plan: Plan;
  readonly editing: PlanEditing;
  readonly isReadOnly: boolean;
};

/** On which pairs the tests run. */
export function PlanPairs({ plan, editing, isReadOnly }: PlanPairsProps) {
  const pairs = Object.values(useExperiment().pairs);
  return (
    <section className="plan-part" aria-labelledby="plan-pairs">
      <header>
        <h2 id="plan-pairs">Pairs</h2>
        <span className="count">
          {plan.pairIds.length} of {pairs.length}
        </span>
      </header>
      {pairs.length === 0 && (
        <p className="plan-remark">
          No pairs. <a href={hashOf({ screen: 'pair', id: 'new' })}>Add a pair</a>
        </p>
      )}
      <div className="plan-pairs">
        {pairs.map(({ id, name }) => (
          <CheckField
            key={id}
            isChecked={plan.pairIds.includes(id)}
            isReadOnly={isReadOnly}
            onChange={(isChecked) =>
              void editing.change({
                pairIds: isChecked
                  ? [...plan.pairIds, id]
                  : plan.pairIds.filter((other) => other !== id),
              })
            }
          >
            <bdi>{name}</bdi>
          </CheckField>
        ))}
      </div>
    </section>
  );
}
