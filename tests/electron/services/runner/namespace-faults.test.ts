// What goes wrong between two hosts, made to go wrong: each run ends in words, and nothing hangs.
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { TestContext } from 'vitest';
import type { Measurement } from '../../../../shared/model/measurement.ts';
import type { ParameterValues } from '../../../../shared/model/plan.ts';
import type { Run } from '../../../../shared/model/run.ts';
import { dataNetdev, programStarted, programsOn } from '../../../support/namespaces.ts';
import type { NamespaceHost } from '../../../support/namespaces.ts';
import { requirePart } from '../../../support/requirements.ts';
import type { Part } from '../../../support/requirements.ts';
import { openRunningLaboratory } from './namespace-runs.ts';
import type { RunningLaboratory } from './namespace-runs.ts';
import { foldersLeft } from './test-run.ts';

let laboratory: RunningLaboratory;

beforeAll(async () => {
  laboratory = await openRunningLaboratory();
  return () => laboratory[Symbol.asyncDispose]();
});

type Row = {
  readonly toolId: string;
  readonly part: Part;
  readonly parameters: ParameterValues;
};

const pings: Row = { toolId: 'ping', part: 'ping', parameters: { count: 100 } };
const sockperfUdp: Row = { toolId: 'sockperf', part: 'sockperf', parameters: { time: 3 } };
const probeTcp: Row = { toolId: 'probe', part: 'cc', parameters: { duration: 3, warmup: 0 } };
const iperf3Tcp: Row = { toolId: 'iperf3', part: 'iperf3', parameters: { duration: 3 } };

test('a link that goes down in the middle: ping counts what was lost', async (context) => {
  const { responder } = hosts(context, 'ping');
  const running = run(pings);
  await packetsArrive(responder);
  linkDown(responder);
  const { run: ended } = await running;
  const [row] = ended.measurements;
  expect(row?.counts?.received).toBeGreaterThan(0);
  expect(row?.counts?.lost).toBeGreaterThan(0);
});

/** What the run says, beside how its client ended. */
const cutOff: readonly (readonly [string, Row, RegExp])[] = [
  ['sockperf', sockperfUdp, /No valid observations|messages were dropped|not received|unreachable/],
  ['probe', probeTcp, /No reply within 1 s/],
  ['iperf3', iperf3Tcp, /iperf3 on lab-a did not end within \d+ s and was ended/],
];

test.for(cutOff)(
  'a link that goes down in the middle of %s: the run ends and says so',
  async ([, row, words], context) => {
    const { responder } = hosts(context, row.part);
    const running = run(row);
    await packetsArrive(responder);
    linkDown(responder);
    const { run: ended } = await running;
    expect(['partial', 'failed']).toContain(ended.state);
    expect([ended.failure?.reason, ...ended.warnings].join(' ')).toMatch(words);
    await expectNothingLeft(context, ended);
  },
);

/** Servers by how the name of their process begins, with an argument of it. */
const servers: readonly (readonly [string, string, Row])[] = [
  ['sockperf', 'server', sockperfUdp],
  ['iperf3', '-s', iperf3Tcp],
  ['probe-', 'serve', probeTcp],
];

test.for(servers)(
  'a server that is killed in the middle: %s',
  async ([program, argument, row], context) => {
    const { responder } = hosts(context, row.part);
    const running = run(row);
    await packetsArrive(responder);
    process.kill(await programStarted(responder, program, argument), 'SIGKILL');
    const { run: ended } = await running;
    // Some clients keep what they have until then.
    expect(['partial', 'failed']).toContain(ended.state);
    expect([ended.failure?.reason, ...ended.warnings].join(' ')).toMatch(/killed by SIGKILL/);
    await expectNothingLeft(context, ended);
  },
);

/** Every tenth packet of the protocol does not arrive at the responder. */
const lossy: readonly (readonly [string, Row, 'icmp' | 'udp'])[] = [
  ['ping', { ...pings, parameters: { count: 50, timeout: 0.5 } }, 'icmp'],
  ['fping', { toolId: 'fping', part: 'fping', parameters: { count: 50, timeout: 500 } }, 'icmp'],
  [
    'iperf3',
    { ...iperf3Tcp, parameters: { duration: 1, protocol: 'udp', bitrate: 5, length: 1000 } },
    'udp',
  ],
  ['probe', { ...probeTcp, parameters: { duration: 0.5, warmup: 0, protocol: 'udp' } }, 'udp'],
];

