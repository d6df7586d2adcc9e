import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recogniseOutputs, runOfImport } from '../../../../shared/tools/import.ts';
import type { Surroundings } from '../../../../shared/tools/surroundings/surroundings.ts';
import { readCase } from '../fixture-case.ts';

const ping = readCase('ping', 'iputils-20221126-plain').stdout;
const pinged = '[root@one ~]# ping -c 5 -s 100 10.0.0.2';

function around(...parts: readonly string[]): Surroundings[] {
  return recogniseOutputs(parts.join('\n')).outputs.map(({ surroundings }) => surroundings);
}

function valuesOf(surroundings: Surroundings | undefined): Record<string, string> {
  const facts = Object.entries(surroundings?.facts.initiator ?? {});
  return Object.fromEntries(facts.map(([name, { value }]) => [name, value]));
}

const sfboot = [
  '[root@one ~]# sfboot',
  'Solarflare boot configuration utility [v8.2.3]',
  'enp1s0f0:',
  '  Boot image                            Option ROM only',
  '  Number of Virtual Functions           4',
  '  Firmware variant                      Ultra low latency',
  'enp1s0f1:',
  '  Boot image                            Option ROM only',
  '  Number of Virtual Functions           0',
  '  Firmware variant                      Ultra low latency',
];

test('the prompt says host and command, and the command its parameters where the tool would write the same', () => {
  const [first] = around(pinged, ping);
  expect(first).toMatchObject({
    hostName: 'one',
    argv: ['ping', '-c', '5', '-s', '100', '10.0.0.2'],
    parameters: { count: 5 },
  });
  expect(first?.lines).toEqual([{ number: 1, text: pinged }]);
});

test.each([
  [
    'a pipe and a redirection',
    '$ sudo -n ping -c 5 10.0.0.2 2>&1 | tee log',
    'sudo -n ping -c 5 10.0.0.2',
  ],
  ['what a shell expanded', 'me@one:~$ ping -c 5 $HOST', ''],
  ['another program', 'me@one:~$ cat results.txt', ''],
  ['a loop', 'me@one:~$ for i in 1 2; do ping -c 5 10.0.0.2; done', 'ping -c 5 10.0.0.2'],
  ['an assignment', 'one# LC_ALL=C ping -c 5 10.0.0.2 # again', 'ping -c 5 10.0.0.2'],
])('what was executed is told only where it is certain: %s', (_, prompt, expected) => {
  expect(around(prompt, ping)[0]?.argv.join(' ')).toBe(expected);
});

test('what is assigned before a command is a fact', () => {
  expect(valuesOf(around('$ EF_POLL_USEC=100 ping 10.0.0.2', ping)[0])).toEqual({
    EF_POLL_USEC: '100',
  });
});

test('settings that all adapters share are one fact, others one for each', () => {
  expect(valuesOf(around(...sfboot, pinged, ping)[0])).toEqual({
    'Boot image': 'Option ROM only',
    'Firmware variant': 'Ultra low latency',
    'enp1s0f0 Number of Virtual Functions': '4',
    'enp1s0f1 Number of Virtual Functions': '0',
  });
});

test('facts of a host belong to all its outputs below, and to those of no other host', () => {
  const others = [ping, '', 'Now the other machine.', '', 'root@two:~# ping 10.0.0.3', ping];
  const again = ['', 'And back again.', '', pinged, ping];
  const all = around(...sfboot, pinged, ...others, ...again).map(valuesOf);
  expect(all.map((facts) => facts['Firmware variant'])).toEqual([
    'Ultra low latency',
    undefined,
    'Ultra low latency',
  ]);
});

test.each([
  '[root@one ~]# sfboot firmware-variant=full-feature',
  '[root@one ~]# reboot',
  '$ ipmitool power cycle',
])('what may have changed them ends them: %s', (change) => {
  expect(valuesOf(around(...sfboot, change, pinged, ping)[0])).toEqual({});
});

test('the next block of the same command replaces the one before', () => {
  const next = ['[root@one ~]# sfboot | grep -i variant', 'Firmware variant    Full feature'];
  expect(valuesOf(around(...sfboot, ...next, pinged, ping)[0])['Firmware variant']).toBe(
    'Full feature',
  );
});

