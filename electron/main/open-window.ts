import { BrowserWindow } from 'electron';
import { windowUrl } from './app-scheme.ts';
import { windowPreferences } from './window-preferences.ts';

/** The window, shown once it has something to show. */
export function openWindow(preloadFile: string) {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Jitterbook',
    webPreferences: windowPreferences(preloadFile),
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(windowUrl);
  return window;
}
