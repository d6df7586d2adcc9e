import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyExperiment, experimentSchemaVersion } from '../../../shared/model/experiment.ts';
import { readExperiment, serialiseExperiment } from '../../../shared/model/project-file.ts';
import { arbitraryExperiment, exampleHost, someInstant } from './arbitrary-experiment.ts';

const projects = path.join(import.meta.dirname, '../../fixtures/projects');

function refusal(text: string) {
  const read = readExperiment(text);
  return read.ok ? 'was read' : read.error.message;
}

describe('the text of an experiment', () => {
  test('reads back as the same experiment and writes the same bytes again', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (experiment) => {
        const text = serialiseExperiment(experiment);
        const read = readExperiment(text);
        expect(read).toEqual({ ok: true, value: experiment });
        expect(read.ok && serialiseExperiment(read.value)).toBe(text);
      }),
    );
  });

  test('does not depend on the order in which things were made', () => {
    const empty = emptyExperiment('order', someInstant);
    const [a, b] = [exampleHost('a'), exampleHost('b')];
    const forward = { ...empty, hosts: { host_a: a, host_b: b } };
    const { kind, ...rest } = empty;
    const backward = { ...rest, hosts: { host_b: b, host_a: a }, kind };
    expect(serialiseExperiment(backward)).toBe(serialiseExperiment(forward));
  });

  test('changes by the lines of what was added', () => {
    const empty = emptyExperiment('diff', someInstant);
    const before = serialiseExperiment({ ...empty, hosts: { host_a: exampleHost('a') } });
    const after = serialiseExperiment({
      ...empty,
      hosts: { host_b: exampleHost('b'), host_a: exampleHost('a') },
    });
    const linesBefore = before.split('\n');
    const linesAfter = after.split('\n');
    const firstNew = linesAfter.findIndex((line) => line.includes('"host_b"'));
    const added = linesAfter.length - linesBefore.length;
    linesAfter.splice(firstNew, added);
    expect(linesAfter.map((line) => line.replace(/,$/, ''))).toEqual(
      linesBefore.map((line) => line.replace(/,$/, '')),
    );
  });
});

describe('a file that cannot be opened is refused', () => {
  const good = serialiseExperiment(emptyExperiment('good', someInstant));

  test('when it is not JSON, with line and column', () => {
    expect(refusal('{\n  "kind": jitter\n}')).toBe(
      'This file is not JSON: line 2, column 11 has "jitter".',
    );
  });

  test('when it is empty', () => {
    expect(refusal(' \n')).toBe('This file is empty; expected an experiment.');
  });

  test('when it is cut off anywhere', () => {
    for (let length = 1; length < good.length - 2; length++) {
      expect(refusal(good.slice(0, length))).toMatch(
        /^This file ends at line \d+, column \d+ in the middle of its JSON\. It was not changed\.$/,
      );
    }
  });

  test('when it is another kind of JSON', () => {
    for (const other of ['[]', 'null', '3', '{"name":"package"}']) {
      expect(refusal(other)).toBe('This is JSON, but not a Jitterbook experiment.');
    }
  });

  test('when it comes from a newer program', () => {
    expect(refusal(good.replace('"schemaVersion": 2', '"schemaVersion": 6'))).toBe(
      `This file was written by a newer Jitterbook (schema 6); this one reads up to schema ${experimentSchemaVersion}. It was not changed.`,
    );
  });

  test('when it has no version', () => {
    expect(refusal(good.replace('"schemaVersion": 2', '"schemaVersion": "one"'))).toContain(
      'does not say which version',
    );
  });

  test('when it does not fit the format, with every place', () => {
    const read = readExperiment(
      good.replace('"title": "good"', '"title": 3').replace('"question"', '"query"'),
    );
    expect(read).toMatchObject({
      ok: false,
      error: {
        kind: 'storage',
        message: 'This experiment does not fit the format in 3 places. It was not changed.',
      },
    });
    expect(read.ok ? [] : read.error.details).toEqual([
      'title: Invalid input: expected string, received number',
      'question: Invalid input: expected string, received undefined',
      'input: Unrecognized key: "query"',
    ]);
  });
});

test('every version of the format has a file that still opens', () => {
  const versions = readdirSync(projects).sort();
  expect(versions).toEqual(
    Array.from({ length: experimentSchemaVersion }, (_, index) => `v${index + 1}`),
  );
  for (const version of versions) {
    const texts = filesOf(version);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.map((text) => readExperiment(text)).filter(({ ok }) => !ok)).toEqual([]);
  }
});

test('a file of the present version keeps its bytes', () => {
  for (const text of filesOf(`v${experimentSchemaVersion}`)) {
    const read = readExperiment(text);
    expect(read.ok && serialiseExperiment(read.value)).toBe(text);
  }
});

function filesOf(version: string): string[] {
  const folder = path.join(projects, version);
  return readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
}
