import type { Plan } from '../../../shared/model/plan.ts';
import { useSession } from '../../store/react.ts';

/** Starts the plan and shows it live; while something stands in the way, leads to the first of it. */
export function useStartPlan(plan: Plan, problems: readonly string[]): () => void {
  const { ask, go, update } = useSession();
  const start = async () => {
    if ((await ask('runs.start', { planId: plan.id })).ok) go({ screen: 'live' });
  };
  return () => {
    if (problems.length === 0) {
      update({ output: [] });
      void start();
      return;
    }
    const field = document.querySelector<HTMLElement>('#main [aria-invalid="true"]');
    (field ?? document.getElementById('plan-problems'))?.focus();
  };
}
