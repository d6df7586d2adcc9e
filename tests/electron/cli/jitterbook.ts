// The built program as a person or a script runs it: a process of its own, with its own data folder.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { text as textOf } from 'node:stream/consumers';
import type { z } from 'zod';
import { projectFolder } from '../../support/run-tool.ts';

export const jitterbookProgram = path.join(projectFolder, 'dist', 'cli', 'jitterbook.js');

export type Ended = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Starts the program in `folder`, which also holds its data. */
export function startJitterbook(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [jitterbookProgram, ...args], {
    cwd: folder,
    env: { ...process.env, JITTERBOOK_DATA_DIR: path.join(folder, 'data'), ...environment },
  });
}

/** Runs the program to its end. */
export function jitterbook(
  folder: string,
  args: readonly string[],
  { input = '', environment }: { input?: string; environment?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const child = startJitterbook(folder, args, environment);
  child.stdin.end(input);
  return endOf(child);
}

/** All that a started program prints from now on, and its exit status. */
export async function endOf(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [status, stdout, stderr] = await Promise.all([
    exited,
    textOf(child.stdout),
    textOf(child.stderr),
  ]);
  return { status, stdout, stderr };
}

/** The one JSON document that a program printed. */
export function jsonOf<Schema extends z.ZodType>(
  { stdout }: Ended,
  schema: Schema,
): z.output<Schema> {
  return schema.parse(JSON.parse(stdout));
}

/** The records of NDJSON, of one kind. */
export function recordsOf<Schema extends z.ZodType>(
  { stdout }: Ended,
  schema: Schema,
): z.output<Schema>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => schema.safeParse(JSON.parse(line)))
    .flatMap((record) => (record.success ? [record.data] : []));
}
