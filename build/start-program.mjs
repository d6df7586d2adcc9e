import process from 'node:process';
import { obtainElectron } from './electron-binary.mjs';
import { prepare } from './prepare.mjs';
import { projectFolder } from './project-folder.mjs';
import { runProgram } from './run-program.mjs';
import { parseStartOptions, usage } from './start-options.mjs';

/** An Electron that ends sooner than this with an error has not opened a window. */
const startupMs = 8000;

/**
 * Installs, builds and opens the program.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>} The exit status.
 */
export async function start(args) {
  /** @type {import('./start-options.mjs').StartOptions} */
  let options;
  try {
    options = parseStartOptions(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  if (!(await prepare())) return 1;
  return options.browser ? startBrowserHost(options) : startDesktop(options);
}

/** @param {import('./start-options.mjs').StartOptions} options */
async function startDesktop(options) {
  const electron = await obtainElectron({ retry: options.desktop });
  if ('missing' in electron) {
    console.log(`No desktop window: ${electron.missing}`);
    return startBrowserHost(options);
  }
  const startedAt = performance.now();
  const status = await runProgram(electron.path, [projectFolder, ...fileOf(options)]);
  if (status === 0 || performance.now() - startedAt > startupMs) return status;
  console.log(`No desktop window: Electron ended at once with status ${status}.`);
  return startBrowserHost(options);
}

/** @param {import('./start-options.mjs').StartOptions} options */
function startBrowserHost(options) {
  return runProgram(process.execPath, [
    'dist/cli/jitterbook.js',
    'serve',
    ...(options.open ? [] : ['--no-open']),
    ...(options.port === undefined ? [] : ['--port', options.port]),
    ...fileOf(options),
  ]);
}

/** @param {import('./start-options.mjs').StartOptions} options */
function fileOf({ file }) {
  return file === undefined ? [] : [file];
}
