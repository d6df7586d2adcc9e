// What the SSH tests share: ways to connect, a relay that can be cut, and a look at what still runs.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect as connectSocket, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createConnect } from '../../../../electron/services/ssh/connect.ts';
import type { ConnectEnvironment } from '../../../../electron/services/ssh/connect.ts';
import type {
  HostSession,
  SshPrompts,
  SshTarget,
} from '../../../../electron/services/ssh/session.ts';
import type { Failure } from '../../../../shared/base/failure.ts';
import type { Result } from '../../../../shared/base/result.ts';
import type { Sshd } from '../../../support/sshd.ts';

/** Trusts every new host and has no secret to tell. */
export const trusting: SshPrompts = {
  trustHostKey: () => Promise.resolve(true),
  secret: () => Promise.resolve(undefined),
};

/** An environment for one test, gone with it: empty home, no agent, no known hosts. */
export function freshEnvironment(changes: Partial<ConnectEnvironment> = {}): ConnectEnvironment {
  const home = mkdtempSync(join(tmpdir(), 'jitterbook-home-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const knownHosts = { read: [join(home, 'known_hosts')], own: join(home, 'program', 'known') };
  return { prompts: trusting, knownHosts, home, agentSocket: undefined, ...changes };
}

/** The sshd as a target, signing in with its plain key unless told otherwise. */
export function targetOf(sshd: Sshd, changes: Partial<SshTarget> = {}): SshTarget {
  return {
    hostName: 'solarflare01',
    address: sshd.address,
    port: sshd.port,
    user: sshd.user,
    signIn: { method: 'private-key', privateKey: sshd.loginKeys.plain.text },
    ...changes,
  };
}

/** The value of a result that must be a success. */
export function succeeded<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}

/** The failure of a result that must be one. */
export function failed(result: Result<unknown, Failure>): Failure {
  if (result.ok) throw new Error('A failure was expected.');
  return result.error;
}

/** A session in a fresh environment. */
export async function openSession(target: SshTarget): Promise<HostSession> {
  return succeeded(await createConnect(freshEnvironment())(target, {}));
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Command lines that hold `marker`, of every process of this machine. */
export function processesWith(marker: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return ''; // It has ended meanwhile.
      }
    })
    .filter((commandLine) => commandLine.includes(marker));
}

/** Waits until nothing that carries `marker` runs any more. */
export async function nothingLeft(marker: string): Promise<void> {
  await expect.poll(() => processesWith(marker), { timeout: 12_000 }).toEqual([]);
}

/** A TCP relay to a target. `cut` resets all connections; `freeze` keeps them open and passes nothing on. */
export type Relay = Disposable & {
  readonly port: number;
  readonly cut: () => void;
  readonly freeze: () => void;
};

export function startRelay(target: { address: string; port: number }): Promise<Relay> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connectSocket(target.port, target.address);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const freeze = () => {
    for (const socket of sockets) socket.unpipe().pause();
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
      const dispose = () => {
        cut();
        server.close();
      };
      resolve({ port, cut, freeze, [Symbol.dispose]: dispose });
    });
  });
}
