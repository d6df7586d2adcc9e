import { Plus } from 'lucide-react';
import { findToolIn } from '../../../shared/tools/toolbox.ts';
import { planRuns } from '../../../shared/views/plan-cells.ts';
import { hashOf } from '../../store/address.ts';
import { useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';

/** Every plan of the experiment. */
export function PlansScreen() {
  const { go } = useSession();
  const experiment = useExperiment();
  const isReadOnly = useIsReadOnly();
  const plans = Object.values(experiment.plans);
  const add = (
    <Button
      kind="primary"
      icon={Plus}
      disabled={isReadOnly}
      onClick={() => go({ screen: 'plan', id: 'new' })}
    >
      Add plan
    </Button>
  );
  return (
    <ScreenFrame title="Plans" thing="plans" actions={plans.length > 0 && add}>
      {plans.length === 0 ? (
        <EmptyState sentence="No plans. A plan is tests on pairs, under the levels of factors, repeated in an order.">
          {add}
        </EmptyState>
      ) : (
        <table>
          <thead>
            <tr>
              <th>Plan</th>
              <th>Tests</th>
              <th>Factors</th>
              <th className="num">Runs</th>
            </tr>
          </thead>
          <tbody>
            {plans.map((plan) => (
              <tr key={plan.id}>
                <td>
                  <a href={hashOf({ screen: 'plan', id: plan.id })}>
                    <bdi>{plan.name}</bdi>
                  </a>
                </td>
                <td className="quiet">
                  {plan.tests
                    .map(
                      ({ title, toolId }) =>
                        title || (findToolIn(experiment, toolId)?.title ?? toolId),
                    )
                    .join(', ') || 'none'}
                </td>
                <td className="quiet">
                  {plan.factorIds.flatMap((id) => experiment.factors[id]?.name ?? []).join(', ') ||
                    'none'}
                </td>
                <td className="num">{planRuns(experiment, plan).runs.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ScreenFrame>
  );
}
