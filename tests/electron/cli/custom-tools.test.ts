// Custom tools from the command line: described in a setup, run in the embedded lab over SSH, imported, compared.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { requirePart } from '../../support/requirements.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { jitterbook, jsonOf, recordsOf } from './jitterbook.ts';
import { applySetup, labSetup } from './lab-setup.ts';

const file = 'exp.jitterbook.json';
const program = new URL('../../fixtures/programs/echo-bench.mjs', import.meta.url);
const bench = [process.execPath, fileURLToPath(program)];
const size = { name: 'size', label: 'Message size', unit: 'B', value: 64 };
const count = { name: 'count', label: 'Round trips', value: 20 };
const server = {
  argv: [...bench, 'serve', '{responder}', '{port}'],
  readiness: { kind: 'line', stream: 'stdout', pattern: '^ready on \\d+$' },
};
const measure = [...bench, 'measure', '{responder}', '{port}', '{size}', '{count}'];
const sample = { figure: 'latency', statistic: 'sample', unit: 'us' };

const customTools = {
  printed: {
    name: 'echo printed',
    quantity: 'rtt',
    command: { server, client: { argv: measure }, estimatedSeconds: 2, parameters: [size, count] },
    recognise: '^1 \\S+ us$',
    reading: {
      form: 'patterns',
      patterns: [
        { pattern: '^\\d+ (?<us>\\S+) us$', rows: true },
        { pattern: '^size (?<size>\\d+), (?<count>\\d+) round trips' },
      ],
      reads: [
        { from: 'us', metric: sample },
        { from: 'size', metric: { figure: 'message-size', unit: 'B' } },
        { from: 'count', metric: { figure: 'count', of: 'samples' } },
      ],
    },
  },
  filed: {
    name: 'echo filed',
    quantity: 'rtt',
    command: {
      server: { ...server, readiness: { kind: 'port', protocol: 'tcp', port: '{port}' } },
      client: { argv: [...measure, '{work}/result.json'] },
      file: 'result.json',
      estimatedSeconds: 2,
      parameters: [size, count],
    },
    reading: {
      form: 'json',
      rows: 'microseconds[*]',
      reads: [
        { from: '@', metric: sample },
        { from: '$.config.size', metric: { figure: 'message-size', unit: 'B' } },
      ],
    },
  },
  pinged: {
    name: 'ping by hand',
    quantity: 'rtt',
    command: {
      client: { argv: ['ping', '-c', '5', '-i', '0.2', '{responder}'] },
      estimatedSeconds: 1,
    },
    reading: {
      form: 'patterns',
      patterns: [{ pattern: 'icmp_seq=\\d+ .*time=(?<ms>\\S+) ms', rows: true }],
      reads: [{ from: 'ms', metric: { ...sample, unit: 'ms' } }],
    },
  },
  missing: {
    name: 'nobody has it',
    command: { client: { argv: ['no-such-program-anywhere'] }, estimatedSeconds: 1 },
    reading: {
      form: 'csv',
      reads: [{ from: 'rate', metric: { figure: 'messages-per-second' } }],
    },
  },
};

const ran = z.object({
  event: z.literal('run'),
  run: z.object({
    id: z.string(),
    state: z.string(),
    factors: z.record(z.string(), z.string()),
    tool: z.object({ id: z.string(), definition: z.object({ name: z.string() }).optional() }),
    measurements: z.array(
      z.object({ payloadBytes: z.number().optional(), quantity: z.string(), count: z.number() }),
    ),
    failure: z.object({ step: z.string(), reason: z.string() }).optional(),
  }),
});
const comparison = z.object({
  quantity: z.string(),
  sizes: z.array(z.object({ payloadBytes: z.number() })),
});

