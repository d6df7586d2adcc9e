// A real OpenSSH server on loopback, with its own keys and configuration, for one test file.
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** A running sshd; disposing it ends it, its connections and its files. */
export type Sshd = AsyncDisposable & {
  readonly address: '127.0.0.1';
  readonly port: number;
  readonly user: string;
  /** Private keys that sign in. */
  readonly loginKeys: {
    /** Without passphrase. */
    readonly plain: KeyFile;
    /** The passphrase is `open sesame`. */
    readonly encrypted: KeyFile;
  };
  /** Public host keys, as `TYPE BASE64`. */
  readonly hostKeys: readonly string[];
  /** A folder for the test, gone with the server. */
  readonly directory: string;
};
export type KeyFile = { readonly path: string; readonly text: string };

/**
 * Starts sshd as the current user, which may be root.
 *
 * @param hostKeyTypes Types of host keys to make, as ssh-keygen names them.
 */
export async function startSshd(
  hostKeyTypes: readonly ('ed25519' | 'ecdsa' | 'rsa')[] = ['ed25519'],
): Promise<Sshd> {
  const directory = mkdtempSync(join(tmpdir(), 'jitterbook-sshd-'));
  const loginKeys = {
    plain: makeKey(join(directory, 'login'), 'ed25519', ''),
    encrypted: makeKey(join(directory, 'login-encrypted'), 'ed25519', 'open sesame'),
  };
  const publicKeys = Object.values(loginKeys).map(({ path }) =>
    readFileSync(`${path}.pub`, 'utf8'),
  );
  writeFileSync(join(directory, 'authorized_keys'), publicKeys.join(''));
  const hostKeyFiles = hostKeyTypes.map((type) => {
    const { path } = makeKey(join(directory, `host-${type}`), type, '');
    return path;
  });
  const port = await freePort();
  const configuration = [
    `ListenAddress 127.0.0.1:${port}`,
    ...hostKeyFiles.map((path) => `HostKey ${path}`),
    `AuthorizedKeysFile ${join(directory, 'authorized_keys')}`,
    `PidFile ${join(directory, 'sshd.pid')}`,
    // The files belong to whoever runs the test, in a folder that anyone may write to.
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin prohibit-password',
  ];
  writeFileSync(join(directory, 'sshd_config'), `${configuration.join('\n')}\n`);
  // Where privileges are separated, sshd of a root user wants this empty folder.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', join(directory, 'sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await listening(server);
  return {
    address: '127.0.0.1',
    port,
    user: userInfo().username,
    loginKeys,
    hostKeys: hostKeyFiles.map((path) =>
      readFileSync(`${path}.pub`, 'utf8').split(' ').slice(0, 2).join(' '),
    ),
    directory,
    async [Symbol.asyncDispose]() {
      const exited = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await exited;
      rmSync(directory, { recursive: true });
    },
  };
}

function makeKey(path: string, type: string, passphrase: string): KeyFile {
  execFileSync('ssh-keygen', ['-q', '-t', type, '-N', passphrase, '-f', path, '-C', 'test']);
  return { path, text: readFileSync(path, 'utf8') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address();
      probe.close(() =>
        typeof bound === 'object' && bound !== null
          ? resolve(bound.port)
          : reject(new Error('No port.')),
      );
    });
  });
}

/** Resolves when sshd says that it listens; rejects with what it said when it ends or is not there. */
function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Server listening')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`sshd ended: ${said}`)));
  });
}
