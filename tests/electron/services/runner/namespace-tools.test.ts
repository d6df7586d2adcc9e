// Every tool that Debian has, between two network namespaces, from the plan to the comparison.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensure } from '../../../../shared/base/assert.ts';
import type { Measurement } from '../../../../shared/model/measurement.ts';
import type { ParameterValues } from '../../../../shared/model/plan.ts';
import type { Execution, Run } from '../../../../shared/model/run.ts';
import type { FactValue } from '../../../../shared/model/snapshot.ts';
import { tools, toolOf } from '../../../../shared/tools/registry.ts';
import { fileOfText } from '../../../../shared/tools/text/output-file.ts';
import { hasLatency } from '../../../../shared/views/latency-figures.ts';
import { wholeRows } from '../../../../shared/views/interval-rows.ts';
import { hasCurve, overlay } from '../../../../shared/views/overlay.ts';
import { resultsTable } from '../../../../shared/views/results-table.ts';
import { openLaboratory, requireLaboratory } from '../../../support/namespace-laboratory.ts';
import type { Laboratory } from '../../../support/namespace-laboratory.ts';
import { openNotebook } from '../../../support/namespace-notebook.ts';
import { programsOn } from '../../../support/namespaces.ts';
import { findPart, requirePart } from '../../../support/requirements.ts';
import { inputFiles, notExecuted, toolCases } from './namespace-cases/all-cases.ts';
import type { ToolCase } from './namespace-cases/tool-case.ts';

/** Notebooks that measure side by side: figures need not be quiet here, and two cores are never all busy. */
const notebooks = 2;

type Ended = { readonly run: Run; readonly outputs: Readonly<Record<string, string>> };

let laboratory: Laboratory | undefined;
const endedOf = new Map<ToolCase, Ended[]>();

beforeAll(async () => {
  laboratory = await openLaboratory(inputFiles);
  if (laboratory) await Promise.all(lanesOf(toolCases).map(measureLane));
}, 400_000);

afterAll(async () => {
  printDurations();
  await laboratory?.[Symbol.asyncDispose]();
});

test('a tool of the catalogue is executed, or it is said why not', () => {
  const executed = new Set(toolCases.map(({ toolId }) => toolId));
  const known = [...executed, ...Object.keys(notExecuted)].sort();
  const runnable = tools.filter(({ importOnly }) => importOnly !== true).map(({ id }) => id);
  expect(known).toEqual(runnable.sort());
});

test.for(toolCases.map((row) => [nameOf(row), row] as const))(
  '%s from the plan to the comparison',
  ([, row], context) => {
    requireLaboratory(context, laboratory);
    requirePart(context, row.part);
    const ended = ensure(endedOf.get(row), 'a tool that is here has been measured');
    for (const one of ended) {
      expect(one.run).toMatchObject({ state: 'complete', tool: { id: row.toolId } });
      expectExecutions(one, row);
      expectRecorded(one);
      expect(implausible(one.run.measurements)).toEqual([]);
    }
    expectShown(
      ended.map(({ run }) => run),
      row.shows,
    );
  },
);

test('nothing of a run is left on either host', async (context) => {
  const { namespaces } = requireLaboratory(context, laboratory);
  const left = () => [namespaces.initiator, namespaces.responder].flatMap(programsOn);
  await expect.poll(left, { timeout: 12_000 }).toEqual([]);
  const folders = [...endedOf.values()]
    .flat()
    .flatMap(({ run: { id } }) =>
      ['initiator', 'responder'].map((role) => `/tmp/jitterbook-${id}-${role}`),
    );
  expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
});

function nameOf({ toolId, variant }: ToolCase): string {
  return variant === undefined ? toolId : `${toolId}, ${variant}`;
}

function lanesOf(rows: readonly ToolCase[]): ToolCase[][] {
  const present = rows.filter(({ part }) => findPart(part) !== undefined);
  return Array.from({ length: notebooks }, (_, lane) =>
    present.filter((__, index) => index % notebooks === lane),
  );
}

