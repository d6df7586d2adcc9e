// Reading raw samples against the ways that people read them today. Ratios count, not seconds: all run in one process, one
// after the other, on the same million lines. mawk is a whole process, as it is in a shell script.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { afterAll, bench, describe } from 'vitest';
import { seededRandom } from '../../shared/statistics/seeded-random.ts';
import { fileOfText } from '../../shared/tools/text/output-file.ts';
import { readSampleFile } from '../../shared/tools/text/sample-file.ts';
import { wholeNumbers } from '../../shared/tools/text/sample-lines.ts';
import { findPart } from '../support/requirements.ts';

const lines = 1_000_000;
const random = seededRandom(20_261_121);
/** Like a latency: most values close to the smallest, few far away. */
const text = Array.from(
  { length: lines },
  () => `${String(Math.round(1500 / (random() + 0.01)))}\n`,
).join('');

const folder = mkdtempSync(path.join(tmpdir(), 'jitterbook-bench-'));
const file = path.join(folder, 'raw-64.dat');
writeFileSync(file, text);
afterAll(() => rmSync(folder, { recursive: true }));

const options = { iterations: 5, time: 0, warmupIterations: 2, warmupTime: 0 };

describe('a million raw samples', () => {
  bench(
    'Jitterbook: every sample checked, a histogram and exact figures',
    () => {
      readSampleFile('raw-64.dat', fileOfText(text), wholeNumbers);
    },
    options,
  );

  bench(
    'papaparse: rows of text',
    () => {
      Papa.parse(text);
    },
    options,
  );

  if (findPart('mawk') !== undefined) {
    bench(
      'mawk: the sum alone',
      () => {
        execFileSync('mawk', ['{s+=$1} END{print s}', file]);
      },
      options,
    );
  }
});
