// Host keys on disk: the person's own files are read and never written, what the program learns goes to its own file.
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure } from '../../../shared/base/failure.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import {
  fingerprintOf,
  judgeHostKey,
  knownHostLine,
  knownKeyTypes,
  parseKnownHosts,
  typeOfKey,
} from './known-hosts.ts';
import type { KnownHostLine } from './known-hosts.ts';
import type { SshPrompts, SshTarget } from './session.ts';

/** Absolute paths. */
export type KnownHostsFiles = {
  /** Such as `~/.ssh/known_hosts` and `/etc/ssh/ssh_known_hosts`; those that do not exist are empty. */
  readonly read: readonly string[];
  /** The program's own file; made when the first key is trusted. */
  readonly own: string;
};

/** Decides about host keys. Questions are asked one at a time, so two connections to one host ask once. */
export type HostKeyGuard = {
  /** Key types to ask the server for first. */
  readonly knownTypes: (target: SshTarget) => Promise<Result<ReadonlySet<string>, Failure>>;
  /** Fails with `host-key` for a changed, revoked or declined key, with `storage` when a file cannot be used. */
  readonly check: (target: SshTarget, key: Buffer) => Promise<Result<void, Failure>>;
};

/** A file of host keys larger than this is not one. */
const largestFile = 16 * 1024 * 1024;

/** A guard over the given files; `trustHostKey` is asked about hosts that no file names. */
export function createHostKeyGuard(
  files: KnownHostsFiles,
  trustHostKey: SshPrompts['trustHostKey'],
): HostKeyGuard {
  let lastCheck: Promise<unknown> = Promise.resolve();

  async function checkAgainstFiles(target: SshTarget, key: Buffer): Promise<Result<void, Failure>> {
    const lines = await readLines([...files.read, files.own]);
    if (!lines.ok) return lines;
    const verdict = judgeHostKey(lines.value, target, key);
    const fingerprint = fingerprintOf(key);
    switch (verdict.kind) {
      case 'known':
        return ok(undefined);
      case 'revoked':
        return err(
          failure(
            'host-key',
            `${target.hostName} shows the host key ${fingerprint}, which is marked as revoked. Nothing was sent.`,
            { advice: 'Ask who runs the machine.' },
          ),
        );
      case 'changed':
        return err(changedKey(target, fingerprint, verdict.known));
      case 'unknown': {
        const trusted = await trustHostKey({ target, keyType: typeOfKey(key), fingerprint });
        return trusted ? store(files.own, target, key) : err(declined(target));
      }
    }
  }

  return {
    async knownTypes(target) {
      const lines = await readLines([...files.read, files.own]);
      return lines.ok ? ok(knownKeyTypes(lines.value, target)) : lines;
    },
    check(target, key) {
      const answer = lastCheck.then(() =>
        target.pinnedFingerprint === undefined
          ? checkAgainstFiles(target, key)
          : checkAgainstPin(target, fingerprintOf(key), target.pinnedFingerprint),
      );
      lastCheck = answer.catch(() => undefined);
      return answer;
    },
  };
}

function checkAgainstPin(
  target: SshTarget,
  fingerprint: string,
  pinned: string,
): Result<void, Failure> {
  return fingerprint === pinned ? ok(undefined) : err(changedKey(target, fingerprint, [pinned]));
}

function changedKey(target: SshTarget, found: string, known: readonly string[]): Failure {
  return failure(
    'host-key',
    `${target.hostName} shows another host key than the one that is known (found ${found}, known ` +
      `${known.join(', ')}). Nothing was sent.`,
    { advice: 'Ask who runs the machine.' },
  );
}

function declined(target: SshTarget): Failure {
  return failure(
    'host-key',
    `The host key of ${target.hostName} was not trusted. Nothing was sent.`,
    { advice: 'Compare the fingerprint with the one at the console of the machine.' },
  );
}

async function readLines(
  paths: readonly string[],
): Promise<Result<readonly KnownHostLine[], Failure>> {
  const lines: KnownHostLine[] = [];
  for (const path of paths) {
    const text = await readText(path);
    if (!text.ok) return text;
    lines.push(...parseKnownHosts(text.value));
  }
  return ok(lines);
}

/** A file that cannot be read stops the connection: it might name the very key that is to be refused. */
async function readText(path: string): Promise<Result<string, Failure>> {
  try {
    const bytes = await readFile(path);
    if (bytes.length <= largestFile) return ok(bytes.toString('utf8'));
    return err(failure('storage', `The known hosts file ${path} is larger than 16 MiB.`));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok('');
    return err(failure('storage', `Cannot read the known hosts file ${path}: ${String(error)}`));
  }
}

async function store(path: string, target: SshTarget, key: Buffer): Promise<Result<void, Failure>> {
  const present = await readText(path);
  if (!present.ok) return present;
  const separator = present.value === '' || present.value.endsWith('\n') ? '' : '\n';
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'a', 0o600);
    try {
      await file.appendFile(`${separator}${knownHostLine(target, key)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    return ok(undefined);
  } catch (error) {
    return err(
      failure(
        'storage',
        `Cannot store the host key of ${target.hostName} in ${path}: ${String(error)}`,
      ),
    );
  }
}
