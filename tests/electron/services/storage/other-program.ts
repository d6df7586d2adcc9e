// Another program that uses the same storage: built once per test file, run as a process of its own, killed at will.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';

export type OtherProgram = {
  readonly pid: number;
  /** What it prints, line by line; ends with the program. */
  readonly lines: AsyncIterableIterator<string>;
  /** Kills it the hard way and waits until it is gone. */
  kill(): Promise<void>;
};

/** Bundles other-program-main.ts; `remove` deletes the bundle. */
export async function buildOtherProgram() {
  const folder = await mkdtemp(path.join(tmpdir(), 'jitterbook-other-'));
  // Another user runs it too.
  await chmod(folder, 0o755);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: path.join(import.meta.dirname, 'other-program-main.ts'),
      outDir: folder,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
    ssr: { noExternal: true },
  });
  const script = path.join(folder, 'main.mjs');
  return {
    start: (args: readonly string[], user?: { uid: number; gid: number }) =>
      startProgram(
        spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'], ...user }),
      ),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function startProgram(child: ChildProcess): OtherProgram {
  if (!child.stdout || child.pid === undefined) throw new Error('The other program did not start');
  const exited = once(child, 'exit');
  return {
    pid: child.pid,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
