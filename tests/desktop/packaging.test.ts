// Packages the program as a release does, with a stand-in for the Electron binary: what goes into the package and which
// fuses are set can be seen without one.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder, runTool } from '../support/run-tool.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** How a binary says where its fuses are: a sentinel, the version, the count, one character per fuse. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101101011'),
]);

async function packageProgram(folder: string): Promise<string> {
  const electron = path.join(folder, 'electron');
  await mkdir(electron);
  await writeFile(
    path.join(electron, 'electron'),
    Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuseWire]),
    { mode: 0o755 },
  );
  await runTool(
    'electron-builder',
    [
      '--linux',
      '--dir',
      '--config',
      'build/electron-builder.config.cjs',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${path.join(folder, 'release')}`,
    ],
    projectFolder,
  );
  return path.join(folder, 'release', 'linux-unpacked');
}

test('the package holds the built program and its two packages, and its fuses are set', async () => {
  await using folder = await temporaryFolder();
  const unpacked = await packageProgram(folder.path);
  const archive = path.join(unpacked, 'resources', 'app.asar');

  const listing = (await runTool('asar', ['list', archive], projectFolder)).trim().split('\n');
  const top = (prefix: string, depth: number) =>
    [
      ...new Set(
        listing
          .filter((file) => file.startsWith(prefix))
          .map((file) => file.split('/').slice(0, depth).join('/')),
      ),
    ].sort();
  expect(top('/', 2)).toEqual(['/dist', '/node_modules', '/package.json']);
  expect(top('/dist/', 3)).toEqual([
    '/dist/assets',
    '/dist/cli',
    '/dist/main',
    '/dist/preload',
    '/dist/renderer',
    '/dist/report',
  ]);
  expect(top('/node_modules/', 3)).toEqual([
    '/node_modules/asn1',
    '/node_modules/bcrypt-pbkdf',
    '/node_modules/playwright-core',
    '/node_modules/safer-buffer',
    '/node_modules/ssh2',
    '/node_modules/tweetnacl',
  ]);
  expect(listing).toEqual(
    expect.arrayContaining([
      '/dist/cli/jitterbook.js',
      '/dist/main/main.js',
      '/dist/preload/preload.cjs',
      '/dist/renderer/index.html',
      '/dist/report/report-page.js',
    ]),
  );

  const fuses = await runTool(
    'electron-fuses',
    ['read', '--app', path.join(unpacked, 'jitterbook')],
    projectFolder,
  );
  const states = [...fuses.matchAll(/(\w+) is (Enabled|Disabled)/g)].map(
    ([, name, state]) => `${name ?? ''} ${state ?? ''}`,
  );
  expect(states).toEqual([
    'RunAsNode Enabled',
    'EnableCookieEncryption Disabled',
    'EnableNodeOptionsEnvironmentVariable Disabled',
    'EnableNodeCliInspectArguments Disabled',
    'EnableEmbeddedAsarIntegrityValidation Enabled',
    'OnlyLoadAppFromAsar Enabled',
    'LoadBrowserProcessSpecificV8Snapshot Disabled',
    'GrantFileProtocolExtraPrivileges Disabled',
    // WebAssembly trap handlers: newer than the library that reads and sets fuses here, and left as it comes.
    'undefined Enabled',
  ]);
});
