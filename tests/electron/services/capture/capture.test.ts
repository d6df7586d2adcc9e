// Against the embedded lab: real commands on this machine, through SSH.
import { beforeAll, expect, test } from 'vitest';
import { captureSnapshot } from '../../../../electron/services/capture/capture-snapshot.ts';
import {
  identifyHost,
  parseIpAddr,
  readInterfaces,
} from '../../../../electron/services/capture/host-interfaces.ts';
import type { HostSession } from '../../../../electron/services/ssh/session.ts';
import { facts } from '../../../../shared/facts/registry.ts';
import { snapshot } from '../../../../shared/model/snapshot.ts';
import { openLab } from '../runner/lab-sessions.ts';
import { failed, succeeded } from '../ssh/connections.ts';

let session: HostSession;

beforeAll(async () => {
  const lab = await openLab();
  session = lab.sessions.initiator;
  return () => lab[Symbol.asyncDispose]();
});

const now = () => Date.parse('2026-11-20T10:00:00Z');

test('a snapshot has a value for every fact, in order, and is valid as the file keeps it', async () => {
  const taken = succeeded(await captureSnapshot(session, { netdev: 'lo', now }));
  expect(snapshot.parse(taken)).toEqual(taken);
  expect(Object.keys(taken.facts)).toEqual(facts.map(({ id }) => id));
  expect(taken.capturedAt).toBe('2026-11-20T10:00:00.000Z');
  expect(taken.facts['kernel-release']?.state).toBe('recorded');
  // The loopback interface is no PCI card: that is known, not merely unasked.
  expect(taken.facts['pci-id']?.state).toBe('absent');
});

test('facts that ask the same share one execution', async () => {
  const asked: string[] = [];
  const listening: HostSession = {
    ...session,
    run: (argv, options) => {
      asked.push(argv.join(' '));
      return session.run(argv, options);
    },
  };
  succeeded(await captureSnapshot(listening, { netdev: 'lo', now }));
  expect(asked.filter((command) => command.includes('ethtool -i'))).toHaveLength(1);
  expect(new Set(asked).size).toBe(asked.length);
});

test('a cancelled snapshot is a failure', async () => {
  const signal = AbortSignal.abort();
  const taken = await captureSnapshot(session, { netdev: 'lo', now, signal });
  expect(failed(taken).kind).toBe('cancelled');
});

test('the interfaces of a host come with their addresses', async () => {
  const interfaces = succeeded(await readInterfaces(session));
  const loopback = interfaces.find(({ netdev }) => netdev === 'lo');
  expect(loopback?.addresses).toContain('127.0.0.1');
});

test('a host says its name and its system', async () => {
  const { hostName, system } = succeeded(await identifyHost(session));
  expect(hostName).not.toBe('');
  expect(system).toMatch(/Linux \d+\.\d+/);
});

test('addresses are read without prefix, peer and link-local ones', () => {
  const text = [
    '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000',
    '    inet 127.0.0.1/8 scope host lo',
    '       valid_lft forever preferred_lft forever',
    '7: tun0: <POINTOPOINT> mtu 1500',
    '    inet 192.0.2.1 peer 192.0.2.2/32 scope global tun0',
    '8: veth0@if9: <BROADCAST> mtu 1500',
    '    inet6 2001:db8::1/64 scope global',
    '    inet6 fe80::1/64 scope link',
  ].join('\r\n');
  expect([...parseIpAddr(text)]).toEqual([
    ['lo', ['127.0.0.1']],
    ['tun0', ['192.0.2.1']],
    ['veth0', ['2001:db8::1']],
  ]);
});
