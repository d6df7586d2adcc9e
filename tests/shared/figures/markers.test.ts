import { expect, test } from 'vitest';
import { markedSizeFigure } from '../../../shared/figures/markers.ts';
import { sizeFigure } from '../../../shared/figures/size.ts';
import { overlay } from '../../../shared/views/overlay.ts';
import { published } from '../views/runs.ts';
import { theme } from './theme.ts';

const options = { theme, width: 600, height: 360, scale: 'log' } as const;
const view = overlay({ runs: [published.ultraLowLatency] });

/** Texts and places of the annotations that markers add to the size chart. */
function flags(markers: Parameters<typeof markedSizeFigure>[0]) {
  const before = sizeFigure(view, options).layout.annotations.length;
  return markedSizeFigure(markers)(view, options)
    .layout.annotations.slice(before)
    .map(({ text, x, y }) => ({
      text,
      size: Math.round(10 ** x),
      value: Math.round(10 ** y * 1000) / 1000,
    }));
}

test('a marker is a numbered flag at its size and percentile', () => {
  expect(
    flags([
      { payloadBytes: 64, percentile: 50, text: 'reference' },
      { payloadBytes: 1, percentile: 99, text: 'warm-up' },
    ]),
  ).toEqual([
    { text: '<b>1</b>', size: 64, value: 1.791 },
    { text: '<b>2</b>', size: 1, value: 2.166 },
  ]);
});

test('a marker where nothing was measured keeps its number and has no flag', () => {
  expect(
    flags([
      { payloadBytes: 3, percentile: 50, text: 'no such size' },
      { payloadBytes: 64, percentile: 0, text: 'fastest' },
    ]),
  ).toEqual([{ text: '<b>2</b>', size: 64, value: 1.745 }]);
});
