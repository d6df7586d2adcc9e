import { stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { projectFolder } from './project-folder.mjs';
import { runProgram } from './run-program.mjs';

/**
 * Runs `npm ci` when node_modules is missing or older than the lockfile.
 *
 * @returns {Promise<boolean>} Whether everything is installed now.
 */
export async function installPackages() {
  // npm writes this file last, so an installation that was cut short has none.
  const installed = await modifiedAt('node_modules/.package-lock.json');
  const locked = await modifiedAt('package-lock.json');
  if (installed !== undefined && installed >= (locked ?? 0)) return true;
  console.log('Installing packages (npm ci) ...');
  // The build needs the development packages even where NODE_ENV says production.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  const status =
    npm === undefined
      ? await runProgram('npm', args)
      : await runProgram(process.execPath, [npm, ...args]);
  if (status !== 0) console.error('npm ci failed; see above. Jitterbook cannot start without it.');
  return status === 0;
}

/** @param {string} file */
async function modifiedAt(file) {
  const entry = await stat(path.join(projectFolder, file)).catch(() => undefined);
  return entry?.mtimeMs;
}