/** Rows with latency run twice, so that there is something to compare; other ways of a tool to work once. */
function repeatsOf({ variant, shows }: ToolCase): number {
  return variant === undefined && shows !== 'rates' ? 2 : 1;
}

async function measureLane(rows: readonly ToolCase[]): Promise<void> {
  const { namespaces } = ensure(laboratory, 'it is open');
  await using notebook = await openNotebook(namespaces);
  for (const repeats of [2, 1]) {
    const chosen = rows.filter((row) => repeatsOf(row) === repeats);
    const planned = chosen.map((row) => ({
      toolId: row.toolId,
      title: nameOf(row),
      parameters: parametersOf(row),
    }));
    for (const run of await notebook.measure(planned, repeats)) {
      const isOfRun = (row: ToolCase) => nameOf(row) === run.testTitle;
      const row = ensure(chosen.find(isOfRun), 'each run is of a row');
      const outputs = await outputsOf(run, notebook.raw);
      endedOf.set(row, [...(endedOf.get(row) ?? []), { run, outputs }]);
    }
  }
}

function parametersOf({ parameters }: ToolCase): ParameterValues {
  const { folder } = ensure(laboratory, 'it is open');
  const named = (value: ParameterValues[string]) =>
    typeof value === 'string' ? value.replace('FOLDER', folder) : value;
  const entries = Object.entries(parameters).map(([name, value]) => [name, named(value)] as const);
  return Object.fromEntries(entries);
}

/** Stored outputs of the initiator and fetched files, as text. */
async function outputsOf(
  run: Run,
  raw: (sha256: string) => Promise<string>,
): Promise<Ended['outputs']> {
  const client = clientOf(run);
  const addresses = { ...run.files, stdout: client?.stdout, stderr: client?.stderr };
  const texts = Object.entries(addresses).map(
    async ([name, sha256]) => [name, sha256 === undefined ? '' : await raw(sha256)] as const,
  );
  return Object.fromEntries<string>(await Promise.all(texts));
}

function clientOf({ executions }: Run): Execution | undefined {
  return executions.find(({ role }) => role === 'initiator');
}

/** The exact command lines, and that both ends ended as they should. */
function expectExecutions({ run }: Ended, row: ToolCase): void {
  const line = ({ argv }: Execution) => written(argv.join(' '), run);
  const server = run.executions.find(({ role }) => role === 'responder');
  const client = ensure(clientOf(run), 'a complete run has a client');
  expect(line(client)).toBe(`env LC_ALL=C ${row.client}`);
  expect(client.exitStatus).toBe(0);
  expect(server && line(server)).toBe(row.server && `env LC_ALL=C ${row.server}`);
  if (server) expect(['0', 'SIGTERM']).toContain(server.signal ?? String(server.exitStatus));
}

function written(line: string, { id }: Run): string {
  return line
    .replaceAll(`/tmp/jitterbook-${id}-initiator`, 'WORK')
    .replaceAll(ensure(laboratory, 'it is open').folder, 'FOLDER')
    .replaceAll(/\.cache\/jitterbook\/probe-[0-9a-f]{16}/g, 'PROBE')
    .replaceAll(/10\.213\.0\.2:2\d{4}\b/g, '10.213.0.2:FREE');
}

