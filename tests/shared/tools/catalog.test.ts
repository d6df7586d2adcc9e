// The one test of the tool catalogue. A case is a folder tests/fixtures/tools/TOOL/CASE with the output as it was printed,
// standard error and sample files where there are any, where they come from, and what must be read from them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { measurement, type Measurement } from '../../../shared/model/measurement.ts';
import { parameterValues } from '../../../shared/model/plan.ts';
import { histogramOf } from '../../../shared/statistics/distribution.ts';
import { tools } from '../../../shared/tools/registry.ts';
import { parameterMeta } from '../../../shared/tools/tool.ts';
import type { Tool } from '../../../shared/tools/tool.ts';
import { casesOf, condensed, expectedFile, fixtures, readCase } from './fixture-case.ts';

const catalogue = path.resolve(import.meta.dirname, '../../../shared/tools/catalog');
const assets = path.resolve(import.meta.dirname, '../../../assets');

const context = {
  initiatorAddress: '10.0.0.1',
  responderAddress: 'fd00::2',
  workDirectory: '/run/work',
  programs: { 'probe/probe.mjs': '/run/programs/probe.mjs' },
};

test('every tool has a fixture folder and every fixture folder a tool of its name', () => {
  const ids = tools.map(({ id }) => id);
  const files = readdirSync(catalogue).map((file) => path.basename(file, '.ts'));
  expect(files.sort()).toEqual(ids);
  expect(readdirSync(fixtures).sort()).toEqual(ids);
});

describe.each(tools)('$id', (tool) => {
  const cases = casesOf(tool.id);

  test('says what its figures mean', () => {
    expect(tool.title).not.toBe('');
    expect(tool.meaning).toMatch(/^[A-Z].*\.$/);
    for (const program of tool.programs) expect(existsSync(path.join(assets, program))).toBe(true);
  });

  test('labels every parameter and gives it a default', () => {
    for (const [name, field] of Object.entries(tool.parameters.shape)) {
      expect(parameterMeta.safeParse(z.globalRegistry.get(field)).error, name).toBeUndefined();
    }
    expect(parameterValues.safeParse(tool.parameters.parse({})).error).toBeUndefined();
  });

  test.each(choicesOf(tool))('gives plain command lines with %o', (choice) => {
    const { server, client, ...commands } = tool.commands(choice, context);
    const { estimatedSeconds, mostSeconds = estimatedSeconds } = commands;
    for (const argument of [...(server?.argv ?? []), ...client.argv]) {
      expect(argument).not.toBe('');
      expect(argument).not.toContain('\0');
    }
    expect(estimatedSeconds).toBeGreaterThan(0);
    expect(mostSeconds).toBeGreaterThanOrEqual(estimatedSeconds);
  });

  test('has a case that it cannot read', () => {
    expect(cases.map((name) => tool.parse(readCase(tool.id, name)).ok)).toContain(false);
  });

  describe.each(cases)('%s', (name) => describeCase(tool, name));
});

function describeCase(tool: Tool, name: string): void {
  const output = readCase(tool.id, name);
  const expected = (): unknown => JSON.parse(readFileSync(expectedFile(tool.id, name), 'utf8'));
  const parsed = tool.parse(output);
  const measurements = parsed.ok ? parsed.value.measurements : [];

  test('is read as expected', () => {
    expect(condensed(parsed)).toEqual(expected());
  });

  test('is read the same with carriage returns', () => {
    const stdout = output.stdout.replace(/\r?\n/g, '\r\n');
    expect(condensed(tool.parse({ ...output, stdout }))).toEqual(expected());
  });

  test('survives a cut after every line, and says what it found', () => {
    const lines = output.stdout.split('\n');
    for (let end = 0; end < lines.length; end += 1) {
      const cut = tool.parse({ ...output, stdout: lines.slice(0, end).join('\n') });
      if (cut.ok) continue;
      expect(cut.error.found).not.toBe('');
      expect(cut.error.expected).not.toBe('');
      expect(cut.error.line ?? 1).toBeGreaterThan(0);
    }
  });

  test('comes back from a file as it was', () => {
    const stored: unknown = JSON.parse(JSON.stringify(measurements));
    expect(z.array(measurement).parse(stored)).toEqual(measurements);
    for (const { distribution } of measurements) {
      if (distribution) expect(histogramOf(distribution)?.count).toBe(distribution.count);
    }
  });

  test('has figures in order', () => {
    for (const one of measurements) expect(inOrder(one)).toEqual(ascending(inOrder(one)));
  });

  test('is recognised by no other tool', () => {
    const owners = tools.filter((one) => one.recognise(output.stdout).length > 0);
    const isReadAlone = tool.parse({ stdout: output.stdout }).ok;
    const isFound = owners.length > 0 || isReadAlone;
    expect(owners.map(({ id }) => id)).toEqual(isFound ? [tool.id] : []);
  });

  test('has the same figures when it is pasted amid other lines', () => {
    const [piece, ...more] = tool.recognise(`Yesterday:\n\n${output.stdout}\n\nThat was all.\n`);
    expect(more).toEqual([]);
    if (piece === undefined || output.files !== undefined) return;
    const pasted = tool.parse({ ...output, stdout: piece });
    expect(pasted.ok ? pasted.value.measurements : []).toEqual(measurements);
  });
}

/** The defaults, and every level of every choice and switch beside them; none for what is only read. */
function choicesOf(tool: Tool) {
  if (tool.importOnly) return [];
  const fields = Object.entries(tool.parameters.shape);
  const levels = fields.flatMap(([name, field]): Record<string, unknown>[] => {
    const inner: unknown = field instanceof z.ZodDefault ? field.unwrap() : field;
    if (inner instanceof z.ZodEnum) return inner.options.map((level) => ({ [name]: level }));
    if (inner instanceof z.ZodBoolean) return [{ [name]: true }, { [name]: false }];
    return [];
  });
  return [{}, ...levels].map((choice) => parameterValues.parse(choice));
}

/** Minimum, percentiles and maximum as they must not descend. */
function inOrder({ reported }: Measurement): number[] {
  if (!reported) return [];
  const percentiles = reported.percentiles.map(({ valueNs }) => valueNs);
  return [reported.minNs, ...percentiles, reported.maxNs].filter((ns) => ns !== undefined);
}

function ascending(figures: readonly number[]): number[] {
  return [...figures].sort((a, b) => a - b);
}
