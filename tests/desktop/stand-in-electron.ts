// A stand-in for the `electron` module, where the binary cannot be had: it records what the program asks of Electron, in
// order, and keeps the handlers that the program registers, so that a test can call them as Electron would.
import { EventEmitter } from 'node:events';
import { ensure } from '../../shared/base/assert.ts';

type Handler = (...args: readonly unknown[]) => unknown;

const requested: string[] = [];
const handlers = new Map<string, Handler>();

/** Notes that the program asked for `name`, and keeps what it handed in to be called later. */
function keep(name: string) {
  return (...args: readonly unknown[]): undefined => {
    requested.push(name);
    const handler = args.find(isHandler);
    if (handler !== undefined) handlers.set(name, handler);
  };
}

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

/** Everything asked so far, oldest first. */
export const requests: readonly string[] = requested;

/** Calls what the program registered under this name. */
export function callHandler(name: string, ...args: readonly unknown[]): unknown {
  return ensure(handlers.get(name), `the program registers ${name}`)(...args);
}

/** What the last window was made with. */
export const windows: unknown[] = [];

export class StandInContents extends EventEmitter {
  setWindowOpenHandler = keep('contents.setWindowOpenHandler');
}

class StandInWindow extends EventEmitter {
  constructor(options: unknown) {
    super();
    windows.push(options);
    requested.push('BrowserWindow');
  }
  loadURL(url: string): Promise<void> {
    requested.push(`loadURL ${url}`);
    return Promise.resolve();
  }
}

const app = Object.assign(new EventEmitter(), {
  enableSandbox: keep('enableSandbox'),
  setPath: keep('setPath'),
  quit: keep('quit'),
  exit: keep('exit'),
  requestSingleInstanceLock: () => {
    requested.push('requestSingleInstanceLock');
    return true;
  },
  whenReady: () => {
    requested.push('whenReady');
    return Promise.resolve();
  },
});

/** The program's view of Electron. */
export const standInElectron = {
  app,
  BrowserWindow: StandInWindow,
  dialog: {},
  ipcMain: { handle: keep('ipcMain.handle') },
  Menu: { setApplicationMenu: keep('setApplicationMenu') },
  protocol: {
    registerSchemesAsPrivileged: keep('registerSchemesAsPrivileged'),
    handle: keep('protocol.handle'),
  },
  session: {
    defaultSession: {
      setPermissionRequestHandler: keep('setPermissionRequestHandler'),
      setPermissionCheckHandler: keep('setPermissionCheckHandler'),
      setDevicePermissionHandler: keep('setDevicePermissionHandler'),
      setDisplayMediaRequestHandler: keep('setDisplayMediaRequestHandler'),
      webRequest: { onBeforeRequest: keep('onBeforeRequest') },
      on: keep('session.on'),
    },
  },
  shell: {},
};
