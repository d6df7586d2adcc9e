import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { projectFolder } from '../project-folder.mjs';

/**
 * Bundles a Node program into one ES module. Only these packages stay outside: ssh2 finds its files by its own
 * path, playwright-core starts helpers of its own, electron exists inside Electron only.
 */
const external = ['electron', 'playwright-core', 'ssh2'];

/**
 * @param {string} entry Source, from the project folder.
 * @param {string} output Bundle, from the project folder.
 */
export async function buildNodeProgram(entry, output) {
  await build({
    root: projectFolder,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      ssr: entry,
      outDir: path.dirname(output),
      // What package.json asks of the machine; Electron's own Node is newer.
      target: 'node20',
      emptyOutDir: true,
      // Stack traces in a log are read by people.
      minify: false,
      rolldownOptions: {
        external,
        output: {
          format: 'es',
          codeSplitting: false,
          entryFileNames: path.basename(output),
          banner: '#!/usr/bin/env node',
        },
      },
    },
  });
  await chmod(path.join(projectFolder, output), 0o755);
}
