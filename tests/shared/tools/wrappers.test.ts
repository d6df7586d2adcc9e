import { expect, test } from 'vitest';
import { z } from 'zod';
import { tools } from '../../../shared/tools/registry.ts';
import { namespaceEntry, wrapped, wrapperParameters } from '../../../shared/tools/wrappers.ts';

const schema = z.object(wrapperParameters);

const context = {
  initiatorAddress: '10.0.0.1',
  responderAddress: '10.0.0.2',
  workDirectory: '/run/work',
  programs: {},
};

const everyWrapper = {
  taskset: '8;9',
  numaCpus: '0;1',
  numaMemory: '2;3',
  realtimePriority: 50,
  onloadProfile: 'latency',
  preload: 'libvma.so',
  environment: ['EF_POLL_USEC=100000', 'NAME=with blanks and $(signs)'],
  netns: 'red;blue',
  sudo: true,
};

/** What stands in front of both ends, given by what differs between them. */
function everyWrapperAt(netns: string, cpuNode: string, memoryNode: string, cpu: string): string[] {
  return [
    ...['sudo', '-n'],
    ...['ip', 'netns', 'exec', netns],
    ...['env', 'EF_POLL_USEC=100000', 'NAME=with blanks and $(signs)', 'LD_PRELOAD=libvma.so'],
    ...['onload', '--profile=latency'],
    ...['numactl', `--cpunodebind=${cpuNode}`, `--membind=${memoryNode}`],
    ...['chrt', '-f', '50'],
    ...['taskset', '-c', cpu],
  ];
}

test('without a choice the command stands alone', () => {
  expect(wrapped(['ping', '10.0.0.2'], schema.parse({}))).toEqual(['ping', '10.0.0.2']);
});

test.each([
  [{ sudo: true }, ['sudo', '-n']],
  [{ netns: 'lab' }, ['ip', 'netns', 'exec', 'lab']],
  [{ environment: ['VMA_SPEC=latency'] }, ['env', 'VMA_SPEC=latency']],
  [{ preload: '/opt/lib/libxlio.so.3' }, ['env', 'LD_PRELOAD=/opt/lib/libxlio.so.3']],
  [{ onloadProfile: 'latency-best' }, ['onload', '--profile=latency-best']],
  [{ numaCpus: '0,1' }, ['numactl', '--cpunodebind=0,1']],
  [{ numaMemory: '1' }, ['numactl', '--membind=1']],
  [{ realtimePriority: 99 }, ['chrt', '-f', '99']],
  [{ taskset: '8-9,12' }, ['taskset', '-c', '8-9,12']],
])('%o alone stands before the command at both ends', (choice, expected) => {
  const chosen = schema.parse(choice);
  expect(wrapped(['tool', '-x'], chosen, 'initiator')).toEqual([...expected, 'tool', '-x']);
  expect(wrapped(['tool', '-x'], chosen, 'responder')).toEqual([...expected, 'tool', '-x']);
});

test.each([
  [{ taskset: ';9' }, [], ['taskset', '-c', '9']],
  [{ taskset: '8;' }, ['taskset', '-c', '8'], []],
  [{ netns: 'red;blue' }, ['ip', 'netns', 'exec', 'red'], ['ip', 'netns', 'exec', 'blue']],
])('%o differs between the ends', (choice, initiator, responder) => {
  const chosen = schema.parse(choice);
  expect(wrapped(['tool'], chosen, 'initiator')).toEqual([...initiator, 'tool']);
  expect(wrapped(['tool'], chosen, 'responder')).toEqual([...responder, 'tool']);
});

test.each(tools.filter(({ importOnly }) => importOnly !== true))(
  '$id puts every wrapper in order before the command of either end',
  (tool) => {
    const { client, server } = tool.commands(everyWrapper, context);
    const atInitiator = everyWrapperAt('red', '0', '2', '8');
    const atResponder = everyWrapperAt('blue', '1', '3', '9');
    expect(client.argv.slice(0, atInitiator.length)).toEqual(atInitiator);
    if (server) expect(server.argv.slice(0, atResponder.length)).toEqual(atResponder);
  },
);

test('the way into a network namespace is told from the command', () => {
  const entered = (choice: object) => namespaceEntry(wrapped(['tool'], schema.parse(choice)));
  expect(entered(everyWrapper)).toEqual(['sudo', '-n', 'ip', 'netns', 'exec', 'red']);
  expect(entered({ netns: 'lab', taskset: '8' })).toEqual(['ip', 'netns', 'exec', 'lab']);
  expect(entered({ sudo: true })).toEqual([]);
  expect(entered({})).toEqual([]);
});

test.each([
  { taskset: '8; reboot' },
  { taskset: '8;9;10' },
  { taskset: '-c' },
  { numaCpus: '--show' },
  { numaMemory: '0 1' },
  { realtimePriority: 100 },
  { realtimePriority: 1.5 },
  { onloadProfile: '../profile' },
  { onloadProfile: 'a b' },
  { preload: 'libvma.so libother.so' },
  { preload: 'libvma.so:libother.so' },
  { preload: '-libvma.so' },
  { preload: 'vma' },
  { environment: ['--ignore-environment'] },
  { environment: ['NAME'] },
  { environment: ['A=1\nB=2'] },
  { netns: '-all' },
  { netns: '../net' },
  { netns: 'red blue' },
])('%o is refused', (choice) => {
  expect(schema.safeParse(choice).success).toBe(false);
});
