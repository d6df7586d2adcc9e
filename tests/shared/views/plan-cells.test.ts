import { expect, test } from 'vitest';
import { z } from 'zod';
import { emptyExperiment } from '../../../shared/model/experiment.ts';
import type { Experiment } from '../../../shared/model/experiment.ts';
import type { Plan } from '../../../shared/model/plan.ts';
import { planRuns } from '../../../shared/views/plan-cells.ts';
import type { PlannedTool } from '../../../shared/views/plan-cells.ts';

const link = { kind: 'direct', mode: '', cable: '' } as const;

const experiment: Experiment = {
  ...emptyExperiment('Busy polling', '2026-11-20T14:00:00Z'),
  pairs: {
    pair_1: {
      id: 'pair_1',
      name: 'lab-a → lab-b',
      initiator: { hostId: 'host_1', netdev: 'lo' },
      responder: { hostId: 'host_2', netdev: 'lo' },
      link,
      note: '',
    },
  },
  factors: {
    factor_1: {
      id: 'factor_1',
      name: 'receive mode',
      levels: [
        { name: 'blocking', parameters: { receive: 'blocking' } },
        { name: 'busy polling', parameters: { receive: 'poll' } },
      ],
    },
    factor_2: {
      id: 'factor_2',
      name: 'firmware',
      levels: [{ name: 'full-feature', parameters: {} }],
    },
  },
};

const plan: Plan = {
  id: 'plan_1',
  name: 'Receive mode',
  tests: [
    { toolId: 'probe', title: '', parameters: { size: 64 } },
    { toolId: 'ping', title: 'ICMP', parameters: {} },
  ],
  pairIds: ['pair_1'],
  factorIds: ['factor_1', 'factor_2'],
  repeats: 3,
  order: 'sequential',
  seed: 20_261_120,
};

const tools: Readonly<Record<string, PlannedTool>> = {
  probe: {
    title: 'Probe',
    parameters: z.object({
      size: z.int().positive().default(64),
      receive: z.enum(['blocking', 'poll']).default('blocking'),
    }),
  },
  ping: { title: 'ping', parameters: z.object({ count: z.int().default(10) }) },
  form: { title: 'A saved table', parameters: z.object({}), importOnly: true },
};
const lookUp = (id: string) => tools[id];

test('a plan is tests x pairs x level combinations x repeats', () => {
  const { runs, problems } = planRuns(experiment, plan, lookUp);
  expect(problems).toEqual([]);
  expect(runs).toHaveLength(2 * 1 * 2 * 3);
  expect(runs[0]).toEqual({
    orderIndex: 1,
    repeat: 1,
    condition: 0,
    pairId: 'pair_1',
    toolId: 'probe',
    testTitle: 'Probe',
    title: 'blocking, full-feature, Probe, lab-a → lab-b',
    parameters: { size: 64, receive: 'blocking' },
    factors: { 'receive mode': 'blocking', firmware: 'full-feature' },
  });
});

test('a level sets its parameters only in tests whose tool takes them', () => {
  const ping = planRuns(experiment, plan, lookUp).runs.filter(({ toolId }) => toolId === 'ping');
  expect(new Set(ping.map(({ parameters }) => JSON.stringify(parameters)))).toEqual(
    new Set(['{}']),
  );
});

test('sequential order does all repeats of one condition before the next', () => {
  const { runs } = planRuns(experiment, plan, lookUp);
  expect(runs.map(({ condition }) => condition)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
  expect(runs.map(({ orderIndex }) => orderIndex)).toEqual(runs.map((_, index) => index + 1));
});

test('randomised order has every condition once in each block, and the seed tells it again', () => {
  const randomised: Plan = { ...plan, order: 'randomised' };
  const { runs } = planRuns(experiment, randomised, lookUp);
  for (const block of [0, 1, 2]) {
    const cells = runs.slice(block * 4, block * 4 + 4);
    expect(cells.map(({ repeat }) => repeat)).toEqual(Array(4).fill(block + 1));
    expect(cells.map(({ condition }) => condition).sort()).toEqual([0, 1, 2, 3]);
  }
  expect(planRuns(experiment, randomised, lookUp).runs).toEqual(runs);
  expect(planRuns(experiment, { ...randomised, seed: 1 }, lookUp).runs).not.toEqual(runs);
});

test('what stands in the way is said in words', () => {
  const empty: Plan = { ...plan, tests: [], pairIds: [], factorIds: [] };
  expect(planRuns(experiment, empty, lookUp)).toEqual({
    runs: [],
    problems: ['No tests. Add one.', 'No pairs. Pick one.'],
  });
  const broken: Plan = {
    ...plan,
    tests: [
      { toolId: 'ping', title: '', parameters: { count: 'many' } },
      { toolId: 'gone', title: '', parameters: {} },
      { toolId: 'form', title: '', parameters: {} },
    ],
    pairIds: ['pair_1', 'pair_9'],
    factorIds: ['factor_1', 'factor_9'],
    repeats: 1,
  };
  expect(planRuns(experiment, broken, lookUp).problems).toEqual([
    'The tool gone is not known here.',
    'A saved table is only read from files, not run. Take it out of the plan.',
    'A pair of this plan was deleted. Take it out of the plan.',
    'A factor of this plan was deleted. Take it out of the plan.',
    'receive mode = blocking sets receive, which no test of this plan takes.',
    'receive mode = busy polling sets receive, which no test of this plan takes.',
    'ping, count: Invalid input: expected number, received string',
  ]);
});

test('a plan that nobody can mean is refused before it is laid out', () => {
  const { runs, problems } = planRuns(
    experiment,
    {
      ...plan,
      repeats: 1000,
      tests: Array.from({ length: 50 }, () => plan.tests)
        .flat()
        .slice(0, 50),
    },
    lookUp,
  );
  expect(runs).toEqual([]);
  expect(problems).toEqual([
    'The plan asks for 100\u2009000 runs; at most 10\u2009000 are possible. Take away a factor, a level or repeats.',
  ]);
});

test('a parameter that the tool does not have is named, not passed over', () => {
  const misspelt = { ...plan, tests: [{ toolId: 'iperf3', title: '', parameters: { time: 1 } }] };
  const { problems } = planRuns({ ...experiment, factors: {} }, { ...misspelt, factorIds: [] });
  expect(problems).toEqual(['iperf3: Unrecognized key: "time"']);
});