test.for(lossy)('one packet in ten lost: %s counts them', async ([, row, protocol], context) => {
  const { responder } = hosts(context, row.part);
  requirePart(context, 'nft');
  firewall(responder, `meta l4proto ${protocol} numgen inc mod 10 == 9 drop`);
  const { run: ended } = await run(row);
  const measured = ended.measurements.find(({ counts }) => counts?.lost !== undefined);
  expect(lostShare(measured)).toBeGreaterThan(0.05);
  expect(lostShare(measured)).toBeLessThan(0.2);
});

/** Nothing of the protocol arrives at the responder. */
const firewalled: readonly (readonly [string, Row, 'tcp' | 'udp'])[] = [
  ['iperf3', iperf3Tcp, 'tcp'],
  ['sockperf', { ...sockperfUdp, parameters: { time: 1 } }, 'udp'],
  ['probe', { ...probeTcp, parameters: { duration: 0.5, warmup: 0 } }, 'tcp'],
];

test.for(firewalled)(
  'a firewall before %s: failed in words',
  async ([, row, protocol], context) => {
    const { responder } = hosts(context, row.part);
    requirePart(context, 'nft');
    firewall(responder, `meta l4proto ${protocol} drop`);
    const { run: ended } = await run(row);
    expect(ended.state).toBe('failed');
    expect(ended.failure?.reason).toMatch(/\w/);
    expect(ended.measurements.filter(({ reported }) => reported)).toEqual([]);
    await expectNothingLeft(context, ended);
  },
);

test('a path that drops packets of the message size: failed, while smaller ones pass', async (context) => {
  const { responder } = hosts(context, 'ping');
  // The initiator still believes in 1,500 bytes; a veth drops what its peer does not take.
  responder.run('ip', 'link', 'set', dataNetdev, 'mtu', '1280');
  onTestFinished(() => void responder.run('ip', 'link', 'set', dataNetdev, 'mtu', '1500'));
  const small = await run({ ...pings, parameters: { count: 10, size: 1000 } });
  expect(small.run.state).toBe('complete');
  const large = await run({ ...pings, parameters: { count: 10, size: 1400 } });
  expect(large.run.state).toBe('failed');
  expect(large.run.failure?.reason).toContain('100% packet loss');
});

test('RDMA without a device: failed in words', async (context) => {
  hosts(context, 'ib_send_lat');
  const { run: ended } = await run({ toolId: 'perftest', part: 'ib_send_lat', parameters: {} });
  expect(ended.state).toBe('failed');
  expect(ended.failure?.side).toBe('responder');
});

function hosts(context: TestContext, part: Part) {
  const namespaces = laboratory.namespaces(context);
  requirePart(context, part);
  return namespaces;
}

function run({ toolId, parameters }: Row) {
  return laboratory.run(toolId, parameters);
}

/** Until the tool is under way: more packets than any handshake has. */
async function packetsArrive(host: NamespaceHost): Promise<void> {
  const received = () =>
    Number(host.run('cat', `/sys/class/net/${dataNetdev}/statistics/rx_packets`));
  const before = received();
  while (received() < before + 30) await pause(20);
}

function linkDown(host: NamespaceHost): void {
  host.run('ip', 'link', 'set', dataNetdev, 'down');
  onTestFinished(() => void host.run('ip', 'link', 'set', dataNetdev, 'up'));
}

function firewall(host: NamespaceHost, rule: string): void {
  host.run('nft', 'add', 'table', 'inet', 'fault');
  onTestFinished(() => void host.run('nft', 'delete', 'table', 'inet', 'fault'));
  const chain = '{ type filter hook input priority 0; policy accept; }';
  host.run('nft', 'add', 'chain', 'inet', 'fault', 'input', chain);
  host.run(
    'nft',
    'add',
    'rule',
    'inet',
    'fault',
    'input',
    'iifname',
    dataNetdev,
    ...rule.split(' '),
  );
}

function lostShare(measurement: Measurement | undefined): number {
  const { sent, received = 0, lost = 0 } = measurement?.counts ?? {};
  return lost / (sent ?? received + lost);
}

async function expectNothingLeft(context: TestContext, ended: Pick<Run, 'id'>): Promise<void> {
  const { initiator, responder } = laboratory.namespaces(context);
  const left = () => [initiator, responder].flatMap(programsOn);
  await expect.poll(left, { timeout: 12_000 }).toEqual([]);
  expect(foldersLeft(ended)).toEqual([]);
}
