import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  parameterFields,
  parameterProblem,
  parameterText,
  readParameter,
} from '../../../../renderer/features/plan/parameter-field.ts';
import { ensure } from '../../../../shared/base/assert.ts';
import { tools } from '../../../../shared/tools/registry.ts';

const tool = {
  parameters: z.object({
    sizes: z.array(z.number().int()).default([64]).meta({ label: 'Sizes', unit: 'bytes' }),
    duration: z.number().max(10).default(5).meta({ label: 'Duration', unit: 's', flag: '-t' }),
    mode: z.enum(['tcp', 'udp']).default('tcp').meta({ label: 'Mode', advanced: true }),
  }),
};
const [sizes, duration, mode] = parameterFields(tool);

test('a field has what the tool says of its parameter', () => {
  expect(duration).toEqual({
    name: 'duration',
    label: 'Duration',
    unit: 's',
    help: undefined,
    flag: '-t',
    isAdvanced: false,
    kind: 'number',
    choices: [],
    defaultValue: 5,
  });
  expect(mode).toMatchObject({ kind: 'choice', choices: ['tcp', 'udp'], isAdvanced: true });
});

test.each([
  ['64, 1024', [64, 1024]],
  ['1 … 64, ×4', [1, 4, 16, 64]],
  ['1...8, x2', [1, 2, 4, 8]],
  ['', undefined],
  ['many', 'many'],
])('the sizes "%s" are read', (text, expected) => {
  expect(readParameter(ensure(sizes, 'it was declared'), text)).toEqual(expected);
});

test('a value is written as it is read', () => {
  const field = ensure(sizes, 'it was declared');
  expect(readParameter(field, parameterText([1, 2, 3]))).toEqual([1, 2, 3]);
});

test('a value that the tool does not take has a problem, its default has none', () => {
  expect(parameterProblem(tool, 'duration', 11)).toBeDefined();
  expect(parameterProblem(tool, 'duration', 'long')).toBeDefined();
  expect(parameterProblem(tool, 'duration', undefined)).toBeUndefined();
});

test('every parameter of every tool can be drawn, with a label and a default', () => {
  for (const { id, parameters } of tools) {
    for (const { name, label, defaultValue } of parameterFields({ parameters })) {
      expect({ id, name, hasLabel: label !== '', hasDefault: defaultValue !== undefined }).toEqual({
        id,
        name,
        hasLabel: true,
        hasDefault: true,
      });
    }
  }
});
