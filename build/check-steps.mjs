import { execProgram } from './exec-program.mjs';
import { isSchemaCurrent } from './experiment-schema.mjs';

/** @typedef {{ name: string, passed: boolean, seconds: number }} CheckResult */
/** @typedef {{ ok: boolean, output: string }} Outcome */

const rooms = ['shared', 'electron', 'renderer', 'assets', 'build', 'tests'];

/** @type {{ name: string, run: () => Promise<Outcome> }[]} */
const steps = [
  { name: 'format', run: () => execProgram('prettier', ['--check', '--log-level', 'warn', '.']) },
  { name: 'lint', run: () => execProgram('eslint', ['--max-warnings', '0', '.']) },
  { name: 'types', run: () => execProgram('tsc', ['-b', '--pretty', 'false']) },
  { name: 'rooms', run: checkRooms },
  { name: 'unused', run: () => execProgram('knip', ['--no-progress']) },
  { name: 'schema', run: isSchemaCurrent },
];

/** Runs all steps one after the other, printing a line for each and the whole output of those that fail. */
export async function runCheckSteps() {
  /** @type {CheckResult[]} */
  const results = [];
  for (const { name, run } of steps) {
    const startedAt = performance.now();
    const { ok, output } = await run();
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(7)} ${seconds.toFixed(1)} s`);
    if (!ok) console.log(output.trimEnd());
    results.push({ name, passed: ok, seconds });
  }
  return results;
}

/** dependency-cruiser is content when it finds nothing to look at; a count of zero modules is a failure here. */
async function checkRooms() {
  const { ok, output } = await execProgram('depcruise', rooms);
  const modules = /(\d+) modules/.exec(output)?.[1] ?? '0';
  if (ok && modules === '0') return { ok: false, output: 'dependency-cruiser saw no module' };
  return { ok, output };
}
