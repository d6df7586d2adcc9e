import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { projectFolder } from './project-folder.mjs';
import { runProgram } from './run-program.mjs';

const packageFolder = path.join(projectFolder, 'node_modules', 'electron');

/**
 * How long a download may take. A server that gives nothing within `answerMs` counts as silent; the time in that case
 * is for a copy in the download cache, or for a server behind a proxy.
 *
 * @typedef {{ answerMs: number, answeredMs: number, silentMs: number }} DownloadLimits
 */

/** The archive has about 110 MB. */
export const downloadLimits = {
  answerMs: 5000,
  answeredMs: 10 * 60 * 1000,
  silentMs: 60 * 1000,
};

/**
 * Lets the electron package fetch its program, in a process of its own that ends in time.
 *
 * @param {DownloadLimits} limits
 * @returns {Promise<string>} One sentence that says why, for the case that the program is still not there.
 */
export async function downloadElectron({ answerMs, answeredMs, silentMs }) {
  const manifest = await readFile(path.join(packageFolder, 'package.json'), 'utf8');
  const version = /"version": "([^"]+)"/.exec(manifest)?.[1] ?? '';
  const address = new URL(
    `v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`,
    process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/',
  );
  const answered = await fetch(address, {
    method: 'HEAD',
    signal: AbortSignal.timeout(answerMs),
  }).then(
    (response) => response.ok,
    () => false,
  );
  const silentForMs = answered ? answeredMs : silentMs;
  console.log(`Fetching Electron ${version}, once (at most ${silentForMs / 1000} s) ...`);
  await runProgram(process.execPath, [path.join(packageFolder, 'install.js')], { silentForMs });
  return answered ? 'Electron could not be downloaded.' : `${address.host} does not give Electron.`;
}
