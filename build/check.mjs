// `npm run check`: every guard that reads the code without running it, cheapest first.
// All of them run, so that one look shows everything there is to mend.
import process from 'node:process';
import { runCheckSteps } from './check-steps.mjs';

const results = await runCheckSteps();
const failed = results.filter((result) => !result.passed);
console.log(
  failed.length === 0
    ? `check: all ${results.length} steps passed`
    : `check: ${failed.map((result) => result.name).join(', ')} failed`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
