// Six tables of one published study, amid prompts and prose, one of them without its header. The figures beside it were
// taken from the publication by hand, not by the parser.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Measurement } from '../../../shared/model/measurement.ts';
import { run as runSchema } from '../../../shared/model/run.ts';
import { recogniseOutputs, runOfImport } from '../../../shared/tools/import.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/seeds');
const study = readFileSync(path.join(folder, 'solarflare-study.txt'), 'utf8');
const published = readFileSync(path.join(folder, 'solarflare-study.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1);

const context = {
  labels: { platform: 'bare metal' },
  identifiers: { now: () => 0, randomBytes: (count: number) => new Uint8Array(count) },
  sha256: () => '0'.repeat(64),
};

function importedRuns(text: string) {
  return recogniseOutputs(text).outputs.map((output) => runOfImport(output, context));
}

/** The figures of every run as lines of the published table. */
function tablesOf(text: string): string[] {
  return importedRuns(text).flatMap(({ measurements }, index) =>
    measurements.map((measurement) => [index + 1, ...figuresOf(measurement)].join(',')),
  );
}

function figuresOf({ payloadBytes, reported }: Measurement) {
  const { meanNs, minNs, maxNs, standardDeviationNs, count, percentiles } = reported ?? {
    percentiles: [],
  };
  const [median, tail] = percentiles.map(({ valueNs }) => valueNs);
  return [payloadBytes, meanNs, minNs, median, maxNs, tail, standardDeviationNs, count];
}

test('all six tables come in with exactly the figures that were published', () => {
  expect(published).toHaveLength(6 * 17);
  expect(tablesOf(study)).toEqual(published);
});

test('carriage returns change no figure', () => {
  expect(tablesOf(study.replaceAll('\n', '\r\n'))).toEqual(published);
});

test('every table becomes a complete run that the file format takes', () => {
  for (const imported of importedRuns(study)) {
    expect(runSchema.safeParse(imported).error).toBeUndefined();
    expect(imported).toMatchObject({ state: 'complete', origin: 'imported' });
    expect(imported.factors).toEqual({ platform: 'bare metal' });
  }
});

test('header and prompt say how the test was run', () => {
  expect(importedRuns(study)[0]?.parameters).toEqual({
    protocol: 'tcp',
    affinity: '1;1',
    onloadProfile: 'latency',
    taskset: '8',
  });
});

test('the header says what the hosts were', () => {
  const { initiator, responder } = importedRuns(study)[0]?.snapshots ?? {};
  expect(initiator?.hostName).toBe('solarflare02.testing');
  expect(initiator?.facts).toMatchObject({
    'kernel-release': { value: '3.10.0-957.21.3.el7.x86_64', provenance: 'printed' },
    'cpu-model': { value: 'Intel(R) Xeon(R) CPU E5-2620 v4 @ 2.10GHz' },
    'enp139s0f0 driver': { value: 'sfc' },
    onload_version: { value: '201811-u1' },
  });
  expect(responder?.facts).toMatchObject({ LD_PRELOAD: { value: 'libonload.so' } });
});

test('without a header the quantity and the percentile are assumed, and the run says so', () => {
  const second = importedRuns(study)[1];
  expect(second?.measurements[0]?.quantity).toEqual({ kind: 'half-rtt', known: 'assumed' });
  expect(second?.warnings).toEqual([expect.stringContaining('99')]);
});

test('of a table without a header the lines of sfboot above it say host and firmware', () => {
  const [first, second, third] = importedRuns(study);
  expect(second?.snapshots).toEqual({
    initiator: {
      hostName: 'solarflare01',
      facts: {
        'Firmware variant': {
          state: 'recorded',
          value: 'Full feature / virtualization',
          provenance: 'printed',
          raw: 'Firmware variant                      Full feature / virtualization',
        },
      },
    },
  });
  // They are of that host: the tables of others say nothing about firmware.
  expect(first?.snapshots.initiator?.facts['Firmware variant']).toBeUndefined();
  expect(third?.snapshots.initiator?.facts['Firmware variant']).toBeUndefined();
});

test('each table has a title that tells it from the others', () => {
  expect(importedRuns(study).map(({ title }) => title.replaceAll(/\s+/g, ' '))).toEqual([
    'sfnt-pingpong, bare metal, ultra-low-latency firmware, bare metal, solarflare02.testing, Fri 19 Jul 14:27:10 BST 2019',
    'sfnt-pingpong, bare metal, full-feature firmware, no header, bare metal, Full feature / virtualization, solarflare01',
    'sfnt-pingpong, virtual machine, bare metal, sfn8.novalocal, 2019-07-30T23:26:52Z',
    'sfnt-pingpong, trading servers, SFC9220, bare metal, solarflare02-ll2.internal, Thu 1 Aug 16:00:30 BST 2019',
    'sfnt-pingpong, trading servers, SFC9250, bare metal, solarflare02-ll2.internal, Thu 1 Aug 16:23:39 BST 2019',
    'sfnt-pingpong, virtual machine on trading servers, bare metal, sfn10, 2019-08-20T23:00:19Z',
  ]);
});

test('each prompt says what was executed, and where none stands nothing is', () => {
  expect(importedRuns(study).map(({ executions }) => executions[0]?.argv.join(' '))).toEqual([
    'onload --profile=latency taskset -c 8 ./sfnt-pingpong --affinity 1;1 tcp 192.168.10.5',
    '',
    'onload --profile=latency ./sfnt-pingpong --affinity 1;1 tcp 192.168.10.1',
    'onload --profile=latency taskset -c 12 ./sfnt-pingpong --affinity 1;1 tcp 192.168.10.5',
    'onload --profile=latency taskset -c 12 ./sfnt-pingpong --affinity 1;1 tcp 192.168.25.5',
    'onload --profile=latency taskset -c 0 ./sfnt-pingpong --affinity 1;1 tcp 192.168.10.2',
  ]);
});

test('a date in UTC is the instant of the run, one in another zone is kept as it is printed', () => {
  const dates = importedRuns(study).map(({ startedAt, snapshots }) => {
    const printed = snapshots.initiator?.facts['date'];
    const text = printed?.state === 'recorded' ? printed.value : undefined;
    return startedAt ?? text?.replaceAll(/\s+/g, ' ');
  });
  expect(dates).toEqual([
    'Fri 19 Jul 14:27:10 BST 2019',
    undefined,
    '2019-07-30T23:26:52Z',
    'Thu 1 Aug 16:00:30 BST 2019',
    'Thu 1 Aug 16:23:39 BST 2019',
    '2019-08-20T23:00:19Z',
  ]);
});

test('two tables without a header are two runs', () => {
  const table = '#\tsize\tmean\tmin\tmedian\tmax\t%ile\tstddev\titer\n';
  const first = `${table}\t64\t1801\t1745\t1791\t21847\t1931\t97\t828000\n`;
  const second = `${table}\t64\t1497\t1466\t1492\t17158\t1603\t41\t996000\n`;
  expect(tablesOf(`One:\n${first}Two:\n${second}`)).toEqual([
    '1,64,1801,1745,1791,21847,1931,97,828000',
    '2,64,1497,1466,1492,17158,1603,41,996000',
  ]);
});
