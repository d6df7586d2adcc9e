import { chmod, chown, mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyExperiment } from '../../../../shared/model/experiment.ts';
import { serialiseExperiment } from '../../../../shared/model/project-file.ts';
import { openDocument } from '../../../../electron/services/storage/open-document.ts';
import { someInstant } from '../../../shared/model/arbitrary-experiment.ts';
import { buildOtherProgram } from './other-program.ts';
import { environment, failureOf, namesIn, temporaryFolder } from './workbench.ts';

let program: Awaited<ReturnType<typeof buildOtherProgram>>;
beforeAll(async () => {
  program = await buildOtherProgram();
});
afterAll(() => program.remove());

const good = serialiseExperiment(emptyExperiment('good', someInstant));

const cases: Readonly<Record<string, { content: string | Uint8Array; message: string }>> = {
  'that is not JSON': {
    content: '#\n# size mean min\n',
    message: 'x.json: This file is not JSON: line 1, column 1 has "#".',
  },
  'that is not text': {
    content: Uint8Array.of(0x7b, 0xff, 0xfe),
    message: 'x.json: This file is not text in UTF-8.',
  },
  'that is cut off': {
    content: good.slice(0, 100),
    message:
      'x.json: This file ends at line 6, column 3 in the middle of its JSON. It was not changed.',
  },
  'of another kind': {
    content: '{"name":"jitterbook"}',
    message: 'x.json: This is JSON, but not a Jitterbook experiment.',
  },
  'from a newer program': {
    content: good.replace('"schemaVersion": 2', '"schemaVersion": 6'),
    message:
      'x.json: This file was written by a newer Jitterbook (schema 6); this one reads up to schema 2. It was not changed.',
  },
};

for (const [what, { content, message }] of Object.entries(cases)) {
  test(`a file ${what} is refused and stays as it is, with nothing beside it`, async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'x.json');
    await writeFile(file, content);
    const refused = failureOf(await openDocument(file, environment));
    expect(refused).toMatchObject({ kind: 'storage', message });
    expect(await readFile(file)).toEqual(Buffer.from(content));
    expect(await namesIn(folder)).toEqual(['x.json']);
  });
}

test('a file over the limit is refused without being read', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'x.json');
  await writeFile(file, good);
  await truncate(file, 256 * 1024 * 1024 + 1);
  expect(failureOf(await openDocument(file, environment)).message).toBe(
    'x.json: This file has 257 MiB; an experiment has at most 256 MiB.',
  );
  expect(await namesIn(folder)).toEqual(['x.json']);
});

test('a folder, a missing file and a path through a file are refused', async () => {
  const folder = await temporaryFolder();
  const inner = path.join(folder, 'inner');
  await mkdir(inner);
  const file = path.join(folder, 'x.json');
  await writeFile(file, good);
  const refusal = async (name: string) => failureOf(await openDocument(name, environment));
  expect(await refusal(inner)).toEqual({
    kind: 'storage',
    message: 'inner: This is a folder; expected a file.',
  });
  const missing = path.join(folder, 'missing.json');
  expect(await refusal(missing)).toEqual({
    kind: 'not-found',
    message: `Cannot open ${missing}: it does not exist.`,
  });
  const through = path.join(file, 'y.json');
  expect(await refusal(through)).toEqual({
    kind: 'storage',
    message: `Cannot open ${through}: a part of the path is not a folder.`,
  });
  expect(await namesIn(folder)).toEqual(['inner', 'x.json']);
});

/** The superuser may do everything, so another user asks. */
async function answerToSomebodyElse(file: string): Promise<unknown> {
  const isRoot = process.getuid?.() === 0;
  const other = program.start(['hold', file], isRoot ? { uid: 65_534, gid: 65_534 } : undefined);
  const answer = await other.lines.next();
  await other.kill();
  return answer.value;
}

test('a file that may not be read is refused', async () => {
  const folder = await temporaryFolder();
  await chmod(folder, 0o755);
  const file = path.join(folder, 'x.json');
  await writeFile(file, good, { mode: 0o000 });
  expect(await answerToSomebodyElse(file)).toBe(`refused Cannot open ${file}: no permission.`);
});

test('an experiment in a folder that may not be written opens for reading', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'x.json');
  await writeFile(file, good, { mode: 0o666 });
  if (process.getuid?.() === 0) await chown(file, 65_534, 65_534);
  await chmod(folder, 0o555);
  expect(await answerToSomebodyElse(file)).toBe(
    'read-only Cannot write beside x.json: no permission. Read here.',
  );
  await chmod(folder, 0o755);
  expect(await namesIn(folder)).toEqual(['x.json']);
});

test('an experiment that may not be written opens for reading', async () => {
  const folder = await temporaryFolder();
  await chmod(folder, 0o777);
  const file = path.join(folder, 'x.json');
  await writeFile(file, good, { mode: 0o444 });
  expect(await answerToSomebodyElse(file)).toBe(
    'read-only Cannot write beside x.json: no permission. Read here.',
  );
});
