import type { Factor, Level, ParameterValue, Plan } from '../../../shared/model/plan.ts';
import { useExperiment, useSession } from '../../store/react.ts';
import type { Session } from '../../store/session.ts';
import { parameterText, type ParameterField } from './parameter-field.ts';

export type PlanEditing = {
  readonly change: (changes: Partial<Omit<Plan, 'id'>>) => Promise<boolean>;
  /** Makes a factor of a parameter: this value is its first level. */
  readonly vary: (field: ParameterField, value: ParameterValue | undefined) => Promise<void>;
  readonly addFactor: (factor: Omit<Factor, 'id'>) => Promise<void>;
  readonly changeFactor: (factor: Factor) => Promise<boolean>;
  /** Takes the factor out of the plan; it goes for good where no other plan has it. */
  readonly dropFactor: (factor: Factor) => Promise<void>;
};

/** Everything that changes a plan, as commands. */
export function usePlanEditing(plan: Plan): PlanEditing {
  const session = useSession();
  const { plans } = useExperiment();
  const { execute, newId } = session;
  const change = (changes: Partial<Omit<Plan, 'id'>>) =>
    execute('editPlan', { ...latest(session, plan), ...changes });
  const addFactor = async (factor: Omit<Factor, 'id'>) => {
    const id = newId('factor');
    if (await execute('addFactor', { ...factor, id })) {
      await change({ factorIds: [...latest(session, plan).factorIds, id] });
    }
  };
  return {
    change,
    addFactor,
    changeFactor: (factor) => execute('editFactor', factor),
    vary: (field, value) => addFactor({ name: field.label, levels: firstLevels(field, value) }),
    async dropFactor({ id }) {
      const isTaken = await change({
        factorIds: latest(session, plan).factorIds.filter((other) => other !== id),
      });
      const isUsedElsewhere = Object.values(plans).some(
        (other) => other.id !== plan.id && other.factorIds.includes(id),
      );
      if (isTaken && !isUsedElsewhere) await execute('removeFactor', { id });
    },
  };
}

/** The plan as it is now: two changes may follow each other before React draws. */
function latest({ store }: Session, plan: Plan): Plan {
  return store.getState().open?.experiment.plans[plan.id] ?? plan;
}

/** The value that the test has, and the choice that it has not; a person types other levels. */
function firstLevels(field: ParameterField, value: ParameterValue | undefined): Level[] {
  const { name, kind, choices, defaultValue } = field;
  const first = value ?? defaultValue ?? '';
  const others: ParameterValue[] =
    kind === 'boolean'
      ? [first !== true]
      : choices.filter((choice) => choice !== first).map((choice) => choice);
  return [first, ...others].map((level) => ({
    name: levelName(field, level),
    parameters: { [name]: level },
  }));
}

function levelName({ kind, unit }: ParameterField, value: ParameterValue): string {
  if (kind === 'boolean') return value === true ? 'on' : 'off';
  const text = parameterText(value) || 'default';
  return kind === 'number' && unit !== undefined ? `${text} ${unit}` : text;
}
