// Campaigns in the embedded lab: several runs one after another, with real sessions.
import { beforeAll, expect, test } from 'vitest';
import { createCampaigns } from '../../../../electron/services/runner/campaign.ts';
import type {
  CampaignPorts,
  Campaigns,
  PlannedExecution,
} from '../../../../electron/services/runner/campaign.ts';
import type { HostSession } from '../../../../electron/services/ssh/session.ts';
import { campaign as campaignSchema } from '../../../../shared/api/values.ts';
import type { Campaign, OutputLine } from '../../../../shared/api/values.ts';
import { failure } from '../../../../shared/base/failure.ts';
import { err, ok } from '../../../../shared/base/result.ts';
import type { Run } from '../../../../shared/model/run.ts';
import type { Tool } from '../../../../shared/tools/tool.ts';
import { nothingLeft, succeeded } from '../ssh/connections.ts';
import { openLab } from './lab-sessions.ts';
import {
  assetsDirectory,
  createEvent,
  foldersLeft,
  plannedRun,
  printLatency,
  quickLimits,
  rawStore,
  shellTool,
  spoolDirectory,
} from './test-run.ts';

let lab: Awaited<ReturnType<typeof openLab>>;

beforeAll(async () => {
  lab = await openLab();
  return () => lab[Symbol.asyncDispose]();
});

function planned(tool: Tool): PlannedExecution {
  return {
    run: plannedRun(tool),
    tool,
    initiatorHostId: 'host_a',
    responderHostId: 'host_b',
  };
}

type Observed = {
  readonly campaigns: Campaigns;
  readonly recorded: Run[];
  readonly snapshots: Campaign[];
  readonly output: OutputLine[][];
  readonly connected: { readonly hostId: string; readonly session: HostSession }[];
};

/** Campaigns whose ports remember everything. */
function observe(changes: Partial<CampaignPorts> = {}): Observed {
  const recorded: Run[] = [];
  const snapshots: Campaign[] = [];
  const output: OutputLine[][] = [];
  const connected: { hostId: string; session: HostSession }[] = [];
  const campaigns = createCampaigns({
    connect: async (hostId, signal) => {
      const member = hostId === 'host_a' ? 'lab-a' : 'lab-b';
      const session = await lab.connect(lab.lab.members[member], { signal });
      if (session.ok) connected.push({ hostId, session: session.value });
      return session;
    },
    assetsDirectory,
    spoolDirectory,
    storeRaw: rawStore(new Map()),
    now: () => Date.now(),
    limits: quickLimits,
    onOutput: (lines) => output.push(lines),
    ...changes,
    record: async (run, raw) => {
      recorded.push(run);
      return (await changes.record?.(run, raw)) ?? ok(undefined);
    },
    onCampaign: (campaign) => {
      snapshots.push(campaign);
      changes.onCampaign?.(campaign);
    },
  });
  return { campaigns, recorded, snapshots, output, connected };
}

const works = shellTool({ client: printLatency });
const fails = shellTool({ client: 'exit 5' });

test('runs follow one another on the same sessions, and a failed one does not stop the rest', async () => {
  const { campaigns, recorded, snapshots, output, connected } = observe();
  const runs = [planned(works), planned(fails), planned(works)];
  const { ended } = succeeded(campaigns.start({ planName: 'Night', runs }));
  succeeded(await ended);
  const ids = runs.map(({ run }) => run.id);
  expect(recorded.map(({ id, state }) => `${ids.indexOf(id)} ${state}`)).toEqual([
    '0 preparing',
    '0 running',
    '0 complete',
    '1 preparing',
    '1 running',
    '1 failed',
    '2 preparing',
    '2 running',
    '2 complete',
  ]);
  expect(connected.map(({ hostId }) => hostId).sort()).toEqual(['host_a', 'host_b']);
  await Promise.all(connected.map(({ session }) => session.closed));
  for (const snapshot of snapshots) expect(campaignSchema.parse(snapshot)).toEqual(snapshot);
  expect(snapshots[0]?.secondsLeft).toBeGreaterThan(3);
  const last = snapshots.at(-1);
  expect(last?.endedAt).toBeDefined();
  expect(last?.secondsLeft).toBe(0);
  expect(last?.current).toBeUndefined();
  expect(last).toEqual(campaigns.current());
  expect(output.flat().filter(({ line }) => line === 'latency 1500')).toHaveLength(2);
});

