import { CircleX } from 'lucide-react';
import type { Order, Plan } from '../../../shared/model/plan.ts';
import { focusFirstProblem } from '../../widgets/focus-first-problem.ts';
import { InspectorSection } from '../../widgets/screen-frame.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import { formatSpan, type MatrixRow } from './plan-matrix.ts';
import type { PlanEditing } from './use-plan-editing.ts';

type PlanInspectorProps = {
  readonly plan: Plan;
  readonly rows: readonly MatrixRow[];
  readonly runCount: number;
  readonly problems: readonly string[];
  readonly editing: PlanEditing;
  readonly isReadOnly: boolean;
};

/** What the plan takes, in which order it runs, and what stands in its way. */
export function PlanInspector(props: PlanInspectorProps) {
  const { plan, rows, runCount, problems, editing, isReadOnly } = props;
  const seconds = rows
    .flatMap(({ cells }) => cells)
    .reduce((sum, cell) => sum + (cell.seconds ?? 0) * plan.repeats, 0);
  return (
    <>
      <InspectorSection title="What this will take">
        <dl className="plan-totals">
          <div>
            <dt>runs</dt>
            <dd>{runCount}</dd>
          </div>
          <div>
            <dt>time at the tools</dt>
            <dd>{formatSpan(seconds)}</dd>
          </div>
        </dl>
      </InspectorSection>
      <InspectorSection title="Repeats" aside="of every condition">
        <TextField
          label="Repeats"
          value={String(plan.repeats)}
          check={repeatsProblem}
          hint={
            plan.repeats < leastRepeats
              ? 'From 5 on the spread between runs can be told.'
              : undefined
          }
          isReadOnly={isReadOnly}
          onCommit={(text) => editing.change({ repeats: Number(text) })}
        />
      </InspectorSection>
      <InspectorSection title="Order rule">
        <OrderRules
          order={plan.order}
          isReadOnly={isReadOnly}
          onChange={(order) => void editing.change({ order })}
        />
        {plan.order === 'randomised' && (
          <TextField
            label="Seed"
            value={String(plan.seed)}
            check={seedProblem}
            isReadOnly={isReadOnly}
            onCommit={(text) => editing.change({ seed: Number(text) })}
          />
        )}
      </InspectorSection>
      <Problems problems={problems} />
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly string[] }) {
  return (
    <InspectorSection title="Before you start" aside={problems.length}>
      {problems.length === 0 && <p className="plan-remark">Nothing stands in the way.</p>}
      <ul className="plan-problems" id="plan-problems" tabIndex={-1}>
        {problems.map((problem) => (
          <li key={problem}>
            <CircleX size={16} aria-hidden="true" />
            <button type="button" className="link" onClick={focusFirstProblem}>
              <bdi>{problem}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </InspectorSection>
  );
}

/** Fewer runs do not tell the spread between runs (see the comparison's verdict). */
const leastRepeats = 5;

function repeatsProblem(text: string): string | undefined {
  const repeats = Number(text);
  return Number.isInteger(repeats) && repeats >= 1 && repeats <= 1000
    ? undefined
    : 'Expected a whole number from 1 to 1000.';
}

function seedProblem(text: string): string | undefined {
  const seed = Number(text);
  return text.trim() !== '' && Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32
    ? undefined
    : 'Expected a whole number from 0 to 4294967295.';
}

const rules: readonly { readonly order: Order; readonly title: string; readonly text: string }[] = [
  {
    order: 'sequential',
    title: 'Sequential',
    text: 'All repeats of one condition, then the next. Drift looks like an effect.',
  },
  {
    order: 'randomised',
    title: 'Randomised in blocks',
    text: 'Each repeat is a block with every condition once, shuffled with the seed.',
  },
];

type OrderRulesProps = {
  readonly order: Order;
  readonly isReadOnly: boolean;
  readonly onChange: (order: Order) => void;
};

function OrderRules({ order, isReadOnly, onChange }: OrderRulesProps) {
  return (
    <div className="order-rules" role="radiogroup" aria-label="Order rule">
      {rules.map((rule) => (
        <label key={rule.order}>
          <input
            type="radio"
            name="order-rule"
            checked={rule.order === order}
            disabled={isReadOnly}
            onChange={() => onChange(rule.order)}
          />
          <span>
            {rule.title}
            <small>{rule.text}</small>
          </span>
        </label>
      ))}
    </div>
  );
}
