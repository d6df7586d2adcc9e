import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDraft } from '../../../../renderer/features/custom-tools/first-draft.ts';
import {
  cellsOf,
  columnsOf,
  guessCsv,
} from '../../../../renderer/features/custom-tools/guess-csv.ts';
import { guessMetric } from '../../../../renderer/features/custom-tools/guess-metric.ts';
import {
  documentOf,
  firstMember,
  jsonLists,
  jsonSources,
} from '../../../../renderer/features/custom-tools/json-sources.ts';
import { patternSources } from '../../../../renderer/features/custom-tools/pattern-sources.ts';
import { parseJsonPath, valuesAt } from '../../../../shared/base/json-path.ts';

describe('a table of text', () => {
  test.each([
    ['a,b\n1.5,2\n', { delimiter: ',', decimal: '.', header: true }],
    ['size;mean\n64;1,801\n', { delimiter: ';', decimal: ',', header: true }],
    [
      'size;count\n64;1,980,471\n128;980,471\n',
      { delimiter: ';', decimal: '.', thousands: ',', header: true },
    ],
    ['64\t1.8\n128\t1.9\n', { delimiter: '\t', decimal: '.', header: false }],
    ['size  mean\n64    1.8\n', { delimiter: ' ', decimal: '.', header: true }],
    ['a | b\n1 | 2\n', { delimiter: '|', decimal: '.', header: true }],
    ['nothing', { delimiter: ',', decimal: '.', header: true }],
  ])('%j is read as it is written', (text, form) => {
    expect(guessCsv(text)).toEqual(form);
  });

  test('columns carry their names or numbers, and their first values', () => {
    const text = '# a comment\nsize;"mean; us"\n64;1,8\n128;1,9\n';
    const form = { delimiter: ';', decimal: ',' } as const;
    expect(columnsOf(text, { ...form, header: true })).toEqual([
      { from: 'size', examples: ['64', '128'] },
      { from: 'mean; us', examples: ['1,8', '1,9'] },
    ]);
    expect(columnsOf('64 1.8\n', { ...form, delimiter: ' ', header: false })).toEqual([
      { from: '1', examples: ['64'] },
      { from: '2', examples: ['1.8'] },
    ]);
  });

  test('never throws, and every line has at least one cell', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const form = guessCsv(text);
        expect(columnsOf(text, form).length).toBeGreaterThanOrEqual(0);
        expect(cellsOf(text, form.delimiter).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a name', () => {
  test.each([
    ['size', { figure: 'message-size', unit: 'B' }],
    ['mean_us', { figure: 'latency', statistic: 'mean', unit: 'us' }],
    ['Avg (ms)', { figure: 'latency', statistic: 'mean', unit: 'ms' }],
    ['latencyMax ns', { figure: 'latency', statistic: 'max', unit: 'ns' }],
    ['median', { figure: 'percentile', percentile: 50, unit: 'us' }],
    ['p99_us', { figure: 'percentile', percentile: 99, unit: 'us' }],
    ['99.9%', { figure: 'percentile', percentile: 99.9, unit: 'us' }],
    ['stddev', { figure: 'latency', statistic: 'standard-deviation', unit: 'us' }],
    ['samples', { figure: 'count', of: 'samples' }],
    ['note', undefined],
    ['mode', undefined],
    ['host1', undefined],
  ])('%s suggests what it is', (name, metric) => {
    expect(guessMetric(name)).toEqual(metric);
  });
});

describe('a JSON document', () => {
  const document = documentOf('{"a": {"p99.9": 5, "list": [{"us": 1}, {"us": 2}]}, "name": "x"}');

  test('shows its values by the paths that read them', () => {
    expect(jsonSources(document)).toEqual([
      { from: 'a["p99.9"]', examples: ['5'] },
      { from: 'a.list[0].us', examples: ['1'] },
      { from: 'a.list[1].us', examples: ['2'] },
      { from: 'name', examples: ['x'] },
    ]);
    expect(jsonLists(document)).toEqual(['a.list']);
    expect(jsonSources(firstMember(document, 'a.list'))).toEqual([{ from: 'us', examples: ['1'] }]);
  });

  test('every path leads to the value that it stands beside, whatever the names', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        for (const { from, examples } of jsonSources(value)) {
          const path = parseJsonPath(from);
          const found = path.ok ? valuesAt(path.value, value) : [];
          expect(found.map((one) => String(one).slice(0, 60))).toEqual(examples);
        }
      }),
    );
  });
});

test.each([
  ['{"a": 1}', 'json'],
  ['size;mean\n64;1,8\n', 'csv'],
  ['lat 5.3 us\nlat 4.1 us\n', 'patterns'],
  ['', 'patterns'],
])('a draft begins with the form of its example: %j', (example, form) => {
  expect(firstDraft(example).form).toBe(form);
});

test('the word behind a group of a pattern is kept, for its unit stands there', () => {
  const pattern = String.raw`time=(?<rtt>[\d.]+) ms, (?<loss>\d+)%, (?<mean>\d+)\s+usec (?<last>\d+)$`;
  const sources = patternSources([{ pattern }], 'time=0.045 ms, 0%, 12 usec 7');
  expect(sources.map(({ from, after }) => [from, after])).toEqual([
    ['rtt', 'ms'],
    ['loss', ''],
    ['mean', 'usec'],
    ['last', ''],
  ]);
});
