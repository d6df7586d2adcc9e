import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { networkInterfaces, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLab } from '../../../../electron/services/lab/start-lab.ts';
import type { Lab } from '../../../../electron/services/lab/start-lab.ts';
import type { SshTarget } from '../../../../electron/services/ssh/session.ts';
import {
  failed,
  freshEnvironment,
  nothingLeft,
  openSession,
  processesWith,
  succeeded,
  textOf,
} from '../ssh/connections.ts';
import { createConnect } from '../../../../electron/services/ssh/connect.ts';

let dataDirectory: string;
let lab: Lab;
beforeAll(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'jitterbook-lab-'));
  lab = succeeded(await startLab({ dataDirectory }));
});
afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  rmSync(dataDirectory, { recursive: true });
});

const keyFiles = ['lab-a-host-key', 'lab-b-host-key', 'login-key'];

test('its keys are made once and only their owner can read them', async () => {
  const read = () => keyFiles.map((name) => readFileSync(join(dataDirectory, name), 'utf8'));
  const before = read();
  const again = succeeded(await startLab({ dataDirectory }));
  await again[Symbol.asyncDispose]();
  expect(read()).toEqual(before);
  expect(new Set(before).size).toBe(3);
  const modes = keyFiles.map((name) => statSync(join(dataDirectory, name)).mode & 0o777);
  expect([...modes, statSync(dataDirectory).mode & 0o777]).toEqual([0o600, 0o600, 0o600, 0o700]);
});

test('its members are two hosts on loopback with keys of their own', () => {
  const { 'lab-a': a, 'lab-b': b } = lab.members;
  const addresses = [a.address, b.address, ...Object.values(lab.dataAddresses)];
  expect(addresses.every((address) => address.startsWith('127.'))).toBe(true);
  expect(`${a.address}:${a.port}`).not.toBe(`${b.address}:${b.port}`);
  expect(a.pinnedFingerprint).not.toBe(b.pinnedFingerprint);
  expect(Object.keys(networkInterfaces())).toContain(lab.netdev);
});

test('nothing listens beyond the address of the member', async () => {
  const { port } = lab.members['lab-a'];
  const refused = await new Promise((resolve) => {
    const socket = connectSocket(port, '127.0.0.9');
    socket.once('connect', () => resolve('connected'));
    socket.once('error', (error) => resolve('code' in error && error.code));
  });
  expect(refused).toBe('ECONNREFUSED');
});

test.each(['lab-a', 'lab-b'] as const)(
  '%s runs real commands, with the Node of this program',
  async (name) => {
    await using session = await openSession(lab.members[name]);
    const script = 'echo "$USER $LANG"; node -p process.execPath; command -v node';
    const end = succeeded(await session.run(['sh', '-c', script]));
    expect(textOf(end.stdout).split('\n')).toEqual([
      `${userInfo().username} C`,
      process.execPath,
      join(dataDirectory, 'bin', 'node'),
      '',
    ]);
  },
);

async function signInFailure(changes: Partial<SshTarget>): Promise<string> {
  const connect = createConnect(freshEnvironment());
  return failed(await connect({ ...lab.members['lab-a'], ...changes }, {})).kind;
}

test('only its own key and user sign in', async () => {
  const privateKey = ssh2.utils.generateKeyPairSync('ed25519').private;
  expect(await signInFailure({ signIn: { method: 'private-key', privateKey } })).toBe(
    'authentication',
  );
  expect(await signInFailure({ user: 'nobody-else' })).toBe('authentication');
  expect(await signInFailure({ signIn: { method: 'ask' } })).toBe('authentication');
});

test('it ends its commands when it ends, also those without a watchdog', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'jitterbook-lab-'));
  const other = succeeded(await startLab({ dataDirectory: directory }));
  const target = other.members['lab-b'];
  const mark = `7${process.pid}.125`;
  const client = new ssh2.Client();
  const privateKey = readFileSync(join(directory, 'login-key'));
  await new Promise<void>((resolve) => {
    client.once('ready', () => resolve());
    client.connect({ host: target.address, port: target.port, username: target.user, privateKey });
  });
  client.exec(`trap "" TERM; sleep ${mark}; sleep ${mark}`, () => undefined);
  await expect.poll(() => processesWith(`sleep ${mark}`).length).toBeGreaterThan(1);
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  await other[Symbol.asyncDispose]();
  await closed;
  await nothingLeft(mark);
  rmSync(directory, { recursive: true });
});

test('a damaged key and a folder that cannot be used are named', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'jitterbook-lab-'));
  writeFileSync(join(directory, 'login-key'), 'nothing');
  const damaged = failed(await startLab({ dataDirectory: directory }));
  const inFile = failed(await startLab({ dataDirectory: join(directory, 'login-key') }));
  expect([damaged.kind, damaged.message, inFile.kind]).toEqual([
    'storage',
    'A key of the embedded lab is damaged.',
    'storage',
  ]);
  rmSync(directory, { recursive: true });
});
