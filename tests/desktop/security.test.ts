import { readFile } from 'node:fs/promises';
import path from 'node:path';
import vm from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contentSecurityPolicy } from '../../electron/host/static-files.ts';
import { answerCall } from '../../electron/main/answer-call.ts';
import { isRequestAllowed, pageOf } from '../../electron/main/app-scheme.ts';
import { printPreferences, windowPreferences } from '../../electron/main/window-preferences.ts';
import { projectFolder } from '../support/run-tool.ts';

test('every page runs sandboxed, isolated and without Node', () => {
  const safe = {
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  };
  expect(windowPreferences('/p/preload.cjs')).toEqual({ ...safe, preload: '/p/preload.cjs' });
  expect(printPreferences).toEqual({ ...safe, backgroundThrottling: false });
});

test('the content security policy allows scripts and connections from the program only', () => {
  const directives = Object.fromEntries(
    contentSecurityPolicy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
  expect(directives).toMatchObject({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'connect-src': ["'self'"],
    'font-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  });
  expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|https?:|\*/);
});

test('only the own scheme counts as the program, however an address is dressed up', () => {
  expect(pageOf('jitterbook://app/')).toBe('window');
  expect(pageOf('jitterbook://app/assets/a.js?x#y')).toBe('window');
  expect(pageOf('jitterbook://print/1')).toBe('print');
  for (const other of [
    'https://app/',
    'file:///etc/passwd',
    'jitterbook://app.example.org/',
    'jitterbook://evil@app/',
    'jitterbook://app@evil/',
    'jitterbook-x://app/',
    'javascript:alert(1)',
    'about:blank',
    '//app/',
    '',
  ]) {
    expect([other, pageOf(other)]).toEqual([other, undefined]);
  }
});

test('no request leaves for a host on the network', () => {
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['http', 'https', 'ws', 'wss', 'ftp'] }), (url) => {
      expect(isRequestAllowed(url)).toBe(false);
    }),
  );
  expect(isRequestAllowed('jitterbook://app/index.html')).toBe(true);
  expect(isRequestAllowed('blob:https://example.org/1')).toBe(false);
});

test('calls are answered for the main frame of the window and for no other sender', async () => {
  const answer = answerCall((name, input) => Promise.resolve({ ok: true, value: { name, input } }));
  const window = { url: 'jitterbook://app/', parent: null };
  expect(await answer({ senderFrame: window }, 'host.capabilities', {})).toEqual({
    ok: true,
    value: { name: 'host.capabilities', input: {} },
  });
  for (const senderFrame of [
    null,
    { ...window, parent: window },
    { ...window, url: 'https://example.org/' },
    { ...window, url: 'jitterbook://print/1' },
  ]) {
    expect(await answer({ senderFrame }, 'host.capabilities', {})).toMatchObject({ ok: false });
  }
  expect(await answer({ senderFrame: window }, { toString: 1 }, {})).toMatchObject({ ok: false });
});

test('the preload is one CommonJS file that needs Electron only and exposes exactly two functions', async () => {
  const text = await readFile(path.join(projectFolder, 'dist', 'preload', 'preload.cjs'), 'utf8');
  const required: string[] = [];
  const exposed: unknown[] = [];
  const sent: unknown[] = [];
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => exposed.push([name, value]),
    },
    ipcRenderer: {
      invoke: (...message: unknown[]) => {
        sent.push(message);
      },
    },
  };
  vm.runInNewContext(text, {
    exports: {},
    module: { exports: {} },
    require: (name: string) => {
      required.push(name);
      return electron;
    },
  });
  const api = z.strictObject({
    call: z.custom<(name: string, input: unknown) => unknown>(
      (value) => typeof value === 'function',
    ),
    subscribe: z.custom((value) => typeof value === 'function'),
  });
  const [[name, value]] = z.tuple([z.tuple([z.string(), api])]).parse(exposed);
  value.call('host.capabilities', {});
  expect({ required, name, sent }).toEqual({
    required: ['electron'],
    name: 'jitterbook',
    sent: [['jitterbook:call', 'host.capabilities', {}]],
  });
});
