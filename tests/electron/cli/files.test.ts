// What the command line does to files: make, import, list, validate, export.
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { projectFolder } from '../../support/run-tool.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { jitterbook, jsonOf } from './jitterbook.ts';

const study = path.join(projectFolder, 'tests', 'fixtures', 'seeds', 'solarflare-study.txt');
const file = 'exp.jitterbook.json';

const run = z.object({
  id: z.string(),
  state: z.string(),
  tool: z.object({ id: z.string() }),
  factors: z.record(z.string(), z.string()),
  annotation: z.object({ note: z.string() }),
  measurements: z.array(z.object({ payloadBytes: z.number().optional() }).loose()),
});
const imported = z.object({ runs: z.array(run) });

test('import makes the file, reads every table of a paste, and gives each run its labels', async () => {
  await using folder = await temporaryFolder();
  const ended = await jitterbook(folder.path, [
    'import',
    file,
    study,
    '--label',
    'platform=bare metal',
    '--label',
    'slot=a=b',
    '--json',
  ]);
  expect(ended).toMatchObject({ status: 0 });
  const { runs } = jsonOf(ended, imported);
  expect(runs.map(({ tool, state }) => [tool.id, state])).toEqual(
    Array.from({ length: 6 }, () => ['sfnt-pingpong', 'complete']),
  );
  for (const { factors, measurements } of runs) {
    expect(factors).toEqual({ platform: 'bare metal', slot: 'a=b' });
    expect(measurements.length).toBeGreaterThan(15);
  }
});

test('import reads several files and standard input, into an experiment that is there', async () => {
  await using folder = await temporaryFolder();
  const input = await readFile(study, 'utf8');
  await jitterbook(folder.path, ['new', file, '--title', 'Firmware study']);
  const ended = await jitterbook(folder.path, ['import', file, study, '-', '--json'], { input });
  expect(jsonOf(ended, imported).runs).toHaveLength(12);
  const listed = jsonOf(
    await jitterbook(folder.path, ['list', file, '--json']),
    z.object({ title: z.string(), runs: z.array(run) }),
  );
  expect(listed.title).toBe('Firmware study');
  expect(listed.runs).toHaveLength(12);
  const text = await jitterbook(folder.path, ['list', file]);
  expect(text.stdout).toContain('median at 64 B, half-rtt');
});

test('import reads folders, packed files too, and names what it leaves out', async () => {
  await using folder = await temporaryFolder();
  const data = path.join(folder.path, 'outputs');
  await mkdir(path.join(data, 'client', '.git'), { recursive: true });
  const output = await readFile(study);
  await writeFile(path.join(data, 'client', 'b.txt'), output);
  await writeFile(path.join(data, 'a.gz'), gzipSync(output));
  await writeFile(path.join(data, 'picture.png'), new Uint8Array(2000));
  await writeFile(path.join(data, 'shopping.txt'), 'eggs\n');
  await writeFile(path.join(data, 'client', '.git', 'b.txt'), output);
  const ended = await jitterbook(folder.path, ['import', file, 'outputs', '--json']);
  const notes = jsonOf(ended, imported).runs.map(({ annotation }) => annotation.note);
  expect(notes.sort()).toEqual([
    ...Array.from({ length: 6 }, () => 'File: a.gz'),
    ...Array.from({ length: 6 }, () => 'File: client/b.txt'),
  ]);
  expect(ended.stderr).toContain('picture.png: left out, not text');
  expect(ended.stderr).toContain('shopping.txt: left out, no tool output was recognised');
});

test('import unpacks a packed file, and says of a damaged one that it is', async () => {
  await using folder = await temporaryFolder();
  const flent = path.join(
    projectFolder,
    'tests/fixtures/tools/flent/icmp-udp-rr-and-tcp/output.txt',
  );
  const packed = gzipSync(await readFile(flent));
  await writeFile(path.join(folder.path, 'rrul.flent.gz'), packed);
  await writeFile(path.join(folder.path, 'cut.flent.gz'), packed.subarray(0, 100));
  const read = await jitterbook(folder.path, ['import', file, 'rrul.flent.gz', '--json']);
  expect(JSON.parse(read.stdout)).toMatchObject({
    runs: [{ state: 'complete', tool: { id: 'flent', version: '2.1.1' } }],
  });
  const damaged = await jitterbook(folder.path, ['import', file, 'cut.flent.gz']);
  expect(damaged.status).toBe(3);
  expect(damaged.stderr).toContain('packed and damaged');
});

test('import takes the unit and the quantity that a list of samples does not say', async () => {
  await using folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'samples.txt'), '1.5\n2\n2.5\n'.repeat(10));
  const said = ['--unit', 'us', '--quantity', 'half-rtt'];
  const ended = await jitterbook(folder.path, ['import', file, 'samples.txt', ...said, '--json']);
  expect(JSON.parse(ended.stdout)).toMatchObject({
    runs: [
      {
        measurements: [
          {
            quantity: { kind: 'half-rtt', known: 'assumed' },
            distribution: { count: 30, minNs: 1500, maxNs: 2500 },
          },
        ],
      },
    ],
  });
});

