import { expect, test } from 'vitest';
import type { FactValue } from '../../../shared/model/snapshot.ts';
import type { Run } from '../../../shared/model/run.ts';
import { environmentDifference } from '../../../shared/views/environment-difference.ts';
import { snapshotTable } from '../../../shared/views/snapshot-table.ts';
import { runWith } from './runs.ts';

const recorded = (value: string): FactValue => ({
  state: 'recorded',
  value,
  provenance: 'printed',
});

function runIn(id: string, facts: Record<string, FactValue>, over: Partial<Run> = {}): Run {
  const snapshot = { hostName: 'solarflare02', facts };
  return runWith(id, { snapshots: { initiator: snapshot, responder: snapshot }, ...over });
}

const baseline = runIn('1', { EF_POLL_USEC: recorded('100000'), motd: recorded('hello') });

test('a fact differs where both runs know it; its impact decides where it stands', () => {
  const other = runIn('2', { EF_POLL_USEC: recorded('0'), motd: recorded('good day') });
  const { likely, unlikely, candidates } = environmentDifference(baseline, [other]);
  expect(likely.map(({ title, cells }) => [title, ...cells.map(({ text }) => text)])).toEqual([
    ['EF_POLL_USEC', '100000', '0'],
  ]);
  expect(unlikely.map(({ title }) => title)).toEqual(['motd']);
  expect(candidates[0]?.badge.text).toBe('1 factor differs');
});

test('what one run does not know is counted, and is not a difference', () => {
  const silent = runIn('2', { EF_POLL_USEC: { state: 'denied' } });
  const { likely, unlikely, candidates } = environmentDifference(baseline, [silent]);
  expect([...likely, ...unlikely]).toEqual([]);
  expect(candidates[0]?.badge).toEqual({ text: 'nothing recorded differs', tone: 'mute' });
  expect(candidates[0]?.notRecorded).toBeGreaterThanOrEqual(1);
});

test('absent against a value is a difference: both runs know', () => {
  const without = runIn('2', { EF_POLL_USEC: { state: 'absent' }, motd: recorded('hello') });
  expect(environmentDifference(baseline, [without]).likely).toHaveLength(1);
});

test('two factors of likely impact are not controlled', () => {
  const a = runIn('1', {}, { factors: { platform: 'bare metal', firmware: 'ull' } });
  const b = runIn('2', {}, { factors: { platform: 'VM', firmware: 'full' } });
  const { candidates, likely } = environmentDifference(a, [b]);
  expect(likely.map(({ title }) => title)).toEqual(['platform', 'firmware']);
  expect(candidates[0]?.badge).toEqual({
    text: '2 factors differ: not controlled',
    tone: 'warn',
  });
});

test('a parameter that a varied factor sets is not a second difference', () => {
  const levels = [
    { name: 'blocking', parameters: { receive: 'blocking' } },
    { name: 'busy polling', parameters: { receive: 'poll' } },
  ];
  const runs = levels.map(({ name, parameters }, index) =>
    runIn(String(index), {}, { factors: { mode: name }, parameters: { ...parameters, size: 64 } }),
  );
  const [first = baseline, ...rest] = runs;
  const factor = { id: 'factor_1', name: 'mode', levels } as const;
  expect(environmentDifference(first, rest, [factor]).likely).toHaveLength(1);
  expect(environmentDifference(first, rest).likely).toHaveLength(2);
});

test('a difference on one side names the side', () => {
  const other = runWith('2', {
    snapshots: {
      initiator: { hostName: 'a', facts: { EF_POLL_USEC: recorded('0') } },
      responder: { hostName: 'b', facts: { EF_POLL_USEC: recorded('100000') } },
    },
  });
  const { likely, same } = environmentDifference(baseline, [other]);
  expect(likely.map(({ title }) => title)).toEqual(['EF_POLL_USEC, initiator']);
  expect(same).toContainEqual({ title: 'EF_POLL_USEC, responder', value: '100000' });
});

test('a snapshot has one column per host and no blank cell', () => {
  const run = runWith('1', {
    snapshots: {
      initiator: {
        hostName: 'solarflare02',
        facts: { EF_POLL_USEC: recorded('100000'), serial: { state: 'denied', detail: 'EPERM' } },
      },
    },
  });
  const { columns, groups } = snapshotTable(run);
  expect(columns).toEqual([
    { role: 'initiator', hostName: 'solarflare02' },
    { role: 'responder', hostName: 'not recorded' },
  ]);
  expect(groups.find(({ title }) => title === 'From the output')?.rows).toEqual([
    {
      factId: 'EF_POLL_USEC',
      title: 'EF_POLL_USEC',
      cells: [
        { text: '100000', state: 'recorded', provenance: 'printed' },
        { text: 'not recorded', state: 'not-recorded' },
      ],
    },
    {
      factId: 'serial',
      title: 'serial',
      cells: [
        { text: 'denied', state: 'denied', evidence: 'EPERM' },
        { text: 'not recorded', state: 'not-recorded' },
      ],
    },
  ]);
});

test('hardware that a person typed is part of the environment, and likely to matter', () => {
  const end = { hostName: 'a', netdev: 'eth0', address: '10.0.0.1' };
  const withFirmware = (id: string, firmware: string) =>
    runWith(id, {
      pair: {
        name: 'a → b',
        initiator: { ...end, hardware: { 'firmware variant': firmware } },
        responder: { ...end, hardware: {} },
        link: { kind: 'direct', mode: '', cable: '' },
      },
    });
  const [a, b] = [withFirmware('1', 'full-feature'), withFirmware('2', 'ultra-low-latency')];
  const { likely } = environmentDifference(a, [b]);
  expect(likely.map(({ title }) => title)).toEqual(['firmware variant, initiator']);
  expect(snapshotTable(a).groups.find(({ title }) => title === 'Typed')?.rows).toHaveLength(1);
});
