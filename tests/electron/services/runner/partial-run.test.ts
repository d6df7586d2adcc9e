// Runs that keep their figures and say why they are not complete, in the embedded lab: real processes on this machine, through SSH.
import { rmdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { nothingLeft, startRelay, succeeded } from '../ssh/connections.ts';
import { failure } from '../../../../shared/base/failure.ts';
import { err } from '../../../../shared/base/result.ts';
import { openLab } from './lab-sessions.ts';
import {
  foldersLeft,
  observeRun,
  patientServer,
  printLatency,
  quickLimits,
  shellTool,
} from './test-run.ts';
import type { Sessions } from './test-run.ts';

let lab: Awaited<ReturnType<typeof openLab>>;
let sessions: Sessions;

beforeAll(async () => {
  lab = await openLab();
  sessions = lab.sessions;
  return () => lab[Symbol.asyncDispose]();
});

test('a run is partial when the client exits with another status than 0', async () => {
  const client = `${printLatency}; echo cannot go on >&2; exit 3`;
  const { run } = await observeRun(shellTool({ client }), sessions);
  expect(run.state).toBe('partial');
  expect(run.measurements).toHaveLength(1);
  expect(run.failure).toMatchObject({
    step: 'measure',
    side: 'initiator',
    reason: 'sh on lab-a ended with exit status 3: cannot go on',
    lastLines: ['latency 1500', 'cannot go on'],
  });
});

test('a run is partial when a server that ends by itself exits with another status than 0', async () => {
  const server = 'echo ready; sleep 0.3; echo broken; exit 4';
  const tool = shellTool({ server, client: printLatency }, { server: { endsByItself: true } });
  const { run } = await observeRun(tool, sessions);
  expect(run.state).toBe('partial');
  expect(run.failure?.reason).toBe('sh on lab-b ended with exit status 4: broken');
});

test('a run is partial when the server dies midway, without waiting for the client for ever', async () => {
  const server = 'echo ready; sleep 0.5; echo fell over; exit 9';
  const tool = shellTool({ server, client: `${printLatency}; sleep 600` });
  const limits = { ...quickLimits, otherEnd: 200 };
  const { run } = await observeRun(tool, sessions, { limits });
  expect(run.state).toBe('partial');
  expect(run.failure).toMatchObject({ step: 'measure', side: 'responder' });
  expect(run.failure?.reason).toBe(
    'The server ended before it was stopped. sh on lab-b ended with exit status 9: fell over',
  );
  expect(run.warnings).toEqual(['sh on lab-a was ended from here.']);
});

test('a run is partial when the tool warns fatally', async () => {
  const { run } = await observeRun(shellTool({ client: `${printLatency}; echo lost` }), sessions);
  expect(run.state).toBe('partial');
  expect(run.failure?.reason).toBe('Messages were lost.');
});

test('a run is partial when the hard time limit ends the client', async () => {
  const tool = shellTool({ client: `${printLatency}; sleep 601` }, { estimatedSeconds: 0.1 });
  const limits = { ...quickLimits, clientMargin: 300 };
  const { run } = await observeRun(tool, sessions, { limits });
  expect(run.state).toBe('partial');
  expect(run.failure?.reason).toMatch(/^sh on lab-a did not end within \d+ s and was ended\.$/);
  await nothingLeft('sleep 601');
});

test('a run is partial when the raw output cannot be kept', async () => {
  const full = failure('storage', 'No space is left.');
  const { run } = await observeRun(shellTool({ client: printLatency }), sessions, {
    storeRaw: () => Promise.resolve(err(full)),
  });
  expect(run.state).toBe('partial');
  expect(run.failure).toMatchObject({ step: 'store', reason: 'No space is left.' });
});

test('a run is partial and keeps its figures when this disk is full of its files', async () => {
  const client = `seq 1000 >"$1/samples"; ${printLatency}`;
  const { initiator } = sessions;
  const fullDisk: Sessions = {
    ...sessions,
    initiator: {
      ...initiator,
      fetchFile: (path, _into, options) => initiator.fetchFile(path, '/dev/full', options),
    },
  };
  const tool = shellTool({ client }, { files: ['samples'] });
  const { run, stored } = await observeRun(tool, fullDisk);
  expect(run.state).toBe('partial');
  expect(run.measurements).toHaveLength(1);
  expect(stored.has(run.executions[0]?.stdout ?? '')).toBe(true);
  expect(run.files).toEqual({});
  expect(run.failure).toMatchObject({ step: 'fetch files', side: 'notebook' });
  expect(run.failure?.reason).toMatch(/\/samples on lab-a on this computer: the disk is full\.$/);
});

test('a run is partial when one of its files is longer than any that is kept', async () => {
  const client = `truncate -s 2147483649 "$1/samples"; ${printLatency}`;
  const tool = shellTool({ client }, { files: ['samples'] });
  const { run } = await observeRun(tool, sessions);
  expect(run.state).toBe('partial');
  expect(run.failure?.reason).toMatch(/\/samples on lab-a is larger than 2147483648 bytes\.$/);
});

test('a run is partial when the connection to a host is lost while it measures', async () => {
  const member = lab.lab.members['lab-a'];
  using relay = await startRelay(member);
  const target = { ...member, address: '127.0.0.1', port: relay.port };
  await using initiator = succeeded(await lab.connect(target, {}));
  const { run } = await observeRun(
    shellTool({ client: `${printLatency}; sleep 609`, server: patientServer }),
    { ...lab.sessions, initiator },
    { onOutput: ({ line }) => line.startsWith('latency') && relay.cut() },
  );
  expect(run.state).toBe('partial');
  expect(run.failure).toMatchObject({
    step: 'measure',
    side: 'initiator',
    reason: 'The connection to lab-a was lost while sh on lab-a ran.',
    lastLines: ['latency 1500'],
  });
  await nothingLeft('sleep 609');
  const [left = 'nothing'] = foldersLeft(run);
  expect(run.warnings).toEqual([`The folder ${left} may be left on lab-a.`]);
  rmdirSync(left);
});
