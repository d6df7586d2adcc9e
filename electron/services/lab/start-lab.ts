// The embedded lab: two SSH servers on loopback that really execute commands, so that the main job is real with no lab
// at hand. Nothing in it is canned. What is measured in it is this machine's loopback.
import { userInfo } from 'node:os';
import type { Failure } from '../../../shared/base/failure.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SshTarget } from '../ssh/session.ts';
import { prepareLabFiles } from './lab-files.ts';
import type { LabFiles } from './lab-files.ts';
import { startLabServer } from './lab-server.ts';
import type { LabServer } from './lab-server.ts';

export type LabMember = 'lab-a' | 'lab-b';

/** A running lab; disposing it ends every command in it. */
export type Lab = AsyncDisposable & {
  /** How to reach the members by SSH; the ports change at each start. */
  readonly members: Readonly<Record<LabMember, SshTarget>>;
  /** Loopback addresses for test traffic; equal on platforms that have only one. */
  readonly dataAddresses: Readonly<Record<LabMember, string>>;
  /** The interface that carries these addresses. */
  readonly netdev: string;
};

/**
 * Starts the lab. Keys are made at the first start and kept in `dataDirectory`, where only this user can read them.
 * Fails with `storage` when the directory cannot be used and with `unreachable` when no port can be opened.
 */
export async function startLab(options: {
  readonly dataDirectory: string;
}): Promise<Result<Lab, Failure>> {
  const files = await prepareLabFiles(options.dataDirectory);
  if (!files.ok) return files;
  // Linux answers on all of 127.0.0.0/8; macOS on 127.0.0.1 only, and then both members share it.
  const a = await startLabServer('127.0.0.2', files.value, 'lab-a');
  if (!a.ok) return a;
  const b = await startLabServer('127.0.0.3', files.value, 'lab-b');
  if (!b.ok) {
    await a.value[Symbol.asyncDispose]();
    return b;
  }
  return ok({
    members: {
      'lab-a': targetOf('lab-a', a.value, files.value),
      'lab-b': targetOf('lab-b', b.value, files.value),
    },
    dataAddresses: { 'lab-a': a.value.address, 'lab-b': b.value.address },
    netdev: process.platform === 'linux' ? 'lo' : 'lo0',
    async [Symbol.asyncDispose]() {
      await Promise.all([a.value[Symbol.asyncDispose](), b.value[Symbol.asyncDispose]()]);
    },
  });
}

function targetOf(member: LabMember, server: LabServer, files: LabFiles): SshTarget {
  return {
    hostName: member,
    address: server.address,
    port: server.port,
    user: userInfo().username,
    signIn: { method: 'private-key', privateKey: files.loginKey },
    pinnedFingerprint: server.fingerprint,
  };
}
