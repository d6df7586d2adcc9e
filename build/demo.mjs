// `npm run demo`: the whole main job with the embedded lab, without a window.
import process from 'node:process';
import { prepare } from './prepare.mjs';
import { runProgram } from './run-program.mjs';

process.exitCode = (await prepare())
  ? await runProgram(process.execPath, ['dist/demo/demo.js'])
  : 1;
