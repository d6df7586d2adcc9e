import { expect, test } from 'vitest';
import type { Run } from '../../../shared/model/run.ts';
import { overlay } from '../../../shared/views/overlay.ts';
import { published, runWith, samplesAt, summaryAt } from './runs.ts';

const { ultraLowLatency, fullFeature, vm } = published;

const end = { hostName: 'lab-a', netdev: 'lo', address: '127.0.0.2', hardware: {} };
const pair: NonNullable<Run['pair']> = {
  name: 'lab-a → lab-b',
  initiator: end,
  responder: { ...end, hostName: 'lab-b' },
  link: { kind: 'loopback', mode: '', cable: '' },
};

/** Repeats of one condition, each around its own median in ns. */
function repeats(mode: string, mediansNs: readonly number[]): Run[] {
  return mediansNs.map((median, index) =>
    runWith(`${mode.replace(' ', '')}${String(index)}`, {
      pair,
      factors: { mode },
      measurements: [samplesAt(64, [median - 100, median, median + 100])],
    }),
  );
}

test('the answer states medians, difference and that one run each is not enough', () => {
  expect(overlay({ runs: [ultraLowLatency, fullFeature] }).answer).toEqual([
    'At 64 B, median half-rtt with full-feature is 2.128 µs against 1.791 µs: +0.337 µs (+18.8 %).',
    '1 run each: not enough runs to call a difference. Plan 5 or more per condition to learn the spread between runs.',
  ]);
});

test('series are named by what differs, the title too', () => {
  const { title, common, series } = overlay({ runs: [ultraLowLatency, fullFeature, vm] });
  expect(title).toBe('Platform and firmware');
  expect(common).toEqual(['ping-pong']);
  expect(series.map(({ number, label }) => [number, label])).toEqual([
    [0, 'bare metal, ultra-low-latency'],
    [1, 'bare metal, full-feature'],
    [2, 'VM, full-feature'],
  ]);
});

test('the baseline is whichever run a person chose', () => {
  const { series, table } = overlay({
    runs: [ultraLowLatency, fullFeature],
    baselineRunId: fullFeature.id,
  });
  expect(series.map(({ key, isBaseline }) => [key, isBaseline])).toEqual([
    [fullFeature.id, true],
    [ultraLowLatency.id, false],
  ]);
  expect(table.rows[1]?.cells[1]?.difference).toEqual({
    text: '\u22120.337 µs',
    percentText: '\u221215.8 %',
    direction: 'faster',
  });
});

test('the table has one unit and one decimal count per column', () => {
  const { table } = overlay({ runs: [ultraLowLatency, fullFeature, vm] });
  expect(table.unit).toBe('µs');
  expect(table.columns).toEqual(['min', 'median', 'mean', 'p99', 'p99.9', 'max']);
  expect(table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['1.745', '1.791', '1.801', '1.931', 'not reported', '21.8'],
    ['2.064', '2.128', '2.244', '3.179', 'not reported', '4\u2009589.9'],
    ['1.717', '1.789', '1.903', '4.582', 'not reported', '425.9'],
  ]);
});

test('summary runs can be drawn against size and not as curves', () => {
  const { charts } = overlay({ runs: [ultraLowLatency, fullFeature, vm] });
  expect(charts.map(({ kind, drawable, total }) => [kind, drawable, total])).toEqual([
    ['size', 3, 3],
    ['ecdf', 0, 3],
    ['tail', 0, 3],
  ]);
});

test('repeats are one series with merged histograms', () => {
  const runs = [...repeats('blocking', [1800, 1950]), ...repeats('busy polling', [1000, 1200])];
  const { series } = overlay({ runs });
  expect(series.map(({ label, runIds }) => [label, runIds.length])).toEqual([
    ['blocking', 2],
    ['busy polling', 2],
  ]);
  expect(series[0]?.focus?.figures).toMatchObject({
    count: 6,
    min: { valueNs: 1700 },
    p50: { valueNs: 1850 },
    max: { valueNs: 2050 },
  });
  expect(series[0]?.runMedians.map(({ valueNs }) => valueNs)).toEqual([1800, 1950]);
});

