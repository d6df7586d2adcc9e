import { expect, test } from 'vitest';
import { csvTool } from '../../model/example-custom-tool.ts';
import { failure, read, withReading } from './reading.ts';

test('columns by name; rows of one size are one distribution', () => {
  const text = 'booting\ntime,size,delay\n0,64,1.5\n1,64,2\n# pause\n2,1024,"3"\n';
  expect(read(csvTool, text)).toMatchObject({
    measurements: [
      { payloadBytes: 64, distribution: { count: 2, minNs: 1500, maxNs: 2000 } },
      { payloadBytes: 1024, distribution: { count: 1 } },
    ],
    fatalWarnings: [],
  });
});

test('columns by number, with a decimal comma', () => {
  const comma = withReading({
    form: 'csv',
    delimiter: ';',
    decimal: ',',
    header: false,
    reads: [{ from: '2', metric: { figure: 'latency', statistic: 'sample', unit: 'ms' } }],
  });
  expect(read(comma, '1;0,25\n2;0,5\n3;0.5\n')).toMatchObject({
    measurements: [{ distribution: { count: 2, minNs: 250_000, maxNs: 500_000 } }],
    fatalWarnings: ['Line 3: "0.5" is no number (latency sample); it is left out.'],
  });
});

test('rows of another width and empty cells are named', () => {
  const text = 'size,delay\n64,1,5\n64\n64,\n64,2\n';
  expect(read(csvTool, text)).toMatchObject({
    measurements: [{ distribution: { count: 1 } }],
    fatalWarnings: [
      'Line 2: has 3 of 2 columns; the row is left out.',
      'Line 3: has 1 of 2 columns; the row is left out.',
      'Line 4: latency sample is missing.',
    ],
  });
});

test('without the columns it is a failure; with one of them twice too', () => {
  expect(failure(csvTool, 'size,rtt\n64,1\n')).toEqual({
    line: 1,
    found: 'size,rtt',
    expected: 'a line that names the columns size, delay',
  });
  expect(failure(csvTool, 'size,delay,delay\n64,1,2\n')?.expected).toBe('one column named delay');
});

test('separated thousands are named, and never read as something smaller', () => {
  const reads = [
    { from: 'delay', metric: { figure: 'latency', statistic: 'sample', unit: 'ns' } },
    { from: 'count', metric: { figure: 'count', of: 'sent' } },
  ] as const;
  const numbers = { '.': ['1,980,471', '12,500.5'], ',': ['1.980.471', '12.500,5'] } as const;
  for (const decimal of ['.', ','] as const) {
    const tool = withReading({
      form: 'csv',
      delimiter: ';',
      decimal,
      header: true,
      reads: [...reads],
    });
    const [count, delay] = numbers[decimal];
    expect(read(tool, `delay;count\n1500;${count}\n${delay};2\n`)).toMatchObject({
      fatalWarnings: [
        `Line 2: "${count}" is no number (count of sent): thousands must not be separated; it is left out.`,
        `Line 3: "${delay}" is no number (latency sample): thousands must not be separated; it is left out.`,
      ],
    });
  }
});
