// Runs without figures: each names step, side, last lines and what to try, in the embedded lab: real processes on this machine, through SSH.
import { beforeAll, expect, test } from 'vitest';
import { failure } from '../../../../shared/base/failure.ts';
import { err } from '../../../../shared/base/result.ts';
import { run as runSchema } from '../../../../shared/model/run.ts';
import { toolOf } from '../../../../shared/tools/registry.ts';
import { nothingLeft, textOf } from '../ssh/connections.ts';
import { openLab } from './lab-sessions.ts';
import {
  foldersLeft,
  observeRun,
  occupyPort,
  patientServer,
  plannedRun,
  printLatency,
  quickLimits,
  shellTool,
} from './test-run.ts';
import type { Sessions } from './test-run.ts';

let sessions: Sessions;

beforeAll(async () => {
  const lab = await openLab();
  sessions = lab.sessions;
  return () => lab[Symbol.asyncDispose]();
});

test('a run fails when the client is not on the host', async () => {
  const tool = shellTool({ client: 'exec env no-such-tool' });
  const { run } = await observeRun(tool, sessions);
  expect(run.state).toBe('failed');
  expect(run.failure).toMatchObject({
    step: 'measure',
    side: 'initiator',
    reason: 'no-such-tool is not on lab-a.',
  });
  expect(run.failure?.advice).toContain('package named no-such-tool');
});

test('a run fails when asking for the version shows that the tool is missing', async () => {
  const version = {
    argv: ['no-such-tool', '-V'],
    pattern: /(?<version>.+)/,
    role: 'responder',
  } as const;
  const tool = shellTool({ client: printLatency }, { tool: { version } });
  const { run } = await observeRun(tool, sessions);
  expect(run.failure).toMatchObject({ step: 'prepare', side: 'responder' });
  expect(run.failure?.reason).toBe('no-such-tool is not on lab-b.');
  expect(run.executions).toEqual([]);
  expect(foldersLeft(run)).toEqual([]);
});

test('a run fails when the port of the server is taken, with the program that has it', async () => {
  await using taken = await occupyPort('127.0.0.1');
  const tool = shellTool(
    { server: patientServer, client: printLatency },
    { server: { readiness: { kind: 'port', protocol: 'tcp', port: taken.port } } },
  );
  const { run } = await observeRun(tool, sessions);
  expect(run.failure).toMatchObject({ step: 'start server', side: 'responder' });
  expect(run.failure?.reason).toMatch(
    new RegExp(`^Port ${taken.port} \\(tcp\\) of lab-b is taken by .+\\(pid ${process.pid}\\)\\.$`),
  );
});

test('a run fails when the server itself says that its port is taken', async () => {
  await using taken = await occupyPort('127.0.0.3');
  const tool = toolOf('probe');
  const { run } = await observeRun(tool, sessions, {
    run: plannedRun(tool, { duration: 0.1, port: taken.port }),
  });
  expect(run.failure).toMatchObject({ step: 'wait for server', side: 'responder' });
  expect(run.failure?.reason).toContain(`Port ${taken.port} (tcp) of lab-b is taken by`);
  expect(run.failure?.advice).toContain('choose another port');
});

test('a run fails when the server never listens', async () => {
  const tool = shellTool({ server: 'echo starting; exec sleep 602', client: printLatency });
  const limits = { ...quickLimits, serverReady: 300 };
  const { run } = await observeRun(tool, sessions, { limits });
  expect(run.failure).toMatchObject({
    step: 'wait for server',
    reason: 'The server on lab-b did not listen within 0.3 s.',
    lastLines: ['starting'],
  });
  await nothingLeft('sleep 602');
});

test('a run fails when the output cannot be read, which is kept', async () => {
  const { run, stored } = await observeRun(shellTool({ client: 'echo gibberish' }), sessions);
  expect(run.state).toBe('failed');
  expect(run.failure).toMatchObject({ step: 'parse', lastLines: ['gibberish'] });
  expect(run.failure?.reason).toContain('line 1: expected latency N, found gibberish');
  const address = run.executions[0]?.stdout ?? '';
  expect(textOf(stored.get(address) ?? new Uint8Array())).toBe('gibberish\n');
});

test('a run fails when the figures are none that a file can hold', async () => {
  const { run } = await observeRun(shellTool({ client: 'echo latency inf' }), sessions);
  expect(run.state).toBe('failed');
  expect(run.failure?.reason).toContain('not valid');
  expect(runSchema.safeParse(run).success).toBe(true);
});

test('a run fails when the parser itself breaks, and the hosts are clean all the same', async () => {
  const parse = () => {
    throw new Error('a bug');
  };
  const { run } = await observeRun(
    shellTool({ client: printLatency }, { tool: { parse } }),
    sessions,
  );
  expect(run.failure).toMatchObject({ step: 'parse', side: 'notebook' });
  expect(run.failure?.reason).toContain('a bug');
  expect(foldersLeft(run)).toEqual([]);
});

test('a run fails when a host cannot be reached', async () => {
  const unreachable = failure('unreachable', 'lab-b does not answer.', {
    advice: 'Switch it on.',
  });
  const { run } = await observeRun(
    shellTool({ client: printLatency, server: patientServer }),
    sessions,
    {
      connect: (role) =>
        Promise.resolve(
          role === 'initiator' ? { ok: true, value: sessions.initiator } : err(unreachable),
        ),
    },
  );
  expect(run.failure).toEqual({
    step: 'connect',
    side: 'responder',
    reason: 'lab-b does not answer.',
    advice: 'Switch it on.',
    lastLines: [],
  });
});

test('a run fails when the parameters do not fit', async () => {
  const tool = shellTool({ client: printLatency });
  const { run } = await observeRun(tool, sessions, { run: plannedRun(tool, { count: -1 }) });
  expect(run.failure).toMatchObject({ step: 'prepare', side: 'notebook' });
  expect(run.failure?.reason).toContain('count');
});
