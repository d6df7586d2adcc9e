import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LockHolder } from '../../../../electron/services/storage/lock.ts';
import { takeLock } from '../../../../electron/services/storage/lock.ts';
import { processStart } from '../../../../electron/services/storage/process-start.ts';
import { buildOtherProgram } from './other-program.ts';
import {
  environment,
  exampleNote,
  failureOf,
  namesIn,
  newDocument,
  openForTest,
  temporaryFolder,
  value,
} from './workbench.ts';

let program: Awaited<ReturnType<typeof buildOtherProgram>>;
beforeAll(async () => {
  program = await buildOtherProgram();
});
afterAll(() => program.remove());

describe('an experiment that another program has', () => {
  test('opens for reading and says who has it; when that program is gone, for writing', async () => {
    const file = path.join(await temporaryFolder(), 'shared.jitterbook.json');
    value(await (await newDocument(file)).close());
    const other = program.start(['hold', file]);
    expect((await other.lines.next()).value).toBe('saved');

    const reader = await openForTest(file);
    const state = reader.saveState();
    expect(state.kind === 'read-only' ? state.reason : state.kind).toMatch(
      new RegExp(
        `^Open in another window since (?:\\S+ )?\\d\\d:\\d\\d \\(pid ${other.pid} on zeus\\)\\. Read here, or ask that window to close\\.$`,
      ),
    );
    expect(reader.heldBy).toMatchObject({ pid: other.pid, machine: 'zeus' });
    for (const refused of [
      await reader.execute('addNote', exampleNote('a')),
      await reader.undo(),
      await reader.save(),
      await reader.storeRaw(new Uint8Array(1)),
      await reader.resolveConflict('reload'),
    ]) {
      expect(failureOf(refused).kind).toBe('read-only');
    }
    value(await reader.close());

    await other.kill();
    const writer = await openForTest(file);
    value(await writer.execute('addNote', exampleNote('a')));
  });

  test('is told to the other program too', async () => {
    const file = path.join(await temporaryFolder(), 'shared.jitterbook.json');
    await newDocument(file);
    const other = program.start(['hold', file]);
    expect((await other.lines.next()).value).toContain(`(pid ${process.pid} on zeus)`);
    await other.kill();
  });
});

describe('a lock', () => {
  async function lockLeftBy(holder: Partial<LockHolder> | string) {
    const file = path.join(await temporaryFolder(), 'a.lock');
    const present: LockHolder = {
      pid: process.pid,
      started: (await processStart(process.pid)) ?? '',
      machine: 'zeus',
      since: '2026-03-01T10:00:00.000Z',
    };
    const left = typeof holder === 'string' ? holder : JSON.stringify({ ...present, ...holder });
    await writeFile(file, left);
    return { file, taken: await takeLock(file, environment) };
  }

  test('of a process id that another program has by now is taken over', async () => {
    const { file, taken } = await lockLeftBy({ started: 'another boot 12345' });
    expect('lock' in taken).toBe(true);
    expect(await namesIn(path.dirname(file))).toEqual(['a.lock']);
  });

  test('of a process that is gone is taken over', async () => {
    const { taken } = await lockLeftBy({ pid: 4_194_305 });
    expect('lock' in taken).toBe(true);
  });

  test('that names nobody is taken over', async () => {
    for (const text of ['', '{', '[]', '{"pid":"1"}', '{"pid":0,"started":"","machine":"zeus"}']) {
      expect('lock' in (await lockLeftBy(text)).taken).toBe(true);
    }
  });

  test('of a running program counts', async () => {
    expect((await lockLeftBy({})).taken).toMatchObject({ holder: { pid: process.pid } });
  });

  test('of another machine counts, because nobody can look there', async () => {
    const { taken } = await lockLeftBy({ machine: 'hera', pid: 4_194_305 });
    expect(taken).toMatchObject({ holder: { machine: 'hera' } });
  });

  test('is given to one of many that ask at once', async () => {
    const file = path.join(await temporaryFolder(), 'a.lock');
    const others = Array.from({ length: 8 }, (_, index) => ({
      ...environment,
      now: () => Date.UTC(2026, 0, 1, 0, index),
    }));
    const taken = [];
    for (const other of others) taken.push(await takeLock(file, other));
    expect(taken.filter((answer) => 'lock' in answer)).toHaveLength(1);
  });

  test('that became another one is not released', async () => {
    const file = path.join(await temporaryFolder(), 'a.lock');
    const taken = await takeLock(file, environment);
    await writeFile(file, 'somebody else');
    if ('lock' in taken) await taken.lock.release();
    expect(await readFile(file, 'utf8')).toBe('somebody else');
  });
});