test('commands about the host are facts, with the ids of the catalogue where they are the same', () => {
  const lines = [
    '[root@one ~]# uname -a',
    'Linux one.lab 5.14.0-70.el9.x86_64 #1 SMP PREEMPT Thu Feb 24 2022 x86_64 GNU/Linux',
    '[root@one ~]# ethtool -i ens5',
    'driver: sfc',
    'version: 5.3.12',
    'firmware-version: 8.0.0.1000 rx1 tx1',
    'bus-info: 0000:01:00.0',
    '[root@one ~]# cat /etc/redhat-release',
    'CentOS Linux release 7.6.1810 (Core)',
    '[root@one ~]# onload --version',
    'Onload 8.0.0',
    'Copyright (c) 2002-2022 Advanced Micro Devices, Inc.',
    '[root@one ~]# cat /sys/class/net/ens5/device/numa_node',
    '1',
  ];
  expect(valuesOf(around(...lines, pinged, ping)[0])).toEqual({
    hostname: 'one.lab',
    'kernel-release': '5.14.0-70.el9.x86_64',
    'ens5 driver': 'sfc',
    'ens5 version': '5.3.12',
    'ens5 firmware-version': '8.0.0.1000 rx1 tx1',
    'ens5 bus-info': '0000:01:00.0',
    'os-release': 'CentOS Linux release 7.6.1810 (Core)',
    onload_version: '8.0.0',
    'ens5 numa_node': '1',
  });
});

test('the name of a distribution stands in os-release with and without quotes', () => {
  const osOf = (line: string) =>
    valuesOf(around('[root@one ~]# cat /etc/os-release', 'ID=x', line, pinged, ping)[0]);
  expect(osOf('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"')).toEqual({
    'os-release': 'Debian GNU/Linux 12 (bookworm)',
  });
  expect(osOf('PRETTY_NAME=Void')).toEqual({ 'os-release': 'Void' });
});

test('comments with a key are facts of the outputs below, until another condition begins', () => {
  const [first, second, third] = around(
    ...['# firmware: full-feature', '# server governor: performance', pinged, ping],
    ...[pinged, ping, 'After a change:', pinged, ping],
  );
  expect([first, second, third].map(valuesOf)).toEqual([
    { firmware: 'full-feature' },
    { firmware: 'full-feature' },
    {},
  ]);
  expect(first?.facts.responder).toMatchObject({ governor: { value: 'performance' } });
});

test.each([
  [['## Bare metal', '', pinged], 'Bare metal'],
  [['# within a VM', pinged], 'within a VM'],
  [['# title Two switches', pinged], 'Two switches'],
  [['Table 3: virtual machine.', '', pinged], 'virtual machine'],
  [['', 'RTL8139', '', '```', pinged], 'RTL8139'],
  [['# setup', 'It was then changed.', pinged], undefined],
  [['It was a long and quiet night, and nothing happened.', pinged], undefined],
])('the nearest title above counts: %j', (lines, title) => {
  expect(around(...lines, ping)[0]?.title).toBe(title);
});

test('a heading is the title of every output below it, a comment of the next', () => {
  const heading = around('## Bare metal', pinged, ping, pinged, ping);
  expect(heading.map(({ title }) => title)).toEqual(['Bare metal', 'Bare metal']);
  const comment = around('# bare metal', pinged, ping, pinged, ping);
  expect(comment.map(({ title }) => title)).toEqual(['bare metal', undefined]);
});

const context = {
  labels: {},
  identifiers: { now: () => 0, randomBytes: (count: number) => new Uint8Array(count) },
  sha256: () => '0'.repeat(64),
};

test('what date printed just before is when the run began', () => {
  const dated = ['[root@one ~]# date', 'Tue Jul 30 23:26:52 UTC 2019'];
  const [output] = recogniseOutputs([...dated, pinged, ping].join('\n')).outputs;
  expect(output && runOfImport(output, context)).toMatchObject({
    startedAt: '2019-07-30T23:26:52Z',
    executions: [{ argv: ['ping', '-c', '5', '-s', '100', '10.0.0.2'] }],
    snapshots: { initiator: { hostName: 'one' } },
  });
  const [late] = recogniseOutputs([...dated, '[root@one ~]# ls', pinged, ping].join('\n')).outputs;
  expect(late && runOfImport(late, context).startedAt).toBeUndefined();
});

test('used lines count as understood, and only they', () => {
  const { otherText } = recogniseOutputs(
    [...sfboot, '# a title', pinged, ping, 'Good.'].join('\n'),
  );
  expect(otherText.map(({ text }) => text)).toEqual([
    'Solarflare boot configuration utility [v8.2.3]',
    'enp1s0f0:',
    'enp1s0f1:',
    'Good.',
  ]);
});

const noise = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(...sfboot, pinged, '# firmware: x', '## A heading', '', '```', '$ ', 'a# b'),
);

test('whatever stands around, the figures stay the same and no line is counted twice', () => {
  const alone = recogniseOutputs(ping).outputs.map(({ parsed }) => parsed);
  fc.assert(
    fc.property(fc.array(noise, { maxLength: 30 }), (lines) => {
      const { outputs, otherLines } = recogniseOutputs([...lines, ping].join('\n'));
      const own = outputs.find(({ tool }) => tool.id === 'ping');
      expect([own?.parsed]).toEqual(alone);
      const used = own?.surroundings.lines ?? [];
      expect(new Set(used.map(({ number }) => number)).size).toBe(used.length);
      expect(otherLines).toBeLessThanOrEqual(
        lines.flatMap((line) => line.split(/\r\n|\n|\r/)).length,
      );
    }),
  );
});
