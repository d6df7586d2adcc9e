import { Dices } from 'lucide-react';
import type { Plan } from '../../../shared/model/plan.ts';
import type { PlannedRun } from '../../../shared/views/plan-cells.ts';
import { Button } from '../../widgets/button.tsx';
import type { MatrixRow } from './plan-matrix.ts';
import type { PlanEditing } from './use-plan-editing.ts';

type OrderStripProps = {
  readonly plan: Plan;
  readonly runs: readonly PlannedRun[];
  readonly rows: readonly MatrixRow[];
  readonly editing: PlanEditing;
  readonly isReadOnly: boolean;
};

/** More segments than this cannot be told apart. */
const mostSegments = 200;

/** The runs in executed order, each in the colour of its condition. */
export function OrderStrip({ plan, runs, rows, editing, isReadOnly }: OrderStripProps) {
  const rowOf = new Map(
    rows.flatMap(({ cells }, index) => cells.map(({ condition }) => [condition, index] as const)),
  );
  return (
    <section className="plan-part plain" aria-labelledby="plan-order">
      <header>
        <h2 id="plan-order">Order</h2>
        <span className="count grow">
          {runs.length} runs, in the order they will be executed
          {runs.length > mostSegments && `; the first ${String(mostSegments)} are shown`}
        </span>
        {plan.order === 'randomised' && (
          <>
            <span className="plan-seed">
              <Dices size={14} aria-hidden="true" />
              Seed {plan.seed}
            </span>
            {!isReadOnly && (
              <Button
                kind="ghost"
                size="small"
                onClick={() => void editing.change({ seed: (plan.seed + 1) % 2 ** 32 })}
              >
                Shuffle again
              </Button>
            )}
          </>
        )}
      </header>
      <div className="order-strip" aria-hidden="true">
        {runs.slice(0, mostSegments).map(({ orderIndex, condition, title }) => (
          <i
            key={orderIndex}
            className={`series-${String((rowOf.get(condition) ?? 0) % 11)}`}
            title={`${String(orderIndex)}: ${title}`}
          />
        ))}
      </div>
      <ul className="order-legend">
        {rows.map(({ title, pairName }, index) => (
          <li key={index}>
            <i className={`series-${String(index % 11)}`} aria-hidden="true" />
            <bdi>{[title, pairName].filter(Boolean).join(', ')}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
