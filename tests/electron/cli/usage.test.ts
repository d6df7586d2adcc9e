import { once } from 'node:events';
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { programVersion } from '../../../electron/host/program-version.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { jitterbook, jsonOf, startJitterbook } from './jitterbook.ts';

const commands = [
  'new',
  'apply',
  'import',
  'run',
  'list',
  'compare',
  'export',
  'validate',
  'serve',
  'lab',
  'tools',
];

test('every command explains itself with an example that runs that command', async () => {
  await using folder = await temporaryFolder();
  const overview = await jitterbook(folder.path, ['--help']);
  expect(overview.stdout).toContain('Exit codes: 0 ok');
  const helps = await Promise.all(
    commands.map((command) => jitterbook(folder.path, [command, '--help'])),
  );
  for (const [index, { status, stdout }] of helps.entries()) {
    const command = String(commands[index]);
    expect(overview.stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(status, command).toBe(0);
    expect(stdout, command).toContain(`\nExample:\n  jitterbook ${command}`);
  }
});

test('a wrong use ends with 2 and says where help is', async () => {
  await using folder = await temporaryFolder();
  const uses = [
    ['nonsense'],
    ['run', 'exp.jitterbook.json'],
    ['list', '--nonsense', 'exp.jitterbook.json'],
    ['serve', '--port', '99999'],
    ['compare', 'x.json', '--baseline', 'a', '--candidate', 'b', '--size', 'big'],
    ['import', 'x.json', 'y.txt', '--label', 'no value'],
  ];
  const ends = await Promise.all(uses.map((args) => jitterbook(folder.path, args)));
  for (const [index, { status, stderr }] of ends.entries()) {
    expect(status, String(uses[index])).toBe(2);
    expect(stderr).toContain('--help');
  }
});

test('a reader that closes the pipe early is no failure', async () => {
  await using folder = await temporaryFolder();
  const child = startJitterbook(folder.path, ['tools', '--json']);
  child.stdout.destroy();
  const stderr = textOf(child.stderr);
  await once(child, 'exit');
  expect([child.exitCode, await stderr]).toEqual([0, '']);
});

test('the version is the one of the package', async () => {
  await using folder = await temporaryFolder();
  const { stdout } = await jitterbook(folder.path, ['--version']);
  expect(stdout.trim()).toBe(programVersion);
});

test('tools lists what can be run, for people and for scripts', async () => {
  await using folder = await temporaryFolder();
  const tool = z.object({ id: z.string(), parameters: z.array(z.string()) });
  const tools = jsonOf(await jitterbook(folder.path, ['tools', '--json']), z.array(tool));
  expect(tools.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['probe', 'ping', 'sockperf', 'iperf3', 'sfnt-pingpong']),
  );
  const { stdout } = await jitterbook(folder.path, ['tools']);
  for (const { id } of tools) expect(stdout).toMatch(new RegExp(`^${id} `, 'm'));
});
