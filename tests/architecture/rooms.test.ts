import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { projectFolder, runTool } from '../support/run-tool.ts';
import { plantTree } from './planted-tree.ts';
import {
  doors,
  forbiddenPackages,
  forbiddenRooms,
  roomsWithoutNode,
  type PlantedImport,
} from './planted-imports.ts';

const folders = ['shared', 'electron', 'renderer', 'assets', 'tests'];
const asJson = ['--output-type', 'json'];

const cruise = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const rules = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .parse(createRequire(import.meta.url)(path.join(projectFolder, '.dependency-cruiser.cjs')))
  .forbidden.map((rule) => rule.name);

const rooms = [...new Set(forbiddenRooms.map(([room]) => room))];

/** Rooms that have no line of their own fall under their parent's rule. */
const ruleRoom = (room: string) => (room === 'renderer/app' ? 'renderer' : room);

const extension = (room: string) => (room === 'assets/probe' ? 'mjs' : 'ts');

function doorBreakers(): PlantedImport[] {
  return Object.entries(doors).flatMap(([name, allowed]) =>
    rooms.filter((room) => !allowed.includes(room)).map((room) => [room, name] as const),
  );
}

/** The planted tree and what must be reported: `rule file`, sorted. */
function plant() {
  const sources = new Map<string, string>();
  const expected = new Set<string>();
  for (const room of rooms) sources.set(`${room}/clean.${extension(room)}`, 'export {};\n');

  function add(room: string, target: string, rule: string, what: string) {
    const file = `${room}/planted-${what.replaceAll(/[^a-z0-9]+/g, '-')}.${extension(room)}`;
    sources.set(file, `import '${target}';\n`);
    expected.add(`${rule} ${file}`);
  }
  const up = (room: string) => '../'.repeat(room.split('/').length);
  for (const [room, target] of forbiddenRooms) {
    const address = `${up(room)}${target}/clean.${extension(target)}`;
    add(room, address, `rooms-of-${ruleRoom(room)}`, target);
  }
  for (const [room, name] of [...forbiddenPackages, ...doorBreakers()]) {
    add(room, name, `packages-of-${ruleRoom(room)}`, name);
  }
  for (const room of roomsWithoutNode) {
    add(room, 'node:fs', `no-node-in-${ruleRoom(room)}`, 'node:fs');
  }
  sources.set('renderer/app/type.ts', "import type {} from '../../electron/host/clean.ts';\n");
  expected.add('rooms-of-renderer renderer/app/type.ts');
  add('shared/strange', 'zod', 'every-file-has-a-room', 'zod');
  add('shared/base', './nowhere.ts', 'resolvable', 'nowhere');
  add('electron/cli', '../../tests/clean.ts', 'tests-are-a-leaf', 'tests');
  expected.add('rooms-of-electron/cli electron/cli/planted-tests.ts');
  sources.set('tests/clean.ts', 'export {};\n');
  sources.set('shared/tools/catalog/one.ts', "import './two.ts';\n");
  sources.set('shared/tools/catalog/two.ts', 'export {};\n');
  expected.add('catalogue-is-islands shared/tools/catalog/one.ts');
  sources.set('shared/base/circle-a.ts', "import './circle-b.ts';\n");
  sources.set('shared/base/circle-b.ts', "import type {} from './circle-a.ts';\n");
  expected.add('no-cycle shared/base/circle-a.ts');
  return { sources, expected };
}

test('every rule of the rooms catches the import that breaks it, and nothing else is reported', async () => {
  const { sources, expected } = plant();
  await using tree = await plantTree(sources);
  const { summary } = cruise.parse(
    JSON.parse(await tree.run('depcruise', [...asJson, ...folders])),
  );
  const reported = summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
  expect([...new Set(reported)].sort()).toEqual([...expected].sort());
});

test('every rule of the rooms has a planted violation', () => {
  const planted = new Set([...plant().expected].map((line) => line.split(' ')[0]));
  expect(rules.filter((rule) => !planted.has(rule))).toEqual([]);
});

test('dependency-cruiser sees every TypeScript file of the program', async () => {
  const present = folders.filter((folder) => folder !== 'tests');
  const output = await runTool('depcruise', [...asJson, ...present], projectFolder);
  const seen = new Set(cruise.parse(JSON.parse(output)).modules.map((module) => module.source));
  const files: string[] = [];
  for (const folder of present) {
    const names = await readdir(path.join(projectFolder, folder), { recursive: true });
    files.push(...names.filter((name) => /\.tsx?$/.test(name)).map((name) => `${folder}/${name}`));
  }
  expect(files.filter((file) => !seen.has(file))).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
});
