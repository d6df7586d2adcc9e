import { Check, X } from 'lucide-react';
import type { StepProgress } from '../../../shared/api/values.ts';

/** The steps of the run under way, each with its side and how long it took. */
export function StepList({ steps }: { readonly steps: readonly StepProgress[] }) {
  return (
    <ol className="live-steps">
      {steps.map(({ step, side, state, milliseconds }) => (
        <li key={step} className={state} aria-current={state === 'active' ? 'step' : undefined}>
          <StepMark state={state} />
          <span>
            {step.charAt(0).toUpperCase() + step.slice(1)}
            {state === 'skipped' && ', not needed'}
          </span>
          <em>{side}</em>
          <time>{milliseconds === undefined ? '' : `${(milliseconds / 1000).toFixed(1)} s`}</time>
        </li>
      ))}
    </ol>
  );
}

function StepMark({ state }: { readonly state: StepProgress['state'] }) {
  if (state === 'done') return <Check size={14} aria-label="done" />;
  if (state === 'failed') return <X size={14} aria-label="failed" />;
  return <span className="dot" aria-hidden="true" />;
}
