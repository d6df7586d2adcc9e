// Programs that stand before a tool, each executed once for real.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Run } from '../../../../shared/model/run.ts';
import type { ParameterValues } from '../../../../shared/model/plan.ts';
import { programStarted } from '../../../support/namespaces.ts';
import { requirePart } from '../../../support/requirements.ts';
import type { Part } from '../../../support/requirements.ts';
import { openRunningLaboratory } from './namespace-runs.ts';
import type { RunningLaboratory } from './namespace-runs.ts';

let laboratory: RunningLaboratory;

beforeAll(async () => {
  laboratory = await openRunningLaboratory();
  return () => laboratory[Symbol.asyncDispose]();
});

/** Only the first words of a command line: the tool's own follow. */
const rows: readonly (readonly [string, Part, ParameterValues, readonly string[]])[] = [
  ['taskset', 'taskset', { taskset: '0;1' }, ['taskset -c 0', 'taskset -c 1']],
  ['chrt', 'chrt', { realtimePriority: 10 }, ['chrt -f 10', 'chrt -f 10']],
  [
    'numactl',
    'numactl',
    { numaCpus: '0', numaMemory: '0' },
    ['numactl --cpunodebind=0 --membind=0', 'numactl --cpunodebind=0 --membind=0'],
  ],
  ['sudo', 'sudo', { sudo: true }, ['sudo -n', 'sudo -n']],
  ['variables', 'cc', { environment: ['EF_POLL_USEC=100'] }, twice('env EF_POLL_USEC=100')],
  ['LD_PRELOAD', 'cc', { preload: 'libm.so.6' }, twice('env LD_PRELOAD=libm.so.6')],
  [
    'all of them',
    'numactl',
    { taskset: '1', realtimePriority: 5, numaCpus: '0', preload: 'libm.so.6', sudo: true },
    twice('sudo -n env LD_PRELOAD=libm.so.6 numactl --cpunodebind=0 chrt -f 5 taskset -c 1'),
  ],
];

test.for(rows)('%s', async ([, part, parameters, expected], context) => {
  laboratory.namespaces(context);
  requirePart(context, part);
  const { run } = await laboratory.run('probe', { duration: 0.2, warmup: 0, ...parameters });
  expect(run.failure).toBeUndefined();
  expect(run.state).toBe('complete');
  expect(wrappersOf(run)).toEqual(expected);
});

test('taskset and chrt hold for the tool itself on each end', async (context) => {
  const { initiator, responder } = laboratory.namespaces(context);
  for (const part of ['sockperf', 'taskset', 'chrt'] as const) requirePart(context, part);
  const ends = [
    { host: initiator, mode: 'ping-pong' },
    { host: responder, mode: 'server' },
  ];
  const statuses = ends.map(async ({ host, mode }) => {
    const pid = await programStarted(host, 'sockperf', mode);
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      cpus: /^Cpus_allowed_list:\s*(.*)$/m.exec(status)?.[1],
      policy: host.run('chrt', '-p', String(pid)).split('\n', 2),
    };
  });
  const parameters = { time: 1, taskset: '0;1', realtimePriority: 5 };
  const { run } = await laboratory.run('sockperf', parameters);
  expect(run.state).toBe('complete');
  const [initiating, responding] = await Promise.all(statuses);
  expect([initiating?.cpus, responding?.cpus]).toEqual(['0', '1']);
  for (const end of [initiating, responding]) {
    expect(end?.policy.join(' ')).toMatch(/SCHED_FIFO.*priority: 5$/);
  }
});

test('one host enters both namespaces, and its server is seen to listen in its own', async (context) => {
  const { initiator, responder } = laboratory.namespaces(context);
  requirePart(context, 'qperf');
  const netns = `${initiator.namespace};${responder.namespace}`;
  // Both ends are signed in to the initiator's host, as on a computer with two cards.
  const { run } = await laboratory.run('qperf', { time: 1, netns }, 'initiator');
  expect(run.failure).toBeUndefined();
  expect(run.state).toBe('complete');
  expect(wrappersOf(run)).toEqual([
    `ip netns exec ${initiator.namespace}`,
    `ip netns exec ${responder.namespace}`,
  ]);
});

function twice(words: string): string[] {
  return [words, words];
}

/** What stands before the tool, of the initiator and of the responder. */
function wrappersOf({ executions }: Run): (string | undefined)[] {
  return (['initiator', 'responder'] as const).map((role) => {
    const line = executions.find((execution) => execution.role === role)?.argv.join(' ');
    return /^env LC_ALL=C (.*?) (?:\.cache\/|qperf)/.exec(line ?? '')?.[1];
  });
}
