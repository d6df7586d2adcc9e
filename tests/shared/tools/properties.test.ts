// What must hold of every parser whatever the text: damaged copies of real outputs, not only random characters, because
// those reach the code behind the first line.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { measurement, type Measurement } from '../../../shared/model/measurement.ts';
import { run as runSchema } from '../../../shared/model/run.ts';
import { recogniseOutputs, runOfImport } from '../../../shared/tools/import.ts';
import { tools } from '../../../shared/tools/registry.ts';
import type { ParsedOutput, ToolOutput } from '../../../shared/tools/tool.ts';
import { casesOf, readCase } from './fixture-case.ts';

/** A longer latency is a broken clock: an hour. */
const longestNs = 3_600_000_000_000;

const context = {
  labels: {},
  identifiers: { now: () => 0, randomBytes: (count: number) => new Uint8Array(count) },
  sha256: () => '0'.repeat(64),
};

const place = fc.double({ min: 0, max: 1, noNaN: true });
const debris = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    '-1',
    '999999999999999999999',
    '0',
    'NaN',
    '\u0000',
    '\u001b[2J',
    '.',
    '\r',
    '{',
    '"',
  ),
);

type Damage = { readonly at: number; readonly length: number; readonly debris: string };

const damage: fc.Arbitrary<Damage> = fc.record({
  at: place,
  length: fc.nat({ max: 40 }),
  debris: fc.oneof(
    debris,
    debris.map((text) => `\n${text}\n`),
  ),
});

function damaged(text: string, damages: readonly Damage[]): string {
  return damages.reduce((whole, { at, length, debris: inserted }) => {
    const start = Math.floor(at * whole.length);
    return whole.slice(0, start) + inserted + whole.slice(start + length);
  }, text);
}

function latenciesOf({ reported, distribution }: Measurement): number[] {
  const percentiles = reported?.percentiles.map(({ valueNs }) => valueNs) ?? [];
  return [
    ...[reported?.minNs, ...percentiles, reported?.maxNs],
    ...[reported?.meanNs, distribution?.minNs, distribution?.maxNs, distribution?.meanNs],
  ].filter((ns) => ns !== undefined);
}

function isAscending({ reported }: Measurement): boolean {
  if (!reported) return true;
  const { minNs, percentiles, maxNs } = reported;
  const figures = [minNs, ...percentiles.map(({ valueNs }) => valueNs), maxNs].filter(
    (ns) => ns !== undefined,
  );
  return figures.every((ns, index) => index === 0 || ns >= (figures[index - 1] ?? 0));
}

function expectSound(measurements: readonly Measurement[]): void {
  expect(z.array(measurement).safeParse(measurements).error).toBeUndefined();
  for (const one of measurements) {
    expect(isAscending(one)).toBe(true);
    for (const ns of latenciesOf(one)) {
      expect(ns).toBeGreaterThan(0);
      expect(ns).toBeLessThanOrEqual(longestNs);
    }
  }
}

function isDoubted({ warnings, fatalWarnings }: ParsedOutput): boolean {
  return fatalWarnings.length > 0 || warnings.some((warning) => warning.includes('no line end'));
}

describe.each(tools)('$id', (tool) => {
  const outputs = casesOf(tool.id).map((name) => readCase(tool.id, name));
  const output = fc.constantFrom<ToolOutput>(...outputs, { stdout: '' });

  test('never throws and never gives an absurd figure, wherever the output is cut', () => {
    fc.assert(
      fc.property(output, place, (whole, at) => {
        const stdout = whole.stdout.slice(0, Math.floor(at * whole.stdout.length));
        const parsed = tool.parse({ ...whole, stdout });
        if (parsed.ok) expectSound(parsed.value.measurements);
      }),
    );
  });

  test('a line that is cut short is read as if whole, or not at all, or doubted in words', () => {
    fc.assert(
      fc.property(output, place, (whole, at) => {
        const { stdout } = whole;
        const length = Math.floor(at * stdout.length);
        const cut = tool.parse({ ...whole, stdout: stdout.slice(0, length) });
        if (!cut.ok || isDoubted(cut.value)) return;
        const start = stdout.lastIndexOf('\n', length - 1) + 1;
        const end = stdout.indexOf('\n', length);
        const likely = [start, end < 0 ? stdout.length : end + 1].map((border) => {
          const read = tool.parse({ ...whole, stdout: stdout.slice(0, border) });
          return read.ok ? read.value.measurements : [];
        });
        expect(likely).toContainEqual(cut.value.measurements);
      }),
    );
  });

  test('never throws and never gives an absurd figure, whatever damages the output', () => {
    fc.assert(
      fc.property(output, fc.array(damage, { minLength: 1, maxLength: 6 }), (whole, damages) => {
        const parsed = tool.parse({ ...whole, stdout: damaged(whole.stdout, damages) });
        if (parsed.ok) expectSound(parsed.value.measurements);
      }),
    );
  });

  test('gives runs that the file format takes, whatever damages what is imported', () => {
    fc.assert(
      fc.property(output, fc.array(damage, { maxLength: 4 }), (whole, damages) => {
        const text = damaged(whole.stdout, damages);
        for (const recognised of recogniseOutputs(text).outputs) {
          const imported = runOfImport(recognised, context);
          expect(runSchema.safeParse(imported).error).toBeUndefined();
        }
      }),
      { numRuns: 30 },
    );
  });
});
