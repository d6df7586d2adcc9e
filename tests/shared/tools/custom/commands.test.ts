import { expect, test } from 'vitest';
import { z } from 'zod';
import type { CustomCommand } from '../../../../shared/model/custom-tool.ts';
import { toolOfCustom } from '../../../../shared/tools/custom/tool-of-custom.ts';
import { parameterMeta } from '../../../../shared/tools/tool.ts';
import { wrapperParameters } from '../../../../shared/tools/wrappers.ts';
import { pingByHand } from '../../model/example-custom-tool.ts';

const context = {
  initiatorAddress: '10.0.0.1',
  responderAddress: '10.0.0.2',
  workDirectory: '/tmp/w',
  freePort: 4711,
  programs: {},
};

const served: CustomCommand = {
  server: {
    argv: ['echod', '-l', '{responder}:{port}'],
    readiness: { kind: 'port', protocol: 'udp', port: '{port}' },
    endsByItself: false,
  },
  client: {
    argv: ['echo', '--size={size}', '{{size}}', '-B', '{initiator}', '-o', '{work}/r.json'],
  },
  file: 'r.json',
  estimatedSeconds: 7,
  parameters: [
    { name: 'size', label: 'Message size', unit: 'B', value: 64 },
    { name: 'mode', label: 'Mode', value: 'busy' },
  ],
};

test('placeholders are replaced in both commands; wrappers stand in front', () => {
  const commands = toolWith(served).commands({ size: 1024, taskset: '2;3', sudo: true }, context);
  expect(commands).toMatchObject({
    server: {
      argv: ['sudo', '-n', 'taskset', '-c', '3', 'echod', '-l', '10.0.0.2:4711'],
      readiness: { kind: 'port', protocol: 'udp', port: 4711 },
    },
    client: {
      argv: [
        ...['sudo', '-n', 'taskset', '-c', '2'],
        ...['echo', '--size=1024', '{size}', '-B', '10.0.0.1', '-o', '/tmp/w/r.json'],
      ],
      files: ['r.json'],
    },
    estimatedSeconds: 7,
  });
});

test('a value with blanks, quotes or braces is one argument as it is', () => {
  const hostile = `a "b' $(reboot) {port}; rm`;
  const command = { ...served, client: { argv: ['echo', '{mode}'] } };
  expect(toolWith(command).commands({ mode: hostile }, context).client.argv).toEqual([
    'echo',
    hostile,
  ]);
});

test('its parameters are those of a form: defaults, labels, and the wrappers of every tool', () => {
  const { parameters } = toolWith(served);
  expect(parameters.parse({})).toMatchObject({ size: 64, mode: 'busy', taskset: '', sudo: false });
  expect(Object.keys(parameters.shape)).toEqual([
    ...Object.keys(wrapperParameters),
    'size',
    'mode',
  ]);
  expect(parameters.safeParse({ size: 'large' }).success).toBe(false);
  expect(parameters.safeParse({ sizes: 1 }).success).toBe(false);
  const size = z.instanceof(z.ZodType).parse(parameters.shape['size']);
  expect(parameterMeta.parse(size.meta())).toEqual({
    label: 'Message size',
    unit: 'B',
  });
});

test('the line of a server is searched as the person wrote it', () => {
  const readiness = { kind: 'line', stream: 'stdout', pattern: '^ready on \\d+' } as const;
  const { server } = toolWith({
    ...served,
    server: { argv: ['echod'], readiness, endsByItself: true },
  }).commands({}, context);
  if (server?.readiness.kind !== 'line') throw new Error('expected a line');
  expect(['ready on 80', 'not ready on 80'].map(server.readiness.pattern.test)).toEqual([
    true,
    false,
  ]);
  expect(String(server.readiness.pattern)).toBe('^ready on \\d+');
});

function toolWith(command: CustomCommand) {
  return toolOfCustom({ ...pingByHand, command });
}
