import { expect, test } from 'vitest';
import { pixelOf, placeAfter, pointAt, pointsAtX } from '../../../renderer/plot/plot-points.ts';
import { sizeFigure } from '../../../shared/figures/size.ts';
import { overlay } from '../../../shared/views/overlay.ts';
import { theme } from '../../shared/figures/theme.ts';
import { published } from '../../shared/views/runs.ts';

const figure = sizeFigure(overlay({ runs: [published.ultraLowLatency, published.fullFeature] }), {
  theme,
  width: 600,
  height: 360,
  scale: 'log',
});
/** Bands are no points: the first line that keys reach is the candidate's median. */
const first = placeAfter(figure, undefined, 'ArrowRight');

test('the first arrow key reaches the first point of the first line', () => {
  expect(first && pointAt(figure, first)).toEqual({ key: 'run_2', x: 1, y: 2.071 });
});

test('arrows walk along a line to its ends and across to the next line at the same size', () => {
  const right = placeAfter(figure, first, 'ArrowRight');
  expect(right && pointAt(figure, right)).toMatchObject({ key: 'run_2', x: 64 });
  expect(placeAfter(figure, right, 'ArrowRight')).toEqual(right);
  expect(placeAfter(figure, right, 'Home')).toEqual(first);
  const across = placeAfter(figure, right, 'ArrowDown');
  expect(across && pointAt(figure, across)).toMatchObject({ key: 'run_1', x: 64 });
});

test('other keys lead nowhere', () => {
  expect(placeAfter(figure, first, 'x')).toBeUndefined();
});

test('all series are told at a size that they share', () => {
  expect(pointsAtX(figure, 64).map(({ key }) => key)).toEqual(['run_2', 'run_1']);
});

test('a point lies within the plot, and nowhere once it is zoomed past', () => {
  const point = { key: 'run_1', x: 1, y: 1.719 };
  const { margin, width } = figure.layout;
  const place = pixelOf(figure.layout, point, {});
  expect(place?.left).toBeGreaterThan(margin.l);
  expect(place?.left).toBeLessThan(width - margin.r);
  expect(pixelOf(figure.layout, point, { x: [1, 2] })).toBeUndefined();
});
