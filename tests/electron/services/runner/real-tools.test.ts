// Real tools between two OpenSSH servers on loopback.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ParameterValues } from '../../../../shared/model/plan.ts';
import { run as runSchema } from '../../../../shared/model/run.ts';
import { toolOf } from '../../../../shared/tools/registry.ts';
import { requirePart } from '../../../support/requirements.ts';
import type { Part } from '../../../support/requirements.ts';
import { startSshd } from '../../../support/sshd.ts';
import { nothingLeft, processesWith, succeeded, targetOf } from '../ssh/connections.ts';
import { connectFrom } from './lab-sessions.ts';
import { createEvent, foldersLeft, observeRun, occupyPort, plannedRun } from './test-run.ts';
import type { Sessions } from './test-run.ts';

let sessions: Sessions;

beforeAll(async () => {
  const home = mkdtempSync(join(tmpdir(), 'jitterbook-home-'));
  const [a, b] = await Promise.all([startSshd(), startSshd()]);
  const connect = connectFrom(home);
  const initiator = succeeded(await connect(targetOf(a, { hostName: 'lab-a' }), {}));
  const responder = succeeded(await connect(targetOf(b, { hostName: 'lab-b' }), {}));
  sessions = { initiator, responder };
  return async () => {
    for (const part of [initiator, responder, a, b]) await part[Symbol.asyncDispose]();
    rmSync(home, { recursive: true });
  };
});

/** Short tests; ports of their own, since other test files may run the same tools. */
const short: readonly (readonly [string, Part, ParameterValues])[] = [
  ['ping', 'ping', { count: 20, interval: 0.01 }],
  ['fping', 'fping', { count: 20 }],
  ['sockperf', 'sockperf', { time: 1, port: 17_111 }],
  ['sockperf-under-load', 'sockperf', { time: 1, port: 17_113 }],
  ['sockperf-throughput', 'sockperf', { time: 1, port: 17_114 }],
  ['iperf3', 'iperf3', { duration: 1, port: 15_201 }],
  ['iperf2', 'iperf', { duration: 1, port: 15_001 }],
  ['qperf', 'qperf', {}],
];

test.for(short)('%s runs to a complete run', async ([id, part, parameters], context) => {
  requirePart(context, part);
  const tool = toolOf(id);
  const { run, stored } = await observeRun(tool, sessions, { run: plannedRun(tool, parameters) });
  expect(run.failure).toBeUndefined();
  expect(run.state).toBe('complete');
  expect(runSchema.parse(run)).toEqual(run);
  expect(run.measurements.length).toBeGreaterThan(0);
  if (tool.version) expect(run.tool.version).toMatch(/\d/);
  for (const execution of run.executions) {
    if (execution.role === 'initiator') expect(stored.has(execution.stdout ?? '')).toBe(true);
  }
  expect(foldersLeft(run)).toEqual([]);
});

test('sockperf cancelled while it measures leaves no process on either host', async (context) => {
  requirePart(context, 'sockperf');
  const tool = toolOf('sockperf');
  const abort = new AbortController();
  const measuring = createEvent();
  const ended = observeRun(tool, sessions, {
    run: plannedRun(tool, { time: 30, port: 17_112 }),
    signal: abort.signal,
    onOutput: ({ role, line }) => role === 'initiator' && line !== '' && measuring.fire(),
  });
  await measuring.seen;
  const sockperf = () => processesWith('17112').filter((line) => line.startsWith('sockperf'));
  expect(sockperf()).toHaveLength(2);
  abort.abort();
  const { run } = await ended;
  expect(run.state).toBe('cancelled');
  expect(sockperf()).toEqual([]);
  expect(foldersLeft(run)).toEqual([]);
  await nothingLeft('17112');
});

test('iperf3 on a port that is taken says by whom', async (context) => {
  requirePart(context, 'iperf3');
  const tool = toolOf('iperf3');
  await using taken = await occupyPort('127.0.0.3');
  const { run } = await observeRun(tool, sessions, {
    run: plannedRun(tool, { duration: 1, port: taken.port }),
  });
  expect(run.state).toBe('failed');
  expect(run.failure?.side).toBe('responder');
  expect(run.failure?.reason).toContain(`Port ${taken.port} (tcp) of lab-b is taken by`);
});

test('a tool that is missing on one host says so with that host', async () => {
  const tool = toolOf('sfnt-pingpong');
  const { run } = await observeRun(tool, sessions);
  expect(run.state).toBe('failed');
  expect(run.failure?.reason).toMatch(/^sfnt-pingpong is not on lab-[ab]\.$/);
});
