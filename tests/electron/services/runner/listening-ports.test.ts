import { expect, test } from 'vitest';
import {
  parseListeningPorts,
  portsInCommand,
} from '../../../../electron/services/runner/listening-ports.ts';

// Printed by ss of iproute2 6.1.
const printed = [
  'udp   UNCONN 0      0          127.0.0.1:11111      0.0.0.0:*    users:(("sockperf",pid=812,fd=3))',
  'tcp   LISTEN 0      128          0.0.0.0:22         0.0.0.0:*',
  'tcp   LISTEN 0      4096            [::]:5201          [::]:*    users:(("iperf3",pid=4711,fd=3))',
  'tcp   LISTEN 0      511        127.0.0.1%lo:7400    0.0.0.0:*    users:(("node",pid=99,fd=18),("node",pid=98,fd=18))',
].join('\r\n');

test('listening ports are read with their holder where it is shown', () => {
  expect(parseListeningPorts(printed)).toEqual([
    { protocol: 'udp', port: 11111, holder: 'sockperf (pid 812)' },
    { protocol: 'tcp', port: 22 },
    { protocol: 'tcp', port: 5201, holder: 'iperf3 (pid 4711)' },
    { protocol: 'tcp', port: 7400, holder: 'node (pid 99)' },
  ]);
});

test('whatever the output is cut to, reading it does not throw', () => {
  for (let end = 0; end < printed.length; end++) parseListeningPorts(printed.slice(0, end));
});

test('only ports that the command names are of interest', () => {
  const ports = parseListeningPorts(printed);
  const named = portsInCommand(ports, ['iperf3', '-s', '-p', '5201', '--on', '127.0.0.1:7400']);
  expect(named.map(({ port }) => port)).toEqual([5201, 7400]);
});
