import { execFile } from 'node:child_process';
import path from 'node:path';

/** The folder of package.json. */
export const projectFolder = path.dirname(path.dirname(import.meta.dirname));

/** Runs a program of node_modules/.bin in a folder; resolves to its standard output, whatever its exit status. */
export function runTool(program: string, args: readonly string[], cwd: string): Promise<string> {
  const file = path.join(projectFolder, 'node_modules', '.bin', program);
  return new Promise((resolve) => {
    execFile(file, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout) => {
      resolve(stdout);
    });
  });
}
