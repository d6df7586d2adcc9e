import process from 'node:process';
import { installPackages } from './install-packages.mjs';
import { runProgram } from './run-program.mjs';

/**
 * Installs and builds what is missing or stale.
 *
 * @returns {Promise<boolean>} Whether the program can run now.
 */
export async function prepare() {
  return (
    (await installPackages()) && (await runProgram(process.execPath, ['build/build.mjs'])) === 0
  );
}