test('summary repeats stay apart: percentiles cannot be averaged', () => {
  const runs = ['1', '2'].map((id) => ({ ...ultraLowLatency, id: `run_${id}`, pair }) as const);
  const labels = overlay({ runs: runs.map((run) => ({ ...run, title: 'same' })) }).series.map(
    ({ label }) => label,
  );
  expect(labels).toEqual(['same, run 1', 'same, run 2']);
});

test('a partial run is no repeat of complete ones, and says so', () => {
  const [first, second] = repeats('blocking', [2000, 2100]);
  const partial: Run = { ...(second ?? expect.fail()), state: 'partial' };
  const { series } = overlay({ runs: [first ?? expect.fail(), partial] });
  expect(series.map(({ marks }) => marks)).toEqual([[], ['partial']]);
});

test('enough repeats call a difference with its interval', () => {
  const { answer, table } = overlay({
    runs: [
      ...repeats('blocking', [2000, 2010, 2020, 2030, 2040]),
      ...repeats('busy polling', [1000, 1010, 1020, 1030, 1040]),
    ],
  });
  expect(table.rows.map(({ verdict }) => verdict.kind)).toEqual(['baseline', 'faster']);
  expect(answer[1]).toBe('Faster: \u22121.000 µs, 95 % \u22121.030 … \u22120.970, 5 runs each.');
});

test('equal repeats show no difference', () => {
  const { answer } = overlay({
    runs: [
      ...repeats('blocking', [2000, 2010, 2020, 2030, 2040]),
      ...repeats('busy polling', [2001, 2009, 2022, 2029, 2041]),
    ],
  });
  expect(answer[1]).toMatch(/^No difference seen: .*, 95 % \u2212.* … \+.*, 5 runs each\.$/);
});

test('mixed quantities are asked about and never mixed before the answer', () => {
  const rtt = runWith('9', { title: 'rtt run', measurements: [samplesAt(64, [4000])] });
  const runs = [ultraLowLatency, fullFeature, rtt];
  const asked = overlay({ runs });
  expect(asked.question).toEqual({
    text: '2 runs report half-rtt, 1 run reports rtt. Show all as half-rtt (rtt divided by 2)?',
    choices: ['half-rtt', 'rtt'],
  });
  expect(asked.series).toHaveLength(2);
  expect(asked.notDrawn).toEqual([
    { runId: 'run_9', title: 'rtt run', reason: 'reports rtt, not half-rtt' },
  ]);
  const answered = overlay({ runs, quantity: 'half-rtt' });
  expect(answered.question).toBeUndefined();
  expect(answered.series.map(({ marks }) => marks)).toEqual([[], [], ['÷2']]);
  expect(answered.series[2]?.focus?.figures.p50.valueNs).toBe(2000);
});

test('a one-way delay is not converted', () => {
  const oneWay = runWith('9', {
    measurements: [
      {
        ...summaryAt(64, [1, 2, 3, 4, 5, 6000]),
        quantity: { kind: 'one-way-delay', known: 'printed' },
      },
    ],
  });
  const { notDrawn, question } = overlay({ runs: [ultraLowLatency, oneWay] });
  expect(notDrawn.map(({ reason }) => reason)).toEqual(['reports one-way-delay, not half-rtt']);
  expect(question?.choices).toEqual([]);
});

test('discarded and failed runs are listed and not drawn', () => {
  const discarded: Run = {
    ...fullFeature,
    annotation: {
      ...fullFeature.annotation,
      verdict: { kind: 'discarded', reason: 'wrong cable' },
    },
  };
  const failed = runWith('8', { state: 'failed', title: 'Broken' });
  const found = overlay({ runs: [ultraLowLatency, discarded, failed] });
  expect(found.series).toHaveLength(1);
  expect(found.answer).toEqual(['At 64 B, median half-rtt is 1.791 µs.']);
  expect(found.discarded.map(({ reason }) => reason)).toEqual(['wrong cable']);
  expect(found.notDrawn.map(({ reason }) => reason)).toEqual(['failed, without latency figures']);
});

test('a size that one run lacks has no data there', () => {
  const { table, answer } = overlay({ runs: [ultraLowLatency, vm], focusSize: 1 });
  expect(table.rows[1]?.cells.map(({ text }) => text)).toEqual(Array(6).fill('no data'));
  expect(answer).toContain('VM, full-feature: no median at this size.');
});

test('no runs make an empty overlay', () => {
  expect(overlay({ runs: [] })).toMatchObject({ series: [], answer: [], sizes: [] });
});
