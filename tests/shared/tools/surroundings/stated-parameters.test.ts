import { describe, expect, test } from 'vitest';
import { statedParameters } from '../../../../shared/tools/surroundings/stated-parameters.ts';
import { clientArgv, typedCommand } from '../../../../shared/tools/surroundings/typed-command.ts';
import { toolOf, tools } from '../../../../shared/tools/registry.ts';

const runnable = tools.filter((tool) => clientArgv(tool, {}) !== undefined);

describe.each(runnable)('$id', (tool) => {
  test('its own command line states nothing but what it was made of', () => {
    const usual = tool.parameters.parse({});
    const stated = statedParameters(clientArgv(tool, {}) ?? [], tool);
    for (const [name, value] of Object.entries(stated))
      expect([name, value]).toEqual([name, usual[name]]);
  });
});

test('most tools state something in this way', () => {
  const some = runnable.filter(
    (tool) => Object.keys(statedParameters(clientArgv(tool, {}) ?? [], tool)).length > 0,
  );
  expect(some.length).toBeGreaterThan(runnable.length / 2);
});

test.each([
  ['iperf3', 'iperf3 -c h -t 30 -P 4', { duration: 30, streams: 4 }],
  ['iperf3', 'iperf3 -c h -t 30 -t 40', {}],
  ['iperf2', 'iperf -c h -b 100', {}],
  ['sfnt-pingpong', 'sfnt-pingpong --maxms=500 --spin tcp h', { maxTime: 500, spin: true }],
  ['ping', 'ping -s 56 -c x h', { size: 56 }],
])('%s: %s states what the tool would write in the same way', (id, commandLine, expected) => {
  const tool = toolOf(id);
  const typed = typedCommand(commandLine, tool);
  expect(typed && statedParameters(typed.argv, tool)).toEqual(expected);
});
