// 17 million samples, the length of an hour of ping-pong, in a process that may not hold them.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { readInOwnProcess } from '../../../support/long-file-program.ts';
import { writeSamples } from '../../../support/sample-files.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const mostBytes = 300_000_000;

test('a file of 17 million samples is read exactly and packed within 300 MB of memory', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'raw-64.dat');
  const figures = writeSamples(file, 17);
  const { tool, distribution, sha256, bytes, peakBytes } = await readInOwnProcess(
    file,
    folder.path,
  );
  expect(tool).toBe('sample-list');
  expect(distribution).toMatchObject({ ...figures, source: 'samples' });
  expect(peakBytes).toBeLessThan(mostBytes);
  const { size } = await stat(file);
  expect(bytes).toBe(size);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  expect(sha256).toBe(hash.digest('hex'));
  expect((await stat(path.join(folder.path, `${sha256}.gz`))).size).toBeLessThan(size / 2);
});
