import { expect, test } from 'vitest';
import { jsonTool } from '../../model/example-custom-tool.ts';
import { failure, read, withReading } from './reading.ts';

const document = {
  results: [
    { size: 64, mean: 1.25, 'p99.9': 9 },
    { size: 1024, mean: 2.5, 'p99.9': 11.5 },
  ],
};

test('members of a list are rows, wherever in the text the document stands', () => {
  const text = `starting up\n{"log": "ready"}\n${JSON.stringify(document, undefined, 2)}\nbye\n`;
  expect(read(jsonTool, text)).toMatchObject({
    measurements: [
      {
        payloadBytes: 64,
        quantity: { kind: 'half-rtt', known: 'inferred' },
        reported: { meanNs: 1250, percentiles: [{ percentile: 99.9, valueNs: 9000 }] },
      },
      { payloadBytes: 1024, reported: { meanNs: 2500 } },
    ],
    fatalWarnings: [],
  });
});

test('numbers of a list are samples, with what the document says beside them', () => {
  const samples = withReading({
    form: 'json',
    rows: 'runs[*].rtts[*]',
    reads: [
      { from: '@', metric: { figure: 'latency', statistic: 'sample', unit: 'us' } },
      { from: '$.config.size', metric: { figure: 'message-size', unit: 'KiB' } },
    ],
  });
  const text = '{"config":{"size":0.5},"runs":[{"rtts":[1,2]},{"rtts":["3.5"]}]}';
  expect(read(samples, text)).toMatchObject({
    measurements: [{ payloadBytes: 512, distribution: { count: 3, maxNs: 3500 } }],
  });
});

test('what a row lacks is named', () => {
  const holes = { results: [document.results[0], { size: 1024, mean: null, 'p99.9': '1,5' }] };
  expect(read(jsonTool, JSON.stringify(holes))).toMatchObject({
    measurements: [{ payloadBytes: 64 }],
    fatalWarnings: [
      'results, member 1: mean (latency mean) is missing.',
      'results, member 1: "1,5" is no number (percentile 99.9); it is left out.',
    ],
  });
});

test('a row of an unknown size stands nowhere', () => {
  const odd = { results: [document.results[0], { size: 'big', mean: 1, 'p99.9': 2 }] };
  expect(read(jsonTool, JSON.stringify(odd))).toMatchObject({
    measurements: [{ payloadBytes: 64 }],
    fatalWarnings: ['results, member 1: "big" is no number (message-size); the row is left out.'],
  });
});

test('a document that breaks off is a failure that says where', () => {
  const text = JSON.stringify(document, undefined, 2).slice(0, -20);
  expect(failure(jsonTool, text)).toMatchObject({ expected: 'JSON to its last brace' });
  expect(failure(jsonTool, '{"results":[]}')).toMatchObject({
    line: 1,
    found: '{"results":[]}',
    expected: 'JSON with a list results of size, mean, ["p99.9"]',
  });
});
