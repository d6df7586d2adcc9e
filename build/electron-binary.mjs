// Finds the Electron program, or fetches it once. The package `electron` is never required: that alone would start a
// download that nothing limits.
import { access, constants, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { downloadElectron, downloadLimits } from './electron-download.mjs';
import { projectFolder } from './project-folder.mjs';

const packageFolder = path.join(projectFolder, 'node_modules', 'electron');
const failedStamp = path.join(projectFolder, '.build', 'electron-download-failed');

/** After a failed download, every start for a day goes straight to the browser. */
const retryAfterMs = 24 * 60 * 60 * 1000;

const howTo = 'See "Getting Electron" in README.md. Starting the browser host instead.';

/** @typedef {{ path: string } | { missing: string }} ElectronOrReason `missing` is one line for the person. */

/**
 * The Electron program, downloaded if need be.
 *
 * @param {{ retry: boolean }} options `retry` tries to download although that failed not long ago.
 * @returns {Promise<ElectronOrReason>}
 */
export async function obtainElectron({ retry }) {
  const unusable = whyNoDesktop();
  if (unusable !== undefined) return { missing: `${unusable} Starting the browser host instead.` };
  const present = await findElectron();
  if (present !== undefined) return { path: present };
  if (process.env['CI'] === 'true' || process.env['JITTERBOOK_NO_DOWNLOAD'] === '1') {
    return { missing: `Electron is not here and downloads are switched off. ${howTo}` };
  }
  if (!retry && (await failedLately())) {
    return { missing: `Electron could not be downloaded today (--desktop tries again). ${howTo}` };
  }
  const why = await downloadElectron(downloadLimits);
  const fetched = await findElectron();
  if (fetched !== undefined) return { path: fetched };
  await mkdir(path.dirname(failedStamp), { recursive: true });
  await writeFile(failedStamp, '');
  return { missing: `${why} ${howTo}` };
}

/** The Electron program where it is present and may be run. Looks at two files, starts nothing. */
export async function findElectron() {
  const named = await readFile(path.join(packageFolder, 'path.txt'), 'utf8').catch(() => undefined);
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(packageFolder, 'dist');
  const file = path.join(folder, named ?? 'electron');
  return access(file, constants.X_OK).then(
    () => file,
    () => undefined,
  );
}

function whyNoDesktop() {
  if (process.platform !== 'linux') return undefined;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (!DISPLAY && !WAYLAND_DISPLAY) return 'there is no display here.';
  if (process.getuid?.() === 0) return 'Chromium does not sandbox windows for root.';
  return undefined;
}

async function failedLately() {
  const stamp = await stat(failedStamp).catch(() => undefined);
  return stamp !== undefined && Date.now() - stamp.mtimeMs < retryAfterMs;
}
