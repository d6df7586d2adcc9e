import { ChartSpline, Square } from 'lucide-react';
import { useState } from 'react';
import type { Campaign } from '../../../shared/api/values.ts';
import { hasEnded } from '../../../shared/model/run.ts';
import { counted } from '../../../shared/views/words.ts';
import { usualBaseline } from '../../../shared/views/usual-baseline.ts';
import { withRuns } from '../../store/overlay.ts';
import { useApp, useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { Badge } from '../../widgets/badge.tsx';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { localTime } from '../../widgets/local-time.ts';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import { CampaignCharts } from './campaign-charts.tsx';
import { CampaignResults } from './campaign-results.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { CurrentRun } from './current-run.tsx';
import { LiveLogs } from './live-logs.tsx';
import { ProgressStrip } from './progress-strip.tsx';
import './live.css';

/** The runs that were started together: progress, results as they arrive, and what the tools print. */
export function LiveScreen() {
  const campaign = useApp((state) => state.campaign);
  const { go } = useSession();
  if (campaign) return <CampaignScreen campaign={campaign} />;
  return (
    <ScreenFrame title="Live" thing="live">
      <EmptyState sentence="Nothing runs. Start a plan.">
        <Button onClick={() => go({ screen: 'plans' })}>Show the plans</Button>
      </EmptyState>
    </ScreenFrame>
  );
}

function CampaignScreen({ campaign }: { readonly campaign: Campaign }) {
  const { runs } = useExperiment();
  const output = useApp((state) => state.output);
  const { current, endedAt } = campaign;
  // Between two runs and after the last one the output of the one before stays readable.
  const shownRunId = current?.runId ?? output.at(-1)?.runId;
  const run = shownRunId && runs[shownRunId];
  return (
    <ScreenFrame
      title={<bdi>{campaign.planName}</bdi>}
      thing={campaign.startedAt}
      badges={
        endedAt === undefined ? <Badge tone="info">running</Badge> : <Badge tone="ok">ended</Badge>
      }
      actions={<CampaignAction campaign={campaign} />}
      inspector={<CurrentRun campaign={campaign} run={run} />}
    >
      <Progress campaign={campaign} />
      <CampaignResults campaign={campaign} runs={runs} />
      <CampaignCharts campaign={campaign} />
      <LiveLogs
        lines={output.filter(({ runId }) => runId === shownRunId)}
        hostNames={{
          initiator: run?.pair?.initiator.hostName,
          responder: run?.pair?.responder.hostName,
        }}
      />
    </ScreenFrame>
  );
}

/** While it runs it can be cancelled; afterwards what it measured can be compared. */
function CampaignAction({ campaign }: { readonly campaign: Campaign }) {
  const [isAsking, setAsking] = useState(false);
  const isReadOnly = useIsReadOnly();
  if (campaign.endedAt !== undefined) return <CompareAll campaign={campaign} />;
  if (isReadOnly) return undefined;
  return (
    <>
      <Button size="small" kind="danger" icon={Square} onClick={() => setAsking(true)}>
        Cancel
      </Button>
      {isAsking && <CancelDialog campaign={campaign} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Puts everything that the campaign measured into one overlay. */
function CompareAll({ campaign }: { readonly campaign: Campaign }) {
  const { go, update } = useSession();
  const { runs, factors } = useExperiment();
  const ids = measuredIds(campaign);
  if (ids.length === 0) return undefined;
  const compare = () => {
    const measured = ids.flatMap((id) => runs[id] ?? []);
    const baselineRunId = usualBaseline(measured, Object.values(factors));
    update(() => ({ overlay: withRuns({ runIds: [], baselineRunId }, ids) }));
    go({ screen: 'compare' });
  };
  return (
    <Button size="small" kind="primary" icon={ChartSpline} onClick={compare}>
      Compare {counted(ids.length, 'run')}
    </Button>
  );
}

function measuredIds({ runs }: Campaign) {
  return runs
    .filter(({ state }) => state === 'complete' || state === 'partial')
    .map(({ id }) => id);
}

function Progress({ campaign }: { readonly campaign: Campaign }) {
  const { now } = useSession();
  const { runs, startedAt, endedAt, secondsLeft } = campaign;
  const ended = runs.filter(({ state }) => hasEnded(state)).length;
  const time =
    endedAt === undefined
      ? `running since ${localTime(startedAt, now())}`
      : `${localTime(startedAt, now())} to ${localTime(endedAt, now())}`;
  return (
    <section className="live-progress" aria-label="Progress">
      <p className="live-count">
        <b>
          {ended} of {counted(runs.length, 'run')} ended
        </b>
        <span>
          {time}
          {endedAt === undefined &&
            secondsLeft !== undefined &&
            `, about ${durationInWords(secondsLeft)} left`}
        </span>
      </p>
      <ProgressStrip campaign={campaign} />
    </section>
  );
}

/** `3 min 20 s`. */
function durationInWords(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes === 0 ? `${String(whole)} s` : `${String(minutes)} min ${String(whole % 60)} s`;
}
