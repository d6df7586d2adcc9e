import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { projectFolder } from './project-folder.mjs';

/**
 * Runs a program of node_modules/.bin to its end. `ok` is exit status 0; `output` is both streams as they came.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function execProgram(program, args) {
  const file = path.join(projectFolder, 'node_modules', '.bin', program);
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: projectFolder,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (status) => {
      resolve({ ok: status === 0, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
