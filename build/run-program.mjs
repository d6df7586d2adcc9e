import { spawn } from 'node:child_process';
import process from 'node:process';
import { projectFolder } from './project-folder.mjs';

/**
 * Runs a program in the project folder, in the foreground: it has the terminal, and it gets the signals that ask this
 * process to end.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ silentForMs?: number }} [options] With `silentForMs` it prints nothing and is killed after that time.
 * @returns {Promise<number>} Its exit status; 1 when it could not start or was ended by a signal.
 */
export function runProgram(file, args, { silentForMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: projectFolder,
      env: environment(),
      ...(silentForMs === undefined
        ? { stdio: 'inherit' }
        : { stdio: 'ignore', timeout: silentForMs, killSignal: 'SIGKILL' }),
    });
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    const ended = (/** @type {number} */ status) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(status);
    };
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.on('error', (error) => {
      console.error(`${file}: ${error.message}`);
      ended(1);
    });
    child.on('close', (status) => ended(status ?? 1));
  });
}

/** A terminal inside an Electron program, an editor's say, tells every Electron to be Node. Ours opens a window. */
function environment() {
  const copy = { ...process.env };
  delete copy['ELECTRON_RUN_AS_NODE'];
  return copy;
}
