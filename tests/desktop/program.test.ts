// The built desktop program against a stand-in for Electron: what it asks for, in which order, and how it answers.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { projectFolder } from '../support/run-tool.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  callHandler,
  requests,
  standInElectron,
  StandInContents,
  windows,
} from './stand-in-electron.ts';

vi.mock('electron', () => standInElectron);

const program = path.join(projectFolder, 'dist', 'main', 'main.js');
const data = await temporaryFolder();

beforeAll(async () => {
  vi.stubEnv('JITTERBOOK_DATA_DIR', data.path);
  await import(/* @vite-ignore */ program);
  await vi.waitFor(() => {
    expect(requests).toContain('loadURL jitterbook://app/');
  });
});

afterAll(async () => {
  standInElectron.app.emit('will-quit', { preventDefault: () => undefined });
  await vi.waitFor(() => {
    expect(requests).toContain('exit');
  });
  vi.unstubAllEnvs();
  await data[Symbol.asyncDispose]();
});

test('scheme, sandbox and lock come before Electron is ready, and every guard before the window', () => {
  expect(requests).toEqual([
    'registerSchemesAsPrivileged',
    'enableSandbox',
    'setPath',
    'requestSingleInstanceLock',
    'whenReady',
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
    'setDisplayMediaRequestHandler',
    'onBeforeRequest',
    'session.on',
    'protocol.handle',
    'setApplicationMenu',
    'ipcMain.handle',
    'BrowserWindow',
    'loadURL jitterbook://app/',
  ]);
});

test('the window runs the built preload, sandboxed', () => {
  const options = z.object({
    webPreferences: z.object({ preload: z.string(), sandbox: z.literal(true) }),
  });
  const [window] = z.tuple([options]).parse(windows);
  expect(existsSync(window.webPreferences.preload)).toBe(true);
});

test('every permission is denied', () => {
  const answers: unknown[] = [];
  callHandler('setPermissionRequestHandler', {}, 'geolocation', (answer: unknown) =>
    answers.push(answer),
  );
  answers.push(callHandler('setPermissionCheckHandler'), callHandler('setDevicePermissionHandler'));
  expect(answers).toEqual([false, false, false]);
});

test('requests to other addresses are cancelled', () => {
  const ask = (url: string) => {
    let answer: unknown;
    callHandler('onBeforeRequest', { url }, (given: unknown) => {
      answer = given;
    });
    return answer;
  };
  expect(ask('https://example.org/')).toEqual({ cancel: true });
  expect(ask('file:///etc/passwd')).toEqual({ cancel: true });
  expect(ask('jitterbook://app/index.html')).toEqual({ cancel: false });
});

test('a page cannot open windows, leave, or be redirected', () => {
  const contents = new StandInContents();
  standInElectron.app.emit('web-contents-created', {}, contents);
  const prevented: string[] = [];
  const go = (event: string, url: string) => {
    contents.emit(event, { url, preventDefault: () => prevented.push(`${event} ${url}`) });
  };
  go('will-frame-navigate', 'jitterbook://app/#runs');
  go('will-frame-navigate', 'https://example.org/');
  go('will-redirect', 'https://example.org/');
  go('will-attach-webview', 'https://example.org/');
  expect(callHandler('contents.setWindowOpenHandler')).toEqual({ action: 'deny' });
  expect(prevented).toEqual([
    'will-frame-navigate https://example.org/',
    'will-redirect https://example.org/',
    'will-attach-webview https://example.org/',
  ]);
});

async function fetchPage(url: string): Promise<Response> {
  return z.instanceof(Response).parse(await callHandler('protocol.handle', { url }));
}

test('the scheme serves the window with its policy, and nothing outside its folder', async () => {
  const page = await fetchPage('jitterbook://app/');
  expect(page.status).toBe(200);
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(await page.text()).toMatch(/<!doctype html>/i);
  for (const outside of [
    'jitterbook://app/../main/main.js',
    'jitterbook://app/%2e%2e/main/main.js',
    'jitterbook://app/..%2fmain%2fmain.js',
    'jitterbook://other/index.html',
    'jitterbook://print/1',
  ]) {
    expect([outside, (await fetchPage(outside)).status]).toEqual([outside, 404]);
  }
});

test('the window reaches the host over IPC', async () => {
  const sender = { senderFrame: { url: 'jitterbook://app/', parent: null } };
  expect(await callHandler('ipcMain.handle', sender, 'host.capabilities', {})).toMatchObject({
    ok: true,
    value: { host: 'desktop', nativeDialogs: true, revealInFolder: true },
  });
});
