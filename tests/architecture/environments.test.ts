import { expect, test } from 'vitest';
import { plantTree } from './planted-tree.ts';

/** A name of another environment, by the file that uses it. */
const foreign: Readonly<Record<string, string>> = {
  'shared/base/dom.ts': 'export const title = document.title;\n',
  'shared/base/timer.ts': 'setTimeout(() => undefined, 1);\n',
  'shared/base/process.ts': 'export const arguments_ = process.argv;\n',
  'shared/base/node.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n",
  'electron/host/dom.ts': 'export const title = document.title;\n',
  'electron/host/window.ts': 'export const width = window.innerWidth;\n',
  'renderer/app/process.ts': 'export const arguments_ = process.argv;\n',
  'renderer/app/node.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n",
};

const native: Readonly<Record<string, string>> = {
  'shared/base/pure.ts': 'export const half = (value: number) => value / 2;\n',
  'electron/host/node.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n",
  'renderer/app/dom.ts': 'export const title = document.title;\n',
  'tests/both.ts': 'export const both = [process.argv, document.title];\n',
  'build/tool.mjs': "import process from 'node:process';\nexport const where = process.cwd();\n",
};

test('a name of another environment does not compile, and its own do', async () => {
  const sources = new Map([...Object.entries(foreign), ...Object.entries(native)]);
  await using tree = await plantTree(sources);
  const output = await tree.run('tsc', ['-b', '--pretty', 'false']);
  const files = [...output.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map((match) => match[1]);
  expect([...new Set(files)].sort()).toEqual(Object.keys(foreign).sort());
});

/** What the strict options catch, by the code of the error. */
const loose: Readonly<Record<string, string>> = {
  TS2322: 'export const first: string = ["a"][0];\n',
  TS2375: 'export const record: { a?: string } = { a: undefined };\n',
  TS4111: 'export const value = (record: Record<string, string>) => record.name;\n',
  TS4114: 'class A { run() { return 1; } }\nexport class B extends A { run() { return 2; } }\n',
  TS1294: 'export enum Colour { red }\n',
  TS6133: 'const unused = 1;\nexport {};\n',
  TS7030: 'export function find(a: number) {\n  if (a > 1) return a;\n}\n',
};

test('every strict option of the compiler is on', async () => {
  const sources = Object.entries(loose).map(
    ([code, text]) => [`shared/base/${code.toLowerCase()}.ts`, text] as const,
  );
  await using tree = await plantTree(new Map(sources));
  const output = await tree.run('tsc', ['-b', 'shared', '--pretty', 'false']);
  const found = [...output.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)];
  expect(found.map(([, file, code]) => `${file ?? ''} ${code ?? ''}`).sort()).toEqual(
    Object.keys(loose)
      .map((code) => `shared/base/${code.toLowerCase()}.ts ${code}`)
      .sort(),
  );
});
