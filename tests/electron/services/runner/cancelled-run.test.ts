// Runs that a person cancelled, in the embedded lab: real processes on this machine, through SSH.
import { beforeAll, expect, test } from 'vitest';
import { nothingLeft } from '../ssh/connections.ts';
import { openLab } from './lab-sessions.ts';
import { foldersLeft, observeRun, printLatency, shellTool, createEvent } from './test-run.ts';
import type { Sessions } from './test-run.ts';

let sessions: Sessions;

beforeAll(async () => {
  const lab = await openLab();
  sessions = lab.sessions;
  return () => lab[Symbol.asyncDispose]();
});

test('a cancelled run leaves neither process nor folder behind, even of programs that ignore TERM', async () => {
  const tool = shellTool({
    server: 'trap "" TERM; echo ready; sleep 603; sleep 603',
    client: 'trap "" TERM; echo begun; sleep 604; sleep 604',
  });
  const abort = new AbortController();
  const begun = createEvent();
  const ended = observeRun(tool, sessions, {
    signal: abort.signal,
    onOutput: ({ line }) => line === 'begun' && begun.fire(),
  });
  await begun.seen;
  abort.abort();
  const { run } = await ended;
  expect(run.state).toBe('cancelled');
  expect(run.failure).toBeUndefined();
  expect(run.executions).toHaveLength(2);
  expect(foldersLeft(run)).toEqual([]);
  await nothingLeft('sleep 603');
  await nothingLeft('sleep 604');
});

test('a cancelled run before it began does not touch the hosts', async () => {
  const { run, progress } = await observeRun(shellTool({ client: printLatency }), sessions, {
    signal: AbortSignal.abort(),
    connect: () => Promise.reject(new Error('nobody may connect')),
  });
  expect(run.state).toBe('cancelled');
  expect(progress.at(-1)?.steps.every(({ state }) => state === 'skipped')).toBe(true);
});

test('a cancelled run while a server starts ends the server too', async () => {
  const tool = shellTool({ server: 'echo slow; sleep 605', client: printLatency });
  const abort = new AbortController();
  const { run } = await observeRun(tool, sessions, {
    signal: abort.signal,
    onOutput: () => abort.abort(),
  });
  expect(run.state).toBe('cancelled');
  await nothingLeft('sleep 605');
});
