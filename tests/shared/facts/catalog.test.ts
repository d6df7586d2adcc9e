// The one test of the fact catalogue. A case is a folder tests/fixtures/facts/FACT/CASE with the standard output, the
// standard error where there is any, where both come from, and the value that the fact must read.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { FactOutput } from '../../../shared/facts/fact.ts';
import { facts, findFact } from '../../../shared/facts/registry.ts';
import { factValue } from '../../../shared/model/snapshot.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/facts');
const catalogue = path.resolve(import.meta.dirname, '../../../shared/facts/catalog');
const context = { netdev: 'eth0' };

const origin = z.looseObject({
  exitStatus: z.number().int(),
  command: z.string().min(1),
  source: z.string().min(1),
});

function readCase(fact: string, name: string) {
  const read = (file: string) => {
    const whole = path.join(fixtures, fact, name, file);
    return existsSync(whole) ? readFileSync(whole, 'utf8') : '';
  };
  const { exitStatus } = origin.parse(JSON.parse(read('origin.json')));
  const output: FactOutput = { exitStatus, stdout: read('output.txt'), stderr: read('stderr.txt') };
  return { output, expected: factValue.parse(JSON.parse(read('expected.json'))) };
}

/** Which ways of having no value the cases of the catalogue must cover as a whole. */
const states = ['recorded', 'absent', 'denied', 'not-recorded'];

test('every fact has a fixture folder and every fixture folder a fact of its name', () => {
  const ids = facts.map(({ id }) => id);
  const files = readdirSync(catalogue).map((file) => path.basename(file, '.ts'));
  expect(files.sort()).toEqual(ids);
  expect(readdirSync(fixtures).sort()).toEqual(ids);
});

test('missing, denied, absent and recorded all occur among the cases', () => {
  const seen = facts.flatMap(({ id }) =>
    readdirSync(path.join(fixtures, id)).map((name) => readCase(id, name).expected.state),
  );
  expect(new Set(seen)).toEqual(new Set(states));
});

test('the registry finds a fact by its id and nothing by another', () => {
  for (const fact of facts) expect(findFact(fact.id)).toBe(fact);
  expect(findFact('no-such-fact')).toBeUndefined();
});

describe.each(facts)('$id', (fact) => {
  const cases = readdirSync(path.join(fixtures, fact.id));

  test('says what it is and why it matters', () => {
    expect(fact.title).not.toBe('');
    expect(fact.meaning).toMatch(/^[A-Z].*\.$/);
    expect(fact.argv(context).length).toBeGreaterThan(0);
  });

  test.each(cases)('reads %s', (name) => {
    const { output, expected } = readCase(fact.id, name);
    expect(fact.parse(output, context)).toEqual(expected);
  });

  test.each(cases)('reads %s with carriage returns just the same', (name) => {
    const { output, expected } = readCase(fact.id, name);
    const stdout = output.stdout.replaceAll('\n', '\r\n');
    expect(fact.parse({ ...output, stdout }, context)).toEqual(expected);
  });

  test.each(cases)('gives a valid value wherever %s is cut', (name) => {
    const { output } = readCase(fact.id, name);
    for (let end = 0; end < output.stdout.length; end++) {
      const cut = { ...output, stdout: output.stdout.slice(0, end) };
      expect(factValue.safeParse(fact.parse(cut, context)).success).toBe(true);
    }
  });

  test('has no value when its program is missing or never ended', () => {
    const stderr = "env: 'program': No such file or directory";
    const missing = fact.parse({ exitStatus: 127, stdout: '', stderr }, context);
    expect(missing.state).toBe('not-recorded');
    expect(fact.parse({ stdout: '', stderr: '' }, context).state).toBe('not-recorded');
  });
});
