import { expect, test } from 'vitest';
import { seriesStyle } from '../../../shared/figures/chart-theme.ts';
import { differenceFigure } from '../../../shared/figures/difference.ts';
import { ecdfFigure } from '../../../shared/figures/ecdf.ts';
import type { Figure } from '../../../shared/figures/figure.ts';
import type { FigureOptions } from '../../../shared/figures/frame.ts';
import { orderFigure } from '../../../shared/figures/order.ts';
import { sizeFigure } from '../../../shared/figures/size.ts';
import { tailFigure } from '../../../shared/figures/tail.ts';
import { overlay } from '../../../shared/views/overlay.ts';
import { published, runWith, samplesAt } from '../views/runs.ts';
import { theme } from './theme.ts';

const options: FigureOptions = { theme, width: 600, height: 360, scale: 'log' };
const summaries = overlay({ runs: [published.ultraLowLatency, published.fullFeature] });
const curves = overlay({
  runs: [
    runWith('1', {
      factors: { mode: 'blocking' },
      measurements: [samplesAt(64, [2000, 2100, 9000])],
    }),
    runWith('2', { factors: { mode: 'busy' }, measurements: [samplesAt(64, [1000, 1100, 1200])] }),
  ],
});

/** What a reader sees of a figure, without the style. */
function drawn({ data }: Figure) {
  return data.map(({ uid, mode, x, y }) => ({ uid, mode, x, y }));
}

test('a size figure draws bands, then candidates, then the baseline over them', () => {
  expect(drawn(sizeFigure(summaries, options))).toEqual([
    { uid: 'run_1 band', mode: 'lines', x: [1, 64, 64, 1], y: [1.676, 1.745, 1.931, 2.166] },
    { uid: 'run_2 band', mode: 'lines', x: [1, 64, 64, 1], y: [2.022, 2.064, 3.179, 3.239] },
    { uid: 'run_2 median', mode: 'lines+markers', x: [1, 64], y: [2.071, 2.128] },
    { uid: 'run_1 median', mode: 'lines+markers', x: [1, 64], y: [1.719, 1.791] },
  ]);
});

test('where no run states a median, the means are joined, and the figure says so', () => {
  const meansOf = (number: string, meanNs: readonly number[]) =>
    runWith(number, {
      factors: { mode: number },
      measurements: meanNs.map((value, index) => ({
        row: '',
        payloadBytes: 64 << index,
        quantity: { kind: 'rtt', known: 'printed' },
        reported: { meanNs: value, percentiles: [] },
      })),
    });
  const means = sizeFigure(overlay({ runs: [meansOf('1', [1801, 2606])] }), options);
  expect(drawn(means)[0]).toMatchObject({ x: [64, 128], y: [1.801, 2.606] });
  expect(means.subtitle).toBe('µs, log; line mean, band min to p99');
  // Beside a median a mean is not drawn as if it were one.
  const mixed = overlay({ runs: [published.fullFeature, meansOf('3', [1801, 2606])] });
  expect(sizeFigure(mixed, options).subtitle).toContain('line median');
});

test('a figure says quantity, unit and scale in its title line', () => {
  const { title, subtitle } = sizeFigure(summaries, options);
  expect(title).toBe('Half-rtt against message size');
  expect(subtitle).toBe('µs, log; line median, band min to p99');
  expect(sizeFigure(summaries, { ...options, scale: 'linear' }).layout.yaxis.type).toBe('linear');
});

test('lines are labelled at their end, the baseline in bold, and the focus at the top', () => {
  const { layout } = sizeFigure(summaries, options);
  expect(layout.annotations.map(({ text }) => text)).toEqual([
    '<b>ultra-low-latency</b>',
    'full-feature',
    '<b>64 B</b>',
  ]);
  expect(layout.shapes.map(({ x0, x1 }) => [x0, x1])).toEqual([[64, 64]]);
});

test('a summary run is points of 7 px in the percentile charts, with no line between them', () => {
  const tail = tailFigure(summaries, options);
  expect(drawn(tail)[1]).toEqual({
    uid: 'run_1 points',
    mode: 'markers',
    x: [1, 2, 100, 828_000],
    y: [1.745, 1.791, 1.931, 21.847],
  });
  expect(tail.data.map(({ marker }) => marker.size)).toEqual([7, 7]);
  expect(tail.subtitle).toContain('no curve is drawn between them');
  expect(drawn(ecdfFigure(summaries, options))[1]).toMatchObject({
    mode: 'markers',
    y: [0, 0.5, 0.99, 1],
  });
});

