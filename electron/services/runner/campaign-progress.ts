import type { Campaign } from '../../../shared/api/values.ts';
import { ensure } from '../../../shared/base/assert.ts';
import type { Run, RunState } from '../../../shared/model/run.ts';
import { hasEnded } from '../../../shared/model/run.ts';
import type { Tool } from '../../../shared/tools/tool.ts';
import type { RunProgress } from './run-ports.ts';
import { completeParameters, outlineOf } from './tool-commands.ts';

/** What a run takes besides measuring, until one has been timed. */
const usualOverheadSeconds = 5;

type Planned = { readonly run: Run; readonly tool: Tool };
type RunId = Run['id'];

/** How a campaign stands. Every change is announced as a whole snapshot. */
export type CampaignProgress = {
  readonly snapshot: () => Campaign;
  readonly enter: (runId: RunId, state: RunState) => void;
  readonly follow: (progress: RunProgress) => void;
  readonly end: () => void;
};

export function createCampaignProgress(
  planned: { readonly planName: string; readonly runs: readonly Planned[] },
  now: () => number,
  announce: (campaign: Campaign) => void,
): CampaignProgress {
  const startedAt = instant();
  const states = new Map<RunId, RunState>(planned.runs.map(({ run }) => [run.id, run.state]));
  const estimates = new Map(planned.runs.map((each) => [each.run.id, estimatedSeconds(each)]));
  const overheads: number[] = [];
  let current: RunProgress | undefined;
  let endedAt: string | undefined;

  function instant(): string {
    return new Date(now()).toISOString();
  }

  function secondsSince(begin: string): number {
    return (now() - Date.parse(begin)) / 1000;
  }

  /** From estimates at first, from measured durations later. */
  function secondsLeft(): number {
    const measured = overheads.reduce((sum, seconds) => sum + seconds, 0) / overheads.length;
    const overhead = overheads.length > 0 ? measured : usualOverheadSeconds;
    const left = [...states].map(([id, state]) => {
      if (hasEnded(state)) return 0;
      const whole = (estimates.get(id) ?? 0) + overhead;
      return current?.runId === id ? Math.max(0, whole - secondsSince(current.startedAt)) : whole;
    });
    return left.reduce((sum, seconds) => sum + seconds, 0);
  }

  function snapshot(): Campaign {
    return {
      planName: planned.planName,
      startedAt,
      runs: [...states].map(([id, state]) => ({ id, state })),
      secondsLeft: secondsLeft(),
      ...(endedAt !== undefined && { endedAt }),
      ...(current && { current }),
    };
  }

  return {
    snapshot,
    enter(runId, state) {
      states.set(runId, state);
      if (hasEnded(state) && current?.runId === runId) {
        const estimate = ensure(estimates.get(runId), 'every run of the campaign has an estimate');
        if (state === 'complete') overheads.push(secondsSince(current.startedAt) - estimate);
        current = undefined;
      }
      announce(snapshot());
    },
    follow(progress) {
      current = progress;
      announce(snapshot());
    },
    end() {
      endedAt = instant();
      announce(snapshot());
    },
  };
}

function estimatedSeconds({ run, tool }: Planned): number {
  const pair = ensure(run.pair, 'a planned run has its pair frozen');
  const parameters = completeParameters(tool, run.parameters);
  return parameters.ok ? outlineOf(tool, parameters.value, pair).estimatedSeconds : 0;
}
