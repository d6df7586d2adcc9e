import type { StepProgress } from '../../../shared/api/values.ts';
import { ensure } from '../../../shared/base/assert.ts';
import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { RunFailure, RunStep, Side } from '../../../shared/model/run.ts';
import { runStep } from '../../../shared/model/run.ts';

/** Where each step happens. */
const sides: Readonly<Record<RunStep, Side>> = {
  connect: 'both',
  snapshot: 'both',
  prepare: 'both',
  'start server': 'responder',
  'wait for server': 'responder',
  measure: 'initiator',
  'fetch files': 'initiator',
  'stop server': 'responder',
  parse: 'notebook',
  store: 'notebook',
};

/** The steps of one run as they go by. */
export type StepLog = {
  /** Takes a step and writes down how long it took. After a cancellation no step begins. */
  readonly take: <T>(
    step: RunStep,
    action: () => Promise<Result<T, RunFailure>>,
  ) => Promise<Result<T, RunFailure>>;
  /** Steps that have not begun are skipped. */
  readonly end: () => void;
  readonly snapshot: () => StepProgress[];
};

export function createStepLog(options: {
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onChange: () => void;
}): StepLog {
  const steps = new Map<RunStep, StepProgress>(
    runStep.options.map((step) => [step, { step, side: sides[step], state: 'waiting' }]),
  );

  function change(step: RunStep, change: Partial<StepProgress>): void {
    const before = ensure(steps.get(step), 'every step is in the map from the beginning');
    steps.set(step, { ...before, ...change });
    options.onChange();
  }

  return {
    async take(step, action) {
      if (options.signal.aborted) return err(cancelledAt(step));
      const startedMs = options.now();
      change(step, { state: 'active', startedAt: new Date(startedMs).toISOString() });
      const result = await action();
      const milliseconds = options.now() - startedMs;
      change(step, { state: result.ok ? 'done' : 'failed', milliseconds });
      return result;
    },
    end() {
      for (const { step, state } of steps.values()) {
        if (state === 'waiting') change(step, { state: 'skipped' });
      }
    },
    snapshot: () => [...steps.values()],
  };
}

function cancelledAt(step: RunStep): RunFailure {
  return {
    step,
    side: 'notebook',
    reason: 'The run was cancelled.',
    advice: 'Run it again when it is needed.',
    lastLines: [],
  };
}
