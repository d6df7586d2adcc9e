import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

export const usage = `Usage: npm start -- [options] [experiment.jitterbook.json]

Installs and builds what is missing, then opens Jitterbook: in its own window where Electron is, else in the browser.

  --browser    use the browser even where Electron is
  --desktop    try again to download Electron, even if that failed today
  --no-open    with the browser: print the address, open nothing
  --port N     with the browser: listen on this port of 127.0.0.1
  --help       this text

Example: npm start -- --browser --port 8080 lab.jitterbook.json`;

/**
 * @typedef {{ browser: boolean, desktop: boolean, open: boolean, port: string | undefined, help: boolean,
 *   file: string | undefined }} StartOptions
 */

/**
 * @param {readonly string[]} args
 * @returns {StartOptions}
 * @throws Error in words, when the arguments are not understood.
 */
export function parseStartOptions(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      browser: { type: 'boolean', default: false },
      desktop: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (positionals.length > 1) throw new Error('One experiment file at a time, please.');
  const { port } = values;
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    throw new Error(`--port ${port}: expected a number from 0 to 65535.`);
  }
  const [file] = positionals;
  return {
    browser: values.browser,
    desktop: values.desktop,
    open: !values['no-open'],
    port,
    help: values.help,
    // npm runs scripts in the project folder; the name is meant from where the person stands.
    file: file && path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file),
  };
}
