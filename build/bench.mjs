// `npm run bench`: speed as ratios within one run; never a test, because a busy machine must not fail anybody.
import process from 'node:process';
import { prepare } from './prepare.mjs';
import { runProgram } from './run-program.mjs';

process.exitCode = (await prepare())
  ? await runProgram(process.execPath, ['node_modules/vitest/vitest.mjs', 'bench', '--run'])
  : 1;
