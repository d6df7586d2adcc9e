// Runs that are complete, in the embedded lab: real processes on this machine, through SSH.
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { failure } from '../../../../shared/base/failure.ts';
import { err } from '../../../../shared/base/result.ts';
import { run as runSchema } from '../../../../shared/model/run.ts';
import { toolOf } from '../../../../shared/tools/registry.ts';
import type { Tool } from '../../../../shared/tools/tool.ts';
import { requirePart } from '../../../support/requirements.ts';
import { textOf } from '../ssh/connections.ts';
import { openLab } from './lab-sessions.ts';
import {
  foldersLeft,
  observeRun,
  patientServer,
  plannedRun,
  printLatency,
  shellTool,
  spoolDirectory,
} from './test-run.ts';
import type { Sessions } from './test-run.ts';

let sessions: Sessions;

beforeAll(async () => {
  const lab = await openLab();
  sessions = lab.sessions;
  return () => lab[Symbol.asyncDispose]();
});

test('a complete run of the probe has figures, both snapshots, exact commands and verbatim outputs', async () => {
  const tool = toolOf('probe');
  const planned = plannedRun(tool, {
    sizes: [32, 256],
    duration: 0.2,
    warmup: 0,
    program: 'node',
  });
  const { run, raw, stored, output } = await observeRun(tool, sessions, { run: planned });
  expect(run.failure).toBeUndefined();
  expect(run.state).toBe('complete');
  expect(runSchema.parse(run)).toEqual(run);
  expect(run.measurements.map(({ payloadBytes }) => payloadBytes)).toEqual([32, 256]);
  expect(run.tool.version).toContain('probe');
  expect(run.snapshots.initiator?.facts['kernel-release']?.state).toBe('recorded');
  expect(run.snapshots.responder?.facts['kernel-release']?.state).toBe('recorded');
  expect(run.executions.map(({ role, exitStatus }) => [role, exitStatus]).sort()).toEqual([
    ['initiator', 0],
    ['responder', 0],
  ]);
  const client = run.executions.find(({ role }) => role === 'initiator');
  expect(client?.argv.slice(0, 3)).toEqual(['env', 'LC_ALL=C', 'node']);
  const printed = textOf(stored.get(client?.stdout ?? '') ?? new Uint8Array());
  const lines = output.filter(({ role, stream }) => role === 'initiator' && stream === 'stdout');
  expect(printed).toBe(lines.map(({ line }) => `${line}\n`).join(''));
  expect(Object.keys(raw).sort()).toEqual([...stored.keys()].sort());
  expect(foldersLeft(run)).toEqual([]);
});

test('a probe in C is compiled on the host once, and takes a port that is free', async (context) => {
  requirePart(context, 'cc');
  const tool = toolOf('probe');
  const planned = plannedRun(tool, { sizes: [32], duration: 0.1, warmup: 0 });
  const { run } = await observeRun(tool, sessions, { run: planned });
  expect(run.failure).toBeUndefined();
  expect(run.state).toBe('complete');
  const [server] = run.executions.filter(({ role }) => role === 'responder');
  expect(server?.argv[2]).toMatch(/^\.cache\/jitterbook\/probe-[0-9a-f]{16}$/);
  expect(server?.argv.join(' ')).toMatch(/--on 127\.0\.0\.\d:2\d{4} /);
  expect(run.snapshots.responder?.facts['runtime']).toMatchObject({ provenance: 'printed' });
});

test('a complete run stops a server that does not end by itself, and its exit status counts for nothing', async () => {
  const tool = shellTool({ server: patientServer, client: printLatency });
  const { run, progress } = await observeRun(tool, sessions);
  expect(run.state).toBe('complete');
  expect(run.executions.map(({ role }) => role)).toEqual(['initiator', 'responder']);
  const steps = progress.at(-1)?.steps.map(({ step, state }) => `${step}: ${state}`);
  expect(steps).toEqual([
    'connect: done',
    'snapshot: done',
    'prepare: done',
    'start server: done',
    'wait for server: done',
    'measure: done',
    'fetch files: skipped',
    'stop server: done',
    'parse: done',
    'store: done',
  ]);
});

test('a complete run needs no server, and one session may stand for both ends', async () => {
  const same = { initiator: sessions.initiator, responder: sessions.initiator };
  const { run } = await observeRun(shellTool({ client: printLatency }), same);
  expect(run.state).toBe('complete');
  expect(run.parameters).toEqual({ count: 10 });
  expect(run.snapshots.responder).toBeDefined();
});

test('a complete run keeps files that the client left in its work folder', async () => {
  const client = `printf '1\\r\\n2' >"$1/samples"; ${printLatency}`;
  const tool = shellTool({ client }, { files: ['samples', 'absent'] });
  const { run, stored } = await observeRun(tool, sessions);
  expect(textOf(stored.get(run.files['samples'] ?? '') ?? new Uint8Array())).toBe('1\r\n2');
  expect(run.warnings).toEqual([expect.stringContaining('absent on lab-a does not exist')]);
});

test('a complete run hands its files to the parser from the disk, and leaves none there', async () => {
  const client = `seq 1000000 >"$1/samples"; ${printLatency}`;
  const seen: string[] = [];
  const whole = shellTool({ client }, { files: ['samples'] });
  const tool: Tool = {
    ...whole,
    parse: (output) => {
      let bytes = 0;
      for (const piece of output.files?.['samples'] ?? []) bytes += piece.length;
      seen.push(
        String(bytes),
        ...readdirSync(spoolDirectory).map((name) => name.split('-')[0] ?? ''),
      );
      return whole.parse(output);
    },
  };
  mkdirSync(path.join(spoolDirectory, '999999999-killed'), { recursive: true });
  const { run, stored } = await observeRun(tool, sessions);
  expect(run.state).toBe('complete');
  expect(seen).toEqual(['6888896', String(process.pid)]);
  expect(stored.get(run.files['samples'] ?? '')).toHaveLength(6_888_896);
  expect(readdirSync(spoolDirectory)).toEqual([]);
});

test('a complete run takes in what the output says about a host, marked as printed', async () => {
  const { run } = await observeRun(shellTool({ client: printLatency }), sessions);
  expect(run.snapshots.initiator?.facts['printed-by-tool']).toEqual({
    state: 'recorded',
    value: 'yes',
    provenance: 'printed',
  });
});

test('a complete run asks the tool for its version before it starts', async () => {
  const version = {
    argv: ['echo', 'Shell 4.2'],
    pattern: /Shell (?<version>\S+)/,
    role: 'initiator',
  } as const;
  const tool = shellTool({ client: printLatency }, { tool: { version } });
  const { run } = await observeRun(tool, sessions);
  expect(run.tool).toEqual({ id: 'shell', parserVersion: 3, version: '4.2' });
});

test('a complete run is done without a session to a responder that only answers', async () => {
  const { run } = await observeRun(shellTool({ client: printLatency }), sessions, {
    connect: (role) =>
      Promise.resolve(
        role === 'initiator'
          ? { ok: true, value: sessions.initiator }
          : err(failure('unreachable', 'lab-b does not answer.')),
      ),
  });
  expect(run.state).toBe('complete');
  expect(run.warnings).toEqual(['No snapshot of the responder: lab-b does not answer.']);
});