test('import of an unreadable text among others names it, imports nothing and makes no file', async () => {
  await using folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'shopping.txt'), 'eggs\n');
  const ended = await jitterbook(folder.path, ['import', file, study, 'shopping.txt']);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain('shopping.txt');
  await expect(access(path.join(folder.path, file))).rejects.toThrow('ENOENT');
});

test('new never replaces a file', async () => {
  await using folder = await temporaryFolder();
  expect(await jitterbook(folder.path, ['new', file])).toMatchObject({ status: 0 });
  const before = await readFile(path.join(folder.path, file), 'utf8');
  const again = await jitterbook(folder.path, ['new', file, '--title', 'Other']);
  expect(again.status).toBe(3);
  expect(again.stderr).toContain('exists already');
  expect(await readFile(path.join(folder.path, file), 'utf8')).toBe(before);
});

test('validate tells a whole experiment from everything else, and changes neither', async () => {
  await using folder = await temporaryFolder();
  await jitterbook(folder.path, ['import', file, study]);
  const whole = await readFile(path.join(folder.path, file), 'utf8');
  const good = await jitterbook(folder.path, ['validate', file, '--json']);
  expect(good).toMatchObject({ status: 0 });
  expect(JSON.parse(good.stdout)).toEqual({
    valid: true,
    schemaVersion: 2,
    runs: 6,
    hosts: 0,
    pairs: 0,
  });

  await mkdir(path.join(folder.path, 'folder.jitterbook.json'));
  const others = {
    'truncated.jitterbook.json': [whole.slice(0, whole.length / 2), 'in the middle'],
    'kind.jitterbook.json': ['{"kind": "something"}', 'not a Jitterbook experiment'],
    'newer.jitterbook.json': [whole.replace('"schemaVersion": 2', '"schemaVersion": 99'), 'newer'],
    'text.jitterbook.json': ['hello', 'not JSON'],
  } as const;
  for (const [name, [content, words]] of Object.entries(others)) {
    await writeFile(path.join(folder.path, name), content);
    const ended = await jitterbook(folder.path, ['validate', name]);
    expect(ended.status, name).toBe(3);
    expect(ended.stderr, name).toContain(words);
    expect(await readFile(path.join(folder.path, name), 'utf8')).toBe(content);
  }
  for (const name of ['folder.jitterbook.json', 'missing.jitterbook.json']) {
    expect(await jitterbook(folder.path, ['validate', name]), name).toMatchObject({ status: 3 });
  }
});

test('a file that is not there is a failure of the file for every command', async () => {
  await using folder = await temporaryFolder();
  const commands = [
    ['list', file],
    ['run', file, '--plan', 'Any'],
    ['export', file, '--csv', 'out'],
    ['compare', file, '--baseline', 'a', '--candidate', 'b'],
    ['import', file, 'missing.txt'],
    ['apply', file, 'missing.yaml'],
    ['serve', file, '--no-open'],
  ];
  const ends = await Promise.all(commands.map((args) => jitterbook(folder.path, args)));
  for (const [index, { status, stderr }] of ends.entries()) {
    expect(status, commands[index]?.[0]).toBe(3);
    expect(stderr).toContain('it does not exist');
  }
});

test('export writes both tables, and without anything to write it is a wrong use', async () => {
  await using folder = await temporaryFolder();
  await jitterbook(folder.path, ['import', file, study]);
  const ended = await jitterbook(folder.path, ['export', file, '--csv', 'out/deep', '--json']);
  const { files } = jsonOf(ended, z.object({ files: z.array(z.object({ path: z.string() })) }));
  expect(files.map((written) => path.basename(written.path))).toEqual([
    'runs.csv',
    'measurements.csv',
  ]);
  expect(await jitterbook(folder.path, ['export', file])).toMatchObject({ status: 2 });
  const paper = await jitterbook(folder.path, ['export', file, '--pdf', 'x.pdf', '--paper', 'A5']);
  expect(paper).toMatchObject({ status: 2 });
});

test('a browser that cannot be run is told before anything is written', async () => {
  await using folder = await temporaryFolder();
  await jitterbook(folder.path, ['import', file, study]);
  const ended = await jitterbook(folder.path, ['export', file, '--pdf', 'report.pdf'], {
    environment: { JITTERBOOK_CHROMIUM: '/nonexistent/chromium' },
  });
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain('/nonexistent/chromium, cannot be run');
  await expect(access(path.join(folder.path, 'report.pdf'))).rejects.toThrow('ENOENT');
});
