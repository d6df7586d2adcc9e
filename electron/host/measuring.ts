// Running plans: planned runs go into the open experiment, then the campaign records each as it goes.
import { join } from 'node:path';
import { failure, type Failure } from '../../shared/base/failure.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { PlanId, RunId } from '../../shared/model/identifiers.ts';
import type { Plan } from '../../shared/model/plan.ts';
import { ensure } from '../../shared/base/assert.ts';
import { findToolIn } from '../../shared/tools/toolbox.ts';
import { planRuns } from '../../shared/views/plan-cells.ts';
import {
  createCampaigns,
  type Campaigns,
  type PlannedExecution,
} from '../services/runner/campaign.ts';
import type { Document } from '../services/storage/document.ts';
import type { ConnectHost } from './connections.ts';
import type { Desk } from './desk.ts';
import type { EventBus } from './event-bus.ts';
import { systemIdentifiers } from './identifiers.ts';
import { runOfPlan } from './planned-runs.ts';
import type { HostPaths } from './ports.ts';

/** Disposing it cancels what runs. */
export type Measuring = AsyncDisposable & {
  readonly start: (planId: PlanId) => Promise<Result<{ runIds: RunId[] }, Failure>>;
  readonly cancel: Campaigns['cancel'];
  readonly campaign: Campaigns['current'];
};

export function createMeasuring(parts: {
  readonly desk: Desk;
  readonly events: EventBus;
  readonly connect: ConnectHost;
  readonly paths: HostPaths;
}): Measuring {
  const { desk, events, connect, paths } = parts;
  const campaigns = createCampaigns({
    connect: async (hostId, signal) => {
      const document = desk.document();
      const host = document.ok ? document.value.experiment().hosts[hostId] : undefined;
      return host ? connect(host, signal) : err(failure('not-found', 'The host was deleted.'));
    },
    assetsDirectory: join(paths.programDirectory, 'assets'),
    spoolDirectory: join(paths.dataDirectory, 'fetched'),
    storeRaw: async (content) => {
      const document = desk.document();
      return document.ok ? document.value.storeRaw(content) : document;
    },
    record: async (run, raw) => {
      const document = desk.document();
      if (!document.ok) return document;
      const recorded = await document.value.execute('recordRun', { run, raw });
      return recorded.ok ? ok(undefined) : recorded;
    },
    now: () => Date.now(),
    onCampaign: (campaign) => {
      events.emit('runs.campaign', { campaign });
    },
    onOutput: (lines) => {
      events.emit('runs.output', lines);
    },
  });

  return {
    async start(planId) {
      const document = desk.document();
      if (!document.ok) return document;
      const plan = document.value.experiment().plans[planId];
      if (!plan) return err(failure('not-found', 'The plan was deleted. Undo brings it back.'));
      const planned = executionsOf(document.value, plan);
      if (!planned.ok) return planned;
      const present = campaigns.current();
      if (present && present.endedAt === undefined) {
        return err(
          failure('conflict', `The plan ${present.planName} is running.`, {
            advice: 'Wait for its end, or cancel it.',
          }),
        );
      }
      const runs = planned.value.map(({ run }) => run);
      const added = await document.value.execute('planRuns', { runs });
      if (!added.ok) return added;
      const started = campaigns.start({ planName: plan.name, runs: planned.value });
      return started.ok ? ok({ runIds: runs.map(({ id }) => id) }) : started;
    },
    cancel: campaigns.cancel,
    campaign: campaigns.current,
    [Symbol.asyncDispose]: () => campaigns[Symbol.asyncDispose](),
  };
}

/** Every run of a plan with its hosts; `invalid-input` names the first thing that stands in the way. */
function executionsOf(document: Document, plan: Plan): Result<PlannedExecution[], Failure> {
  const experiment = document.experiment();
  const { runs, problems } = planRuns(experiment, plan);
  const [problem] = problems;
  if (problem !== undefined) {
    return err(failure('invalid-input', `${plan.name}: ${problem}`, { details: [...problems] }));
  }
  const executions: PlannedExecution[] = [];
  for (const planned of runs) {
    const run = runOfPlan(experiment, plan, planned, systemIdentifiers);
    if (!run.ok) return err(failure('invalid-input', `${plan.name}: ${run.error}`));
    const pair = experiment.pairs[planned.pairId];
    if (!pair) return err(failure('not-found', `${plan.name}: a pair was deleted.`));
    executions.push({
      run: run.value,
      tool: ensure(findToolIn(experiment, planned.toolId), 'planRuns leaves out unknown tools'),
      initiatorHostId: pair.initiator.hostId,
      responderHostId: pair.responder.hostId,
    });
  }
  return ok(executions);
}
