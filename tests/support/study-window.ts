import path from 'node:path';
import type { TestContext } from 'vitest';
import { openWindow, runProgram, startBrowserHost, type OpenWindow } from './browser-host.ts';
import { temporaryFolder } from './temporary-folder.ts';

const study = path.join(import.meta.dirname, '..', 'fixtures', 'seeds', 'solarflare-study.txt');

/** A window on an experiment with the six sfnt-pingpong tables of a published study. */
export async function openStudy(
  context: TestContext,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<OpenWindow> {
  const folder = await temporaryFolder();
  const file = path.join(folder.path, 'study.jitterbook.json');
  const data = path.join(folder.path, 'data');
  await runProgram(['import', file, study], data);
  const host = await startBrowserHost(file, data);
  const window = await openWindow(context, host.url, colorScheme);
  return {
    ...window,
    async [Symbol.asyncDispose]() {
      await window[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Opens an address of the window, such as `#/runs`. */
export async function visit({ page }: OpenWindow, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}
