// Reading raw samples against the ways that people read them today. Ratios count, not seconds: all read the same file on the
// disk, one after the other. Jitterbook goes the way of an import: tells what the file is, checks every sample, makes the
// histogram and the exact figures. mawk is a whole process, as it is in a shell script. papaparse gets the million lines only:
// of 17 million it makes rows for half a minute, and its rows per second do not change.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { afterAll, bench, describe } from 'vitest';
import { fileOnDisk } from '../../electron/services/runner/file-on-disk.ts';
import { ensure } from '../../shared/base/assert.ts';
import { readLongFile } from '../../shared/tools/import-long-file.ts';
import { longFileOf } from '../../shared/tools/long-file.ts';
import { readInOwnProcess } from '../support/long-file-program.ts';
import { findPart } from '../support/requirements.ts';
import { writeFullLog, writeSamples } from '../support/sample-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'jitterbook-bench-'));
const files = {
  million: path.join(folder, 'raw-64.dat'),
  log: path.join(folder, 'full-log.csv'),
  seventeen: path.join(folder, 'raw-1472.dat'),
};
writeSamples(files.million, 1);
writeFullLog(files.log);
writeSamples(files.seventeen, 17);
afterAll(() => rmSync(folder, { recursive: true }));

const options = { iterations: 5, time: 0, warmupIterations: 2, warmupTime: 0 };

function importFile(file: string): void {
  const bytes = fileOnDisk(file);
  readLongFile(ensure(longFileOf(bytes), 'it holds samples'), bytes);
}

function parseRows(file: string): void {
  Papa.parse(readFileSync(file, 'utf8'));
}

function benchMawk(file: string): void {
  if (findPart('mawk') === undefined) return;
  bench(
    'mawk: the sum alone',
    () => void execFileSync('mawk', ['{s+=$1} END{print s}', file]),
    options,
  );
}

describe('a million raw samples of sfnt', () => {
  bench('Jitterbook', () => importFile(files.million), options);
  bench('papaparse: rows of text', () => parseRows(files.million), options);
  benchMawk(files.million);
});

describe('a full log of sockperf with a million rows', () => {
  bench('Jitterbook', () => importFile(files.log), options);
  bench('papaparse: rows of text', () => parseRows(files.log), options);
  benchMawk(files.log);
});

describe('17 million raw samples of sfnt', () => {
  bench('Jitterbook', () => importFile(files.seventeen), options);
  benchMawk(files.seventeen);
});

const { distribution, peakBytes } = await readInOwnProcess(files.seventeen, folder);
console.log(
  `17 million raw samples, read and packed in a process of its own: ${String(distribution?.count ?? 0)} samples, at most ${(peakBytes / 1e6).toFixed(0)} MB of memory.`,
);
