import type { WebPreferences } from 'electron';

/** What every page runs with: no Node, its own JavaScript world, the operating system's sandbox. */
const pagePreferences = {
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
} as const satisfies WebPreferences;

/** The window's preferences. Spell checking stays off: it would download dictionaries. */
export function windowPreferences(preloadFile: string) {
  return { ...pagePreferences, preload: preloadFile } as const satisfies WebPreferences;
}

/** The report page's preferences: no preload, so it cannot reach the program at all. */
export const printPreferences = {
  ...pagePreferences,
  // A hidden page must draw as fast as a visible one.
  backgroundThrottling: false,
} as const satisfies WebPreferences;
