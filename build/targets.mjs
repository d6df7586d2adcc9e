import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeExperimentSchema } from './experiment-schema.mjs';
import { projectFolder } from './project-folder.mjs';
import { buildNodeProgram } from './vite/node-program.mjs';
import { buildPreload } from './vite/preload.mjs';
import { buildRenderer, buildReportPage } from './vite/window.mjs';

/**
 * One thing that the build makes. `inputs` are files and folders whose content decides the result, `output` is a
 * file that exists once it is made; both from the project folder.
 *
 * @typedef {{ name: string, inputs: string[], output: string, make: () => Promise<void> }} Target
 */

/** @type {readonly Target[]} */
export const targets = [
  {
    name: 'schema',
    inputs: ['shared/base', 'shared/model'],
    output: 'assets/experiment.schema.json',
    make: writeExperimentSchema,
  },
  {
    name: 'cli',
    inputs: ['shared', 'electron'],
    output: 'dist/cli/jitterbook.js',
    make: () => buildNodeProgram('electron/cli/main.ts', 'dist/cli/jitterbook.js'),
  },
  {
    name: 'demo',
    inputs: ['shared', 'electron'],
    output: 'dist/demo/demo.js',
    make: () => buildNodeProgram('electron/cli/demo.ts', 'dist/demo/demo.js'),
  },
  {
    name: 'main',
    inputs: ['shared', 'electron'],
    output: 'dist/main/main.js',
    make: () => buildNodeProgram('electron/main/main.ts', 'dist/main/main.js'),
  },
  {
    name: 'preload',
    inputs: ['shared', 'electron/preload'],
    output: 'dist/preload/preload.cjs',
    make: buildPreload,
  },
  {
    name: 'renderer',
    inputs: ['shared', 'renderer'],
    output: 'dist/renderer/index.html',
    make: buildRenderer,
  },
  {
    name: 'report',
    inputs: ['shared', 'renderer'],
    output: 'dist/report/report-page.js',
    make: buildReportPage,
  },
  {
    name: 'probe',
    inputs: ['assets/probe'],
    output: 'dist/assets/probe',
    make: copyProbe,
  },
];

async function copyProbe() {
  const copy = path.join(projectFolder, 'dist', 'assets', 'probe');
  await rm(copy, { recursive: true, force: true });
  await cp(path.join(projectFolder, 'assets', 'probe'), copy, { recursive: true });
}