test('a tail is a step curve from the minimum to the maximum at 1 / count', () => {
  const { data, layout } = tailFigure(curves, options);
  expect(data[1]).toMatchObject({
    mode: 'lines',
    x: [1, 1.5, 3, 3],
    y: [2, 2, 2.101, 9],
    line: { shape: 'vh', dash: 'solid', width: 2.25 },
  });
  expect(layout.xaxis.ticktext).toEqual(['min', '50', '90']);
});

test('a distribution function is a step curve from 0 to 1', () => {
  const figure = ecdfFigure(curves, options);
  expect(figure.title).toBe('Share of samples by rtt at 64 B');
  expect(figure.data[0]).toMatchObject({
    x: [1, 1, 1.1, 1.2],
    y: [0, 1 / 3, 2 / 3, 1],
    line: { shape: 'hv' },
  });
});

test('a converted series is drawn converted, and its label says so', () => {
  const { data, layout } = tailFigure(
    overlay({
      runs: [published.ultraLowLatency, runWith('9', { measurements: [samplesAt(64, [4000])] })],
      quantity: 'half-rtt',
    }),
    options,
  );
  expect(data[0]?.y).toEqual([2, 2]);
  expect(layout.annotations.some(({ text }) => text.endsWith(', ÷2'))).toBe(true);
});

test('the difference is in percent of the baseline at each common size', () => {
  const { data, layout } = differenceFigure(summaries, options);
  expect(data[0]?.x).toEqual([1, 64]);
  expect(data[0]?.y.map((percent) => percent.toFixed(1))).toEqual(['20.5', '18.8']);
  expect(layout.yaxis.ticktext).toContain('+20');
});

test('drift is the medians of runs in the order in which they were executed', () => {
  const runs = [3, 1, 2].map((orderIndex) =>
    runWith(String(orderIndex), {
      orderIndex,
      factors: { mode: orderIndex === 2 ? 'busy' : 'blocking' },
      pair: {
        name: 'a → b',
        initiator: { hostName: 'a', netdev: 'lo', address: '', hardware: {} },
        responder: { hostName: 'b', netdev: 'lo', address: '', hardware: {} },
        link: { kind: 'loopback', mode: '', cable: '' },
      },
      measurements: [samplesAt(64, [1000 + orderIndex])],
    }),
  );
  const figure = orderFigure(overlay({ runs }), options);
  expect(figure.title).toBe('Median rtt in executed order at 64 B');
  expect(figure.data.map(({ name, x, y }) => [name, x, y])).toEqual([
    ['busy', [2], [1.002]],
    ['blocking', [1, 3], [1.001, 1.003]],
  ]);
  expect(figure.layout.xaxis.ticktext).toEqual(['1', '2', '3']);
});

test('hostile labels are text', () => {
  const hostile = runWith('1', {
    title: '<a href="javascript:alert(1)">x</a>',
    measurements: [samplesAt(64, [1000])],
  });
  const { data, layout } = tailFigure(overlay({ runs: [hostile] }), options);
  expect(data[0]?.name).not.toContain('<');
  expect(layout.annotations[0]?.text).not.toContain('<a');
});

test('a series in focus keeps its strength, the others step back', () => {
  const { data } = tailFigure(curves, { ...options, emphasisedKey: 'run_2' });
  expect(data.map(({ opacity }) => opacity)).toEqual([1, 0.28]);
});

test('an overlay of nothing is an empty chart, not a failure', () => {
  const nothing = overlay({ runs: [] });
  for (const figure of [sizeFigure, tailFigure, ecdfFigure, differenceFigure, orderFigure]) {
    const { data, layout } = figure(nothing, options);
    expect(data).toEqual([]);
    expect([...layout.xaxis.range, ...layout.yaxis.range].every(Number.isFinite)).toBe(true);
  }
});

test('figures are JSON', () => {
  const figure = sizeFigure(curves, options);
  expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
});

test('beyond the last colour another dash and marker tell series apart', () => {
  const styles = Array.from({ length: 9 }, (_, index) => seriesStyle(theme, index + 1));
  const looks = new Set(styles.map(({ stroke, dash, symbol }) => [stroke, dash, symbol].join()));
  expect(looks.size).toBe(9);
});
