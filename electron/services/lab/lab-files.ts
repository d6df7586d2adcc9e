import { chmod, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { quoteArgv } from '../../../shared/base/quote.ts';

/** What the lab keeps between starts. Keys are ed25519 private keys in OpenSSH's format. */
export type LabFiles = {
  readonly hostKeys: Readonly<Record<'lab-a' | 'lab-b', string>>;
  /** The only key that signs in. */
  readonly loginKey: string;
  /** Goes before the rest of PATH: holds `node`, the Node that runs this program. */
  readonly binDirectory: string;
};

/** Reads the lab's files and makes those that are missing. Fails with `storage`. */
export async function prepareLabFiles(directory: string): Promise<Result<LabFiles, Failure>> {
  try {
    const binDirectory = join(directory, 'bin');
    await mkdir(binDirectory, { recursive: true, mode: 0o700 });
    // The directory may be older than the lab, and recursive mkdir leaves it as it was.
    await chmod(directory, 0o700);
    await writeNodeLauncher(binDirectory);
    return ok({
      hostKeys: {
        'lab-a': await keepKey(join(directory, 'lab-a-host-key')),
        'lab-b': await keepKey(join(directory, 'lab-b-host-key')),
      },
      loginKey: await keepKey(join(directory, 'login-key')),
      binDirectory,
    });
  } catch (error) {
    return err(
      failure('storage', `Cannot prepare the embedded lab in ${directory}: ${String(error)}`),
    );
  }
}

/** The key at `path`, made if absent. Of two programs that make it at once, the first one's key is kept by both. */
async function keepKey(path: string): Promise<string> {
  const draft = `${path}.${process.pid}`;
  const { private: key } = ssh2.utils.generateKeyPairSync('ed25519', { comment: 'jitterbook-lab' });
  await writeFile(draft, key, { mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return readFile(path, 'utf8');
}

/**
 * `node` for the probe: the Node of this program, which is Electron itself on the desktop. Written at each start, since
 * an update moves the program.
 */
async function writeNodeLauncher(binDirectory: string): Promise<void> {
  const script = `#!/bin/sh\nELECTRON_RUN_AS_NODE=1 exec ${quoteArgv([process.execPath])} "$@"\n`;
  const draft = join(binDirectory, `node.${process.pid}`);
  await writeFile(draft, script, { mode: 0o700 });
  await rename(draft, join(binDirectory, 'node'));
}
