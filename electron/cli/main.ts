// The program `jitterbook`: everything that the window does, for scripts and continuous integration.
import process from 'node:process';
import { Command, CommanderError } from 'commander';
import { registerApply } from './commands/apply.ts';
import { registerCompare } from './commands/compare.ts';
import { registerExport } from './commands/export.ts';
import { registerImport } from './commands/import.ts';
import { registerLab } from './commands/lab.ts';
import { registerList } from './commands/list.ts';
import { registerNew } from './commands/new.ts';
import { registerRun } from './commands/run.ts';
import { registerServe } from './commands/serve.ts';
import { registerTools } from './commands/tools.ts';
import { registerValidate } from './commands/validate.ts';
import { errorCode } from '../services/storage/system-error.ts';
import { CommandFailure, exitCodes } from './exit.ts';
import { tell } from './terminal.ts';
import { programVersion } from '../host/program-version.ts';

const registrations = [
  registerNew,
  registerApply,
  registerImport,
  registerRun,
  registerList,
  registerCompare,
  registerExport,
  registerValidate,
  registerServe,
  registerLab,
  registerTools,
];

async function main(): Promise<number> {
  const program = new Command('jitterbook')
    .description('A lab notebook for network-latency experiments.')
    .version(programVersion)
    .showHelpAfterError('(add --help for the options and an example)')
    .addHelpText(
      'after',
      '\nExit codes: 0 ok, 1 a run or comparison failed, 2 usage, 3 file, 4 connection or authentication.',
    )
    .exitOverride();
  for (const register of registrations) register(program);
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync();
    return Number(process.exitCode ?? exitCodes.ok);
  } catch (error) {
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (!(error instanceof CommandFailure)) throw error;
  tell(error.failure.message);
  for (const detail of error.failure.details ?? []) tell(`  ${detail}`);
  if (error.failure.advice) tell(error.failure.advice);
  return error.exitCode;
}

// A reader that has seen enough, such as `head`, closes the pipe; the command still goes through to its end.
process.stdout.on('error', (error) => {
  if (errorCode(error) !== 'EPIPE') throw error;
});

process.exitCode = await main();