test('custom tools with a server run over SSH, by a line or a port, read from lines or a file', async () => {
  await using folder = await temporaryFolder();
  const levels = [64, 4096].map((value) => ({ name: String(value), parameters: { size: value } }));
  await applySetup(folder.path, file, {
    ...labSetup(),
    customTools: [customTools.printed, customTools.filed],
    factors: [{ name: 'Size', levels }],
    plans: [planOf(['echo printed', 'echo filed'], ['Size'])],
  });
  const ended = await jitterbook(folder.path, ['run', file, '--plan', 'Own', '--json']);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  const runs = recordsOf(ended, ran).map(({ run }) => run);
  expect(runs.map(({ state }) => state)).toEqual(Array(4).fill('complete'));
  for (const { measurements, factors } of runs) {
    expect(measurements).toEqual([
      expect.objectContaining({
        payloadBytes: Number(factors['Size']),
        quantity: 'rtt',
        count: 20,
      }),
    ]);
  }
  expect(new Set(runs.map(({ tool }) => tool.definition?.name))).toEqual(
    new Set(['echo printed', 'echo filed']),
  );
  const [first, second] = runs.filter(({ factors }) => factors['Size'] === '64');
  const sides = ['--baseline', first?.id ?? '', '--candidate', second?.id ?? ''];
  const compared = await jitterbook(folder.path, ['compare', file, ...sides, '--json']);
  expect(jsonOf(compared, comparison)).toMatchObject({
    quantity: 'rtt',
    sizes: [{ payloadBytes: 64 }],
  });
});

test('a program that is not there is said, and what is there still runs', async (context) => {
  requirePart(context, 'ping');
  await using folder = await temporaryFolder();
  await applySetup(folder.path, file, {
    ...labSetup(),
    customTools: [customTools.missing, customTools.pinged],
    plans: [{ ...planOf(['nobody has it', 'ping by hand'], []), order: 'sequential' }],
  });
  const ended = await jitterbook(folder.path, ['run', file, '--plan', 'Own', '--json']);
  expect(ended.status).toBe(1);
  const [missing, pinged] = recordsOf(ended, ran).map(({ run }) => run);
  expect(missing).toMatchObject({ state: 'failed', failure: { step: 'measure' } });
  expect(missing?.failure?.reason).toContain('no-such-program-anywhere');
  expect(pinged).toMatchObject({
    state: 'complete',
    measurements: [{ quantity: 'rtt', count: 5 }],
  });
});

test('outputs of a custom tool are imported by their line, or when the tool is named', async () => {
  await using folder = await temporaryFolder();
  await applySetup(folder.path, file, { customTools: [customTools.printed, customTools.filed] });
  await writeFile(path.join(folder.path, 'a.txt'), '1 20.5 us\n2 21 us\nsize 64, 2 round trips\n');
  await writeFile(
    path.join(folder.path, 'b.json'),
    '{"config":{"size":8},"microseconds":[1,2,3]}\n',
  );
  const byLine = await jitterbook(folder.path, ['import', file, 'a.txt', '--json']);
  expect(byLine).toMatchObject({ status: 0 });
  expect(importedIn(byLine.stdout)).toMatchObject([
    { state: 'complete', tool: { definition: { name: 'echo printed' } } },
  ]);
  expect(await jitterbook(folder.path, ['import', file, 'b.json'])).toMatchObject({ status: 1 });
  const named = await jitterbook(folder.path, [
    'import',
    file,
    'b.json',
    '--as',
    'echo filed',
    '--json',
  ]);
  expect(importedIn(named.stdout)).toMatchObject([
    { state: 'complete', measurements: [{ payloadBytes: 8, distribution: { count: 3 } }] },
  ]);
  const unknown = await jitterbook(folder.path, ['import', file, 'b.json', '--as', 'nothing']);
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain('There is no tool nothing.');
  const listed = await jitterbook(folder.path, ['tools', file]);
  expect(listed.stdout).toMatch(/^tool_\S+ +echo printed +run, import +rtt/m);
});

function planOf(toolIds: readonly string[], factors: readonly string[]) {
  return { name: 'Own', tests: toolIds.map((toolId) => ({ toolId })), pairs: ['lab'], factors };
}

function importedIn(stdout: string): unknown[] {
  return z.object({ runs: z.array(z.unknown()) }).parse(JSON.parse(stdout)).runs;
}
