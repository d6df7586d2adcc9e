import type { TestContext } from 'vitest';
import { openWindow, startBrowserHost, type OpenWindow } from './browser-host.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A window on a program that nobody has used yet. */
export async function openFreshWindow(
  context: TestContext,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<OpenWindow> {
  const folder = await temporaryFolder();
  const host = await startBrowserHost(undefined, folder.path);
  const { page, errors, ...window } = await openWindow(context, host.url, colorScheme);
  return {
    page,
    errors,
    async [Symbol.asyncDispose]() {
      await window[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
