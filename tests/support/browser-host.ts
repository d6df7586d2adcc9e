// The product as people use it without Electron: the built program on loopback, and a real browser in front of it.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import type { TestContext } from 'vitest';
import { requirePart } from './requirements.ts';
import { projectFolder } from './run-tool.ts';

const program = path.join(projectFolder, 'dist', 'cli', 'jitterbook.js');

/** The program sees its own data folder only, which is the person's home as well: new experiments go there. */
function environmentOf(dataFolder: string) {
  return { ...process.env, HOME: dataFolder, JITTERBOOK_DATA_DIR: dataFolder };
}

/** Runs the built command line to its end; resolves to what it printed, rejects when it fails. */
export async function runProgram(args: readonly string[], dataFolder: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], {
    env: environmentOf(dataFolder),
  });
  return stdout;
}

/** Serves the window on a port of the system's choice, with this experiment or with none. */
export async function startBrowserHost(
  file: string | undefined,
  dataFolder: string,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = spawn(
    process.execPath,
    [program, 'serve', ...(file === undefined ? [] : [file]), '--no-open'],
    { env: environmentOf(dataFolder), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return {
    url: await printedAddress(server),
    async [Symbol.asyncDispose]() {
      if (server.exitCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}

export type OpenWindow = AsyncDisposable & {
  readonly page: Page;
  /** What the page complained of: errors of scripts and breaches of the content security policy. */
  readonly errors: readonly string[];
};

/** Opens the address in a real browser. */
export async function openWindow(
  context: TestContext,
  url: string,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<OpenWindow> {
  const browser = await chromium.launch({
    executablePath: requirePart(context, 'chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url);
  return {
    page,
    errors,
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** The address with its token, which the program prints once it listens. */
function printedAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (part: Buffer) => {
      printed += part.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(printed);
      if (found) resolve(found[0]);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', () => {
      reject(new Error(`The program ended before it listened:\n${printed}`));
    });
  });
}
