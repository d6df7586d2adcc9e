// `npm test`: installs and builds what is missing, holds the code to its rules, runs every test, and ends with the line
// `N passed, N failed, N skipped`. Arguments go to vitest: `npm test -- tests/shared`.
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { installPackages } from './install-packages.mjs';
import { projectFolder } from './project-folder.mjs';
import { runProgram } from './run-program.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const countsFile = path.join(projectFolder, '.build', 'test-counts');

const total = { passed: 0, failed: 0, skipped: 0 };
if (await installPackages()) {
  add(await check());
  // The check comes first: a build brings the JSON Schema in assets up to date.
  const isBuilt = (await runProgram(process.execPath, ['build/build.mjs'])) === 0;
  add(isBuilt ? await runTests() : { passed: 0, failed: 1, skipped: 0 });
} else {
  total.failed++;
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Every step of the check counts as a test. */
async function check() {
  const { runCheckSteps } = await import('./check-steps.mjs');
  const results = await runCheckSteps();
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

/** @returns {Promise<Counts>} What the reporter counted; a vitest that fails without a failed test is one. */
async function runTests() {
  await mkdir(path.dirname(countsFile), { recursive: true });
  await rm(countsFile, { force: true });
  const status = await runProgram(process.execPath, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=./build/count-reporter.mjs',
    ...process.argv.slice(2),
  ]);
  const counted = await readFile(countsFile, 'utf8').catch(() => '');
  const [passed = 0, failed = 0, skipped = 0] = counted.split(' ').map(Number);
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed, skipped };
}

/** @param {Counts} counts */
function add(counts) {
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}
