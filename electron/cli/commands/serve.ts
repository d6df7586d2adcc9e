import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { startBrowserHost } from '../../browser/server.ts';
import { createHost } from '../../host/create-host.ts';
import { hostPaths } from '../../host/paths.ts';
import { CommandFailure, exitCodes } from '../exit.ts';
import { interruption } from '../interrupt.ts';
import { programDirectory } from '../program.ts';
import { print, tell } from '../terminal.ts';

type Options = { readonly port: number; readonly open: boolean };

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('serve the window on 127.0.0.1 for a browser, until Ctrl C')
    .argument('[file]', 'an experiment to open')
    .option('--port <number>', 'the port; 0 lets the system choose', portNumber, 0)
    .option('--no-open', 'do not start the system browser')
    .addHelpText('after', '\nExample:\n  jitterbook serve exp.jitterbook.json --no-open')
    .action(async (file: string | undefined, { port, open }: Options) => {
      const interrupted = interruption();
      await using host = createHost({
        ports: { kind: 'browser' },
        paths: hostPaths(programDirectory),
      });
      if (file !== undefined) {
        const opened = await host.dispatch('experiment.open', { path: resolve(file) });
        if (!opened.ok) throw new CommandFailure(opened.error, exitCodes.file);
      }
      const rendererDirectory = join(programDirectory, 'renderer');
      const started = await startBrowserHost({ rendererDirectory, ...host }, port);
      if (!started.ok) throw new CommandFailure(started.error);
      await using server = started.value;
      print(server.url);
      tell('Jitterbook runs at this address, for this browser only. Ctrl C ends it.');
      if (open) openBrowser(server.url);
      await interrupted;
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('Expected a port from 0 to 65535.');
}

/** Starts the system's browser if there is one; the address is printed either way. */
function openBrowser(url: string): void {
  const commands: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  };
  const [command, ...argv] = commands[process.platform] ?? ['xdg-open', url];
  const child = spawn(command, argv, { stdio: 'ignore', detached: true });
  child.on('error', () => {
    tell('No browser could be started here; open the address in one.');
  });
  child.unref();
}
