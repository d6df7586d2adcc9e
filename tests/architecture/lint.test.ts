import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { plantTree } from './planted-tree.ts';

const report = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(z.object({ ruleId: z.string().nullable(), message: z.string() })),
  }),
);

const lines = (count: number, line: string) => `${line}\n`.repeat(count);

/** A fault, the rule that must name it, and the file it stands in. */
const planted: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['@typescript-eslint/no-explicit-any', 'shared/base/any.ts', 'export type Anything = any;\n'],
  [
    '@typescript-eslint/no-non-null-assertion',
    'shared/base/bang.ts',
    'export const first = (texts: readonly string[]) => texts[0]!;\n',
  ],
  [
    '@typescript-eslint/consistent-type-assertions',
    'shared/base/cast.ts',
    'export const text = (value: unknown) => value as string;\n',
  ],
  [
    '@typescript-eslint/ban-ts-comment',
    'shared/base/ignore.ts',
    '// @ts-ignore\nexport const one = 1;\n',
  ],
  [
    '@typescript-eslint/ban-ts-comment',
    'shared/base/expect.ts',
    '// @ts-expect-error because it is wanted\nexport const one: string = 1;\n',
  ],
  ['noInlineConfig', 'shared/base/disable.ts', '/* eslint-disable */\nexport const one = 1;\n'],
  [
    '@typescript-eslint/no-floating-promises',
    'electron/host/floating.ts',
    'const later = () => Promise.resolve(1);\nlater();\n',
  ],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'shared/base/switch.ts',
    "export function size(role: 'a' | 'b'): number {\n  switch (role) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n",
  ],
  ['no-restricted-exports', 'shared/base/default.ts', 'export default 1;\n'],
  ['no-restricted-syntax', 'shared/base/barrel.ts', "export * from './clean.ts';\n"],
  ['no-restricted-syntax', 'shared/base/again.ts', "export { clean } from './clean.ts';\n"],
  ['jitterbook/file-name', 'shared/base/utils.ts', 'export const one = 1;\n'],
  ['jitterbook/file-name', 'shared/base/index.ts', 'export const one = 1;\n'],
  ['jitterbook/file-name', 'shared/base/camelCase.ts', 'export const one = 1;\n'],
  ['no-restricted-properties', 'shared/base/now.ts', 'export const now = () => Date.now();\n'],
  ['no-restricted-properties', 'shared/base/dice.ts', 'export const dice = () => Math.random();\n'],
  ['no-restricted-syntax', 'shared/base/today.ts', 'export const today = () => new Date();\n'],
  [
    'no-restricted-syntax',
    'tests/skipped.test.ts',
    "import { test } from 'vitest';\ntest.skip('nothing', () => undefined);\n",
  ],
  ['max-lines', 'shared/base/long.ts', lines(301, '// A line.')],
  [
    'max-lines-per-function',
    'shared/base/long-function.ts',
    `export function long(): number {\n  let sum = 0;\n${lines(60, '  sum += 1;')}  return sum;\n}\n`,
  ],
  [
    'max-params',
    'shared/base/many.ts',
    'export const sum = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e;\n',
  ],
  [
    'complexity',
    'shared/base/complex.ts',
    `export function grade(value: number): number {\n${lines(10, '  if (value > 1) return value;')}  return 0;\n}\n`,
  ],
  [
    'react-hooks/rules-of-hooks',
    'renderer/app/hook.ts',
    "import { useState } from 'react';\nexport function useMaybe(wanted: boolean): void {\n  if (wanted) useState(1);\n}\n",
  ],
];

const clean: readonly (readonly [file: string, text: string])[] = [
  ['shared/base/clean.ts', 'export const clean = [1, 2] as const;\n'],
  ['shared/tools/catalog/one.ts', 'export default 1;\n'],
  ['electron/host/clock.ts', 'export const now = () => Date.now();\n'],
];

test('every lint guard names its planted fault, and clean files pass', async () => {
  const sources = new Map([...planted.map(([, file, text]) => [file, text] as const), ...clean]);
  await using tree = await plantTree(sources);
  const results = report.parse(
    JSON.parse(
      await tree.run('eslint', ['--format', 'json', 'shared', 'electron', 'renderer', 'tests']),
    ),
  );
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => {
      // ESLint itself speaks about a comment that would switch it off.
      const rule = ruleId ?? /noInlineConfig/.exec(message)?.[0] ?? message;
      return `${rule} ${path.relative(tree.folder, filePath)}`;
    }),
  );
  expect([...new Set(found)].sort()).toEqual(
    planted.map(([rule, file]) => `${rule} ${file}`).sort(),
  );
});