/** Facts of both hosts, the tool's files, and outputs that say again what was measured. */
function expectRecorded({ run, outputs }: Ended): void {
  for (const snapshot of [run.snapshots.initiator, run.snapshots.responder]) {
    const { facts } = ensure(snapshot, 'a complete run has both');
    expect(Object.values(facts).some(({ state }) => state === 'recorded')).toBe(true);
    // A busy host may leave a question open.
    expect([undefined, 'veth']).toContain(recordedValue(facts['nic-driver']));
  }
  const tool = toolOf(run.tool.id);
  if (tool.version) expect(run.tool.version).toMatch(/\d/);
  const { stdout = '', stderr = '', ...files } = outputs;
  expect(`${stdout}${stderr}`).not.toBe('');
  const place = { initiatorAddress: '', responderAddress: '', workDirectory: '', programs: {} };
  const { client } = tool.commands(run.parameters, place);
  expect(Object.keys(files).sort()).toEqual([...client.files].sort());
  const fetched = Object.entries(files).map(([name, text]) => [name, fileOfText(text)] as const);
  const again = tool.parse({
    stdout,
    stderr,
    files: Object.fromEntries(fetched),
    parameters: run.parameters,
  });
  expect(rounded(again.ok && again.value.measurements)).toEqual(rounded(run.measurements));
}

/** Sums of many samples depend on the pieces in which a file is read, in their last digits. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'number' ? Number(part.toPrecision(10)) : part,
    ),
  );
}

function recordedValue(fact: FactValue | undefined): string | undefined {
  return fact?.state === 'recorded' ? fact.value : undefined;
}

/** Figures that cannot be true of a virtual cable inside one machine, however busy it is. */
function implausible(measurements: readonly Measurement[]): string[] {
  return measurements.flatMap((measurement) => {
    const { row, messagesPerSecond = 1, bitsPerSecond = 1e6, counts } = measurement;
    const checks = {
      ...latencyChecks(measurement),
      rate: messagesPerSecond > 0 && messagesPerSecond < 1e8,
      throughput: bitsPerSecond > 1e5 && bitsPerSecond < 1e12,
      counts: (counts?.received ?? 0) <= (counts?.sent ?? Infinity),
    };
    return Object.entries(checks).flatMap(([what, holds]) => (holds ? [] : [`${row} ${what}`]));
  });
}

function latencyChecks({ reported, distribution }: Measurement): Record<string, boolean> {
  const { minNs, meanNs, maxNs, percentiles = [] } = reported ?? {};
  const latencies = [minNs, meanNs, maxNs, ...percentiles.map(({ valueNs }) => valueNs)];
  const [least, ...greater] = [minNs, meanNs, maxNs].filter((ns) => ns !== undefined);
  return {
    latency: latencies.every((ns) => ns === undefined || (ns >= 100 && ns < 3e9)),
    order: least === undefined || greater.every((ns) => ns >= least),
    distribution: distribution === undefined || distribution.minNs >= 100,
  };
}

/** What the table of results and the comparison make of the runs. */
function expectShown(runs: readonly Run[], shows: ToolCase['shows']): void {
  for (const { measurements } of runs) {
    const table = resultsTable(measurements);
    expect(table.rows).toHaveLength(wholeRows(measurements).length);
    expect(table.columns.length).toBeGreaterThan(0);
    expect(measurements.some(hasLatency)).toBe(shows !== 'rates');
  }
  const { series, notDrawn } = overlay({ runs });
  const ids = runs.map(({ id }) => id);
  expect(series.flatMap(({ runIds }) => runIds)).toEqual(shows === 'rates' ? [] : ids);
  expect(notDrawn.map(({ runId }) => runId)).toEqual(shows === 'rates' ? ids : []);
  // Repeats with whole distributions are one series.
  if (shows === 'curve') expect(series.map(hasCurve)).toEqual([true]);
}

/** What the catalogue promised beside what it took. For a reader of the output: this machine may be busy. */
function printDurations(): void {
  const rows = [...endedOf].flatMap(([row, ended]) =>
    ended.map(({ run }) => {
      const { startedAt = '', endedAt = '' } = clientOf(run) ?? {};
      const place = { initiatorAddress: '', responderAddress: '', workDirectory: '', programs: {} };
      const { estimatedSeconds } = toolOf(row.toolId).commands(run.parameters, place);
      const took = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
      return { test: nameOf(row), estimatedSeconds, took };
    }),
  );
  console.table(rows);
}
