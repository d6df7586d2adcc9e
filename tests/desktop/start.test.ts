import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test, vi } from 'vitest';
import { downloadElectron } from '../../build/electron-download.mjs';
import { parseStartOptions } from '../../build/start-options.mjs';
import { projectFolder } from '../support/run-tool.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a network that swallows packets does not hold up the start', async () => {
  await using cache = await temporaryFolder();
  const silence = createServer();
  await new Promise<void>((resolve) => silence.listen(0, '127.0.0.1', resolve));
  const { port } = addressOf(silence.address());
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`);
  vi.stubEnv('electron_config_cache', cache.path);
  try {
    const why = await downloadElectron({ answerMs: 100, answeredMs: 100, silentMs: 500 });
    expect(why).toBe(`127.0.0.1:${port} does not give Electron.`);
  } finally {
    vi.unstubAllEnvs();
    silence.close();
  }
});

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address;
}

test('options and a file name of npm start are understood, the name from where the person stands', () => {
  vi.stubEnv('INIT_CWD', path.resolve('/home/ada'));
  expect(parseStartOptions(['--browser', '--no-open', '--port', '8080', 'a.json'])).toEqual({
    browser: true,
    desktop: false,
    open: false,
    port: '8080',
    help: false,
    file: path.resolve('/home/ada/a.json'),
  });
  vi.unstubAllEnvs();
});

test.for([['--port', '70000'], ['--port', 'x'], ['--nonsense'], ['a.json', 'b.json']])(
  'npm start refuses %j in words',
  (args) => {
    expect(() => parseStartOptions(args)).toThrow(/.{10}/);
  },
);

test('npm start serves the window in the browser host and ends when it is asked to', async () => {
  await using data = await temporaryFolder();
  const child = spawn(process.execPath, ['build/start.mjs', '--browser', '--no-open'], {
    cwd: projectFolder,
    env: { ...process.env, JITTERBOOK_DATA_DIR: data.path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    let address: string | undefined;
    for await (const line of createInterface(child.stdout)) {
      address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0];
      if (address !== undefined) break;
    }
    const answer = await fetch(address ?? 'no address was printed', { redirect: 'manual' });
    expect(answer.status).toBe(303);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await ended).toEqual([0, null]);
});
