// A real OpenSSH server, with its own keys and configuration, for one test file: on loopback unless told otherwise.
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** A running sshd; disposing it ends it, its connections and its files. */
export type Sshd = AsyncDisposable & {
  readonly address: string;
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

const searchPath = `${dirname(process.execPath)}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;

/** Where an sshd runs that is not on loopback. */
export type SshdPlace = {
  readonly address: string;
  readonly port: number;
  /** Command that enters the place, such as `ip netns exec NAME`. */
  readonly entry: readonly string[];
};

/**
 * Starts sshd as the current user, which may be root.
 *
 * @param hostKeyTypes Types of host keys to make, as ssh-keygen names them.
 */
export async function startSshd(
  hostKeyTypes: readonly ('ed25519' | 'ecdsa' | 'rsa')[] = ['ed25519'],
  place?: SshdPlace,
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
  const { address, port, entry } = place ?? (await loopback());
  const configuration = [
    `ListenAddress ${address}:${port}`,
    ...hostKeyFiles.map((path) => `HostKey ${path}`),
    `AuthorizedKeysFile ${join(directory, 'authorized_keys')}`,
    `PidFile ${join(directory, 'sshd.pid')}`,
    // The files belong to whoever runs the test, in a folder that anyone may write to.
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin prohibit-password',
    // Node is not everywhere where sshd looks for programs; and no shell reads what a person wrote for theirs.
    `SetEnv PATH=${searchPath} HOME=${directory}`,
  ];
  writeFileSync(join(directory, 'sshd_config'), `${configuration.join('\n')}\n`);
  // Where privileges are separated, sshd of a root user wants this empty folder.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const argv = [...entry, '/usr/sbin/sshd', '-D', '-e', '-f', join(directory, 'sshd_config')];
  const server = spawn('env', argv, { stdio: ['ignore', 'ignore', 'pipe'] });
  await listening(server);
  return {
    address,
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

async function loopback(): Promise<SshdPlace> {
  return { address: '127.0.0.1', port: await freePort(), entry: [] };
}

/** A port of loopback that nothing listened on just now. */
export function freePort(): Promise<number> {
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
