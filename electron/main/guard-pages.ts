import { app, session, type WebContents } from 'electron';
import { isRequestAllowed, pageOf } from './app-scheme.ts';

/** Holds every page of the program to the program: no other address, no permission, no new window. */
export function guardPages(): void {
  guardSession();
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
}

function guardSession(): void {
  const { defaultSession } = session;
  // Electron grants what nobody denies.
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isRequestAllowed(url) });
  });
  defaultSession.on('will-download', (event) => {
    event.preventDefault();
  });
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (pageOf(event.url) !== 'window') event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
}
