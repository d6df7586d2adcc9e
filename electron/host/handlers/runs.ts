import type { Handlers } from '../../../shared/api/dispatcher.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Measuring } from '../measuring.ts';

type RunHandlers = Pick<Handlers, 'runs.start' | 'runs.cancel' | 'runs.campaign'>;

export function runHandlers(measuring: Measuring): RunHandlers {
  return {
    'runs.start': ({ planId }) => measuring.start(planId),
    'runs.cancel': async ({ rest }) => {
      await measuring.cancel({ rest });
      return ok({});
    },
    'runs.campaign': () => {
      const campaign = measuring.campaign();
      return ok(campaign ? { campaign } : {});
    },
  };
}
