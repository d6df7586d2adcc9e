import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../../../electron/services/storage/document.ts';
import { exampleRun } from '../../../shared/model/arbitrary-experiment.ts';
import { failureOf, namesIn, newDocument, temporaryFolder, value } from './workbench.ts';

const table = Buffer.from('# size mean\n64 1810\n'.repeat(1000));
/** Nothing packs it, so it does not fit inline. */
const log = randomBytes(300 * 1024);

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Stores bytes and imports a run that refers to them. */
async function keep(document: Document, bytes: Uint8Array): Promise<string> {
  const { sha256, rawOutput } = value(await document.storeRaw(bytes));
  const run = exampleRun(sha256.slice(0, 8), 'complete', sha256);
  value(await document.execute('importRuns', { runs: [run], raw: { [sha256]: rawOutput } }));
  return sha256;
}

describe('a raw output', () => {
  test('that is small stays inside the experiment', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, 'lab.jitterbook.json'));
    const sha256 = await keep(document, table);
    expect(sha256).toBe(sha256Of(table));
    expect(document.experiment().raw[sha256]).toMatchObject({ where: 'inline', bytes: 20_000 });
    expect(table.equals(value(await document.readRaw(sha256)))).toBe(true);
    expect(await namesIn(folder)).not.toContain('lab.jitterbook.raw');
  });

  test('that is large is a file beside it, once', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, 'lab.jitterbook.json'));
    const sha256 = await keep(document, log);
    expect(value(await document.storeRaw(log)).sha256).toBe(sha256);
    expect(document.experiment().raw[sha256]).toEqual({ where: 'file', bytes: log.length });
    expect(await namesIn(path.join(folder, 'lab.jitterbook.raw'))).toEqual([`${sha256}.gz`]);
    expect(log.equals(value(await document.readRaw(sha256)))).toBe(true);
  });

  test('that is empty is kept too', async () => {
    const document = await newDocument(path.join(await temporaryFolder(), 'lab.json'));
    const sha256 = await keep(document, new Uint8Array());
    expect(value(await document.readRaw(sha256))).toHaveLength(0);
  });

  test('goes with a copy of the experiment', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, 'lab.jitterbook.json'));
    const sha256 = await keep(document, log);
    await writeFile(document.path, '{}');
    expect(failureOf(await document.save()).kind).toBe('conflict');
    value(await document.resolveConflict('keep-mine-as-copy'));
    await rm(path.join(folder, 'lab.jitterbook.raw'), { recursive: true });
    expect(log.equals(value(await document.readRaw(sha256)))).toBe(true);
  });

  test('that cannot be written is refused before any command refers to it', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, 'lab.jitterbook.json'));
    await writeFile(path.join(folder, 'lab.jitterbook.raw'), 'in the way');
    expect(failureOf(await document.storeRaw(log)).kind).toBe('storage');
  });

  test('that nobody knows is not found', async () => {
    const document = await newDocument(path.join(await temporaryFolder(), 'lab.json'));
    expect(failureOf(await document.readRaw('0'.repeat(64))).kind).toBe('not-found');
  });
});

describe('a raw output in a file', () => {
  /** 12 MB, which packs well and still is too long for the experiment. */
  const samples = Buffer.from('21847\n'.repeat(2_000_000));

  test('is packed into the folder without coming into memory, and leaves nothing else there', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, 'lab.jitterbook.json'));
    const rawFolder = path.join(folder, 'lab.jitterbook.raw');
    // What a program left that was killed while it packed.
    await mkdir(rawFolder);
    await writeFile(path.join(rawFolder, '999999999.1.tmp'), 'half');
    const file = path.join(folder, 'raw-64.dat');
    await writeFile(file, samples);
    const sha256 = sha256Of(samples);
    const stored = await Promise.all([
      document.storeRaw({ path: file }),
      document.storeRaw({ path: file }),
    ]);
    const rawOutput = { where: 'file', bytes: samples.length } as const;
    expect(stored.map(value)).toEqual([
      { sha256, rawOutput },
      { sha256, rawOutput },
    ]);
    expect(await namesIn(rawFolder)).toEqual([`${sha256}.gz`]);
    const run = exampleRun('long', 'complete', sha256);
    value(await document.execute('importRuns', { runs: [run], raw: { [sha256]: rawOutput } }));
    expect(samples.equals(value(await document.readRaw(sha256)))).toBe(true);
  });

  test('goes inline when it is short', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, 'lab.jitterbook.json'));
    const file = path.join(folder, 'table.txt');
    await writeFile(file, table);
    const { sha256, rawOutput } = value(await document.storeRaw({ path: file }));
    expect(sha256).toBe(sha256Of(table));
    expect(rawOutput.where).toBe('inline');
  });

  test('that cannot be read, or goes nowhere, is refused', async () => {
    const folder = await temporaryFolder();
    const document = await newDocument(path.join(folder, 'lab.jitterbook.json'));
    const absent = { path: path.join(folder, 'absent') };
    expect(failureOf(await document.storeRaw(absent)).kind).toBe('not-found');
    const file = path.join(folder, 'raw-64.dat');
    await writeFile(file, samples);
    await writeFile(path.join(folder, 'lab.jitterbook.raw'), 'in the way');
    expect(failureOf(await document.storeRaw({ path: file })).kind).toBe('storage');
  });
});

test('of a raw output the first bytes alone can be read, inline or not', async () => {
  const document = await newDocument(path.join(await temporaryFolder(), 'lab.jitterbook.json'));
  for (const bytes of [table, log]) {
    const sha256 = await keep(document, bytes);
    const start = value(await document.readRaw(sha256, 1000));
    expect(bytes.subarray(0, 1000).equals(start)).toBe(true);
  }
});

test('a raw output whose file was changed, cut off, blown up or deleted is not handed out', async () => {
  const folder = await temporaryFolder();
  const document = await newDocument(path.join(folder, 'lab.jitterbook.json'));
  const sha256 = await keep(document, log);
  const file = path.join(folder, 'lab.jitterbook.raw', `${sha256}.gz`);
  const packed = await readFile(file);
  const wrong = [gzipSync('x'), packed.subarray(0, 1000), gzipSync(Buffer.alloc(10_000_000))];
  for (const bytes of wrong) {
    await writeFile(file, bytes);
    expect(failureOf(await document.readRaw(sha256)).message).toBe(
      `The raw output ${sha256} is damaged: its bytes have another sha256.`,
    );
  }
  await rm(file);
  expect(failureOf(await document.readRaw(sha256)).kind).toBe('not-found');
});