test('each ended run was written down before the campaign says so', async () => {
  const { campaigns, recorded } = observe({
    onCampaign: ({ runs }) => {
      for (const { id, state } of runs) {
        if (state === 'complete') expect(recorded.at(-1)).toMatchObject({ id, state });
      }
    },
  });
  const { ended } = succeeded(campaigns.start({ planName: 'One', runs: [planned(works)] }));
  succeeded(await ended);
});

test('the current run can be cancelled while the rest goes on', async () => {
  const begun = createEvent();
  const { campaigns, recorded } = observe({ onOutput: () => begun.fire() });
  const endless = shellTool({ client: 'echo begun; sleep 606' });
  const runs = [planned(endless), planned(works)];
  const { ended } = succeeded(campaigns.start({ planName: 'Two', runs }));
  await begun.seen;
  await campaigns.cancel({ rest: false });
  expect(recorded.find(({ state }) => state === 'cancelled')?.id).toBe(runs[0]?.run.id);
  succeeded(await ended);
  expect(recorded.at(-1)).toMatchObject({ id: runs[1]?.run.id, state: 'complete' });
  await nothingLeft('sleep 606');
});

test('everything can be cancelled, and what had not begun never touches the hosts', async () => {
  const begun = createEvent();
  const { campaigns, recorded } = observe({ onOutput: () => begun.fire() });
  const endless = shellTool({ client: 'echo begun; sleep 607', server: 'echo ready; sleep 608' });
  const runs = [planned(endless), planned(works), planned(works)];
  const { ended } = succeeded(campaigns.start({ planName: 'Three', runs }));
  await begun.seen;
  await campaigns[Symbol.asyncDispose]();
  succeeded(await ended);
  const states = runs.map(({ run }) =>
    recorded.filter(({ id }) => id === run.id).map(({ state }) => state),
  );
  expect(states.map((each) => each.at(-1))).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(states.slice(1)).toEqual([['cancelled'], ['cancelled']]);
  expect(runs.flatMap(({ run }) => foldersLeft(run))).toEqual([]);
  await nothingLeft('sleep 607');
  await nothingLeft('sleep 608');
});

test('a second campaign has to wait', async () => {
  const { campaigns } = observe();
  const runs = [planned(works)];
  const first = succeeded(campaigns.start({ planName: 'First', runs }));
  const second = campaigns.start({ planName: 'Second', runs: [planned(works)] });
  expect(second).toMatchObject({ ok: false, error: { kind: 'conflict' } });
  succeeded(await first.ended);
  const third = succeeded(campaigns.start({ planName: 'Third', runs: [planned(works)] }));
  succeeded(await third.ended);
});

test('a run whose beginning cannot be written down is not executed', async () => {
  const full = failure('storage', 'No space is left.');
  const { campaigns, connected } = observe({ record: () => Promise.resolve(err(full)) });
  const { ended } = succeeded(campaigns.start({ planName: 'Full', runs: [planned(works)] }));
  expect(await ended).toEqual(err(full));
  expect(connected).toEqual([]);
});

test('a session that was lost is opened again for the next run', async () => {
  const { campaigns, recorded, connected } = observe({
    record: async ({ state }) => {
      if (state === 'complete') await connected[0]?.session[Symbol.asyncDispose]();
      return ok(undefined);
    },
  });
  const runs = [planned(works), planned(works)];
  const { ended } = succeeded(campaigns.start({ planName: 'Lossy', runs }));
  succeeded(await ended);
  expect(recorded.filter(({ state }) => state === 'complete')).toHaveLength(2);
  expect(connected).toHaveLength(3);
});

test('a sign-in that was refused is not asked for again with every run', async () => {
  let asked = 0;
  const refused = failure('authentication', 'lab-a does not accept the key.');
  const { campaigns, recorded } = observe({
    connect: () => {
      asked++;
      return Promise.resolve(err(refused));
    },
  });
  const runs = [planned(works), planned(works)];
  const { ended } = succeeded(campaigns.start({ planName: 'Refused', runs }));
  succeeded(await ended);
  expect(asked).toBe(2); // Once for each host.
  expect(recorded.at(-1)?.failure).toMatchObject({ step: 'connect', reason: refused.message });
});
