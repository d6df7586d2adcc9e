import { expect, test } from 'vitest';
import { runCard } from '../../../shared/views/run-card.ts';
import { runSummary } from '../../../shared/views/run-summary.ts';
import { published, runWith, samplesAt, summaryAt } from './runs.ts';

const run = published.ultraLowLatency;

test('the card opens with the median at the focus size, unit and quantity beside', () => {
  const { figures, focusSize, sizes, data, quantitySentence } = runCard(run);
  expect({ focusSize, sizes, data }).toEqual({ focusSize: 64, sizes: [1, 64], data: 'summary' });
  expect(quantitySentence).toBe(
    "Quantity: half-rtt, inferred from the command line, the tool's documentation or its description.",
  );
  expect(figures.map(({ label, text, unit }) => [label, text, unit ?? ''])).toEqual([
    ['median at 64 B, half-rtt', '1.791', 'µs'],
    ['mean', '1.801', 'µs'],
    ['min', '1.745', 'µs'],
    ['p99', '1.931', 'µs'],
    ['max', '21.847', 'µs'],
    ['samples', '828\u2009000', ''],
  ]);
});

test("the table keeps the tool's rows, one unit, and one decimal count per column", () => {
  const { table } = runCard(run);
  expect(table.columns.map(({ title }) => title)).toEqual([
    'mean',
    'min',
    'median',
    'p99',
    'max',
    'samples',
  ]);
  expect(table.unit).toBe('µs');
  expect(
    table.rows.map(({ title, isFocus, cells }) => [title, isFocus, cells.map((c) => c.text)]),
  ).toEqual([
    ['1 B', false, ['1.768', '1.676', '1.719', '2.166', '50.581', '842\u2009000']],
    ['64 B', true, ['1.801', '1.745', '1.791', '1.931', '21.847', '828\u2009000']],
  ]);
});

test('a wanted size that the run does not have gives way to one that it has', () => {
  expect(runCard(run, 1).focusSize).toBe(1);
  expect(runCard(run, 4096).focusSize).toBe(64);
});

test('a distribution withholds what its samples cannot support and says where it comes from', () => {
  const short = runWith('4', { measurements: [samplesAt(64, [1500, 1600, 1700])] });
  const { figures, data, dataSentence } = runCard(short);
  expect(data).toBe('distribution');
  expect(dataSentence).toBe('Distribution of all samples, n = 3.');
  expect(figures.find(({ label }) => label === 'p99')).toEqual({
    label: 'p99',
    text: 'n ≥ 1\u2009000',
    isWithheld: true,
  });
});

test('where a figure is computed, a differing one of the tool stays beside it', () => {
  const [row] = [samplesAt(64, [1500, 1600, 1700])];
  const both = { ...summaryAt(64, [1500, 1650, 1600, 1700, 1700, 3]), ...row };
  const { table } = runCard(runWith('5', { measurements: [both] }));
  const median = table.rows[0]?.cells[table.columns.findIndex(({ title }) => title === 'median')];
  expect(median).toEqual({ text: '1.600', state: 'value', reported: '1.650' });
});

test('what one row lacks is said, not left blank', () => {
  const { table } = runCard(
    runWith('6', {
      measurements: [
        { row: 'sent', bitsPerSecond: 7_812_000_000 },
        { row: 'received', messagesPerSecond: 41_400, counts: { lost: 2 } },
      ],
    }),
  );
  expect(table.columns.map(({ title }) => title)).toEqual(['message rate', 'throughput', 'lost']);
  expect(table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['not reported', '7.81 Gb/s', 'not reported'],
    ['41.4 k/s', 'not reported', '2'],
  ]);
});

test('a row of the list says title, tool and the one figure that stands for the run', () => {
  const typed = { ...run, annotation: { ...run.annotation, title: 'Reference' } };
  expect(runSummary(typed)).toMatchObject({
    title: 'Reference',
    tool: 'some-tool 1.5.0',
    keyFigure: { label: 'median at 64 B, half-rtt', text: '1.791 µs' },
  });
  expect(runSummary(runWith('7')).keyFigure).toBeUndefined();
});
