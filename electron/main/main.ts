// The desktop program: one process, one window, one host behind it. What Electron must know before it is ready is said
// at the top level; the rest follows in order in `start`.
import path from 'node:path';
import process from 'node:process';
import { app, dialog, ipcMain, Menu } from 'electron';
import { createHost, type Host } from '../host/create-host.ts';
import { hostPaths } from '../host/paths.ts';
import { callChannel, eventChannel } from '../preload/channels.ts';
import { answerCall } from './answer-call.ts';
import { applicationMenu } from './application-menu.ts';
import { desktopPorts } from './desktop-ports.ts';
import { experimentArgument } from './experiment-argument.ts';
import { guardPages } from './guard-pages.ts';
import { openWindow } from './open-window.ts';
import { createPrinter } from './print-page.ts';
import { registerScheme, servePages } from './serve-pages.ts';

/** The built program's folder: this file is in its `main`. */
const programFolder = path.dirname(import.meta.dirname);

const paths = hostPaths(programFolder);

registerScheme();
app.enableSandbox();
// Chromium's own files stand beside ours, not among them.
app.setPath('userData', path.join(paths.dataDirectory, 'window'));
// Two programs must not write one experiment's journal; the second one hands its file to the first.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

async function start(): Promise<void> {
  const printer = createPrinter();
  const ports = desktopPorts(printer.printPage);
  const host = createHost({ ports, paths });

  guardPages();
  servePages(path.join(programFolder, 'renderer'), printer.reportAt);
  Menu.setApplicationMenu(applicationMenu());
  ipcMain.handle(callChannel, answerCall(host.dispatch));
  app.once('will-quit', (event) => {
    event.preventDefault();
    void leave(host);
  });

  await openExperiment(host, process.argv, process.cwd());
  const window = openWindow(path.join(programFolder, 'preload', 'preload.cjs'));
  host.subscribe((topic, value) => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel, topic, value);
  });
  app.on('second-instance', (_event, argv, workingFolder) => {
    if (window.isMinimized()) window.restore();
    window.focus();
    void openExperiment(host, argv, workingFolder);
  });
}

/** Opens the experiment that a command line names, if it names one. */
async function openExperiment(
  host: Host,
  argv: readonly string[],
  workingFolder: string,
): Promise<void> {
  const file = experimentArgument(argv, workingFolder);
  if (file === undefined) return;
  const opened = await host.dispatch('experiment.open', { path: file });
  if (!opened.ok) dialog.showErrorBox(opened.error.message, opened.error.advice ?? '');
}

/** Ends what runs on other machines, saves, and only then lets the program go. */
async function leave(host: Host): Promise<void> {
  try {
    await host[Symbol.asyncDispose]();
  } finally {
    app.exit();
  }
}
