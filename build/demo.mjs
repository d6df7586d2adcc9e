// `npm run demo`: the whole main job without a window, with the embedded lab; what it makes is in `demo/`.
import process from 'node:process';
import { prepare } from './prepare.mjs';
import { runProgram } from './run-program.mjs';

const args = ['dist/demo/demo.js', ...process.argv.slice(2)];
process.exitCode = (await prepare()) ? await runProgram(process.execPath, args) : 1;
