// One suite, two servers: what a session promises holds against OpenSSH and against the embedded lab.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { startLab } from '../../../../electron/services/lab/start-lab.ts';
import type { SshTarget } from '../../../../electron/services/ssh/session.ts';
import { ensure } from '../../../../shared/base/assert.ts';
import { startSshd } from '../../../support/sshd.ts';
import { succeeded, targetOf } from './connections.ts';

type Server = AsyncDisposable & { readonly target: SshTarget };

const servers = { OpenSSH: openSsh, 'the embedded lab': embeddedLab };

/**
 * Starts both servers for a test file and returns what stands for `test` in it: it defines two tests, whose names
 * begin with `subject`.
 */
export function testOnBothServers(subject: string) {
  const running = new Map<string, Server>();
  beforeAll(async () => {
    for (const [name, start] of Object.entries(servers)) running.set(name, await start());
  });
  afterAll(async () => {
    for (const server of running.values()) await server[Symbol.asyncDispose]();
  });
  return (name: string, body: (target: SshTarget) => Promise<void>, timeoutMs?: number): void => {
    for (const server of Object.keys(servers)) {
      const run = () => body(ensure(running.get(server), 'servers start before tests').target);
      test(`${subject} ${name} (${server})`, run, timeoutMs);
    }
  };
}

async function openSsh(): Promise<Server> {
  const sshd = await startSshd();
  return { target: targetOf(sshd), [Symbol.asyncDispose]: () => sshd[Symbol.asyncDispose]() };
}

async function embeddedLab(): Promise<Server> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'jitterbook-lab-'));
  const lab = succeeded(await startLab({ dataDirectory }));
  return {
    target: lab.members['lab-a'],
    async [Symbol.asyncDispose]() {
      await lab[Symbol.asyncDispose]();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}
