// Host keys against a real sshd: asked about once, kept, refused when changed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConnect } from '../../../../electron/services/ssh/connect.ts';
import type { SshPrompts } from '../../../../electron/services/ssh/session.ts';
import { startSshd } from '../../../support/sshd.ts';
import type { Sshd } from '../../../support/sshd.ts';
import { failed, freshEnvironment, succeeded, targetOf, trusting } from './connections.ts';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd(['ed25519', 'ecdsa', 'rsa']);
});
afterAll(() => sshd[Symbol.asyncDispose]());

/** A person who trusts or does not, and what they were asked. */
function personWho(trusts: boolean) {
  const questions: { keyType: string; fingerprint: string }[] = [];
  const prompts: SshPrompts = {
    ...trusting,
    trustHostKey({ keyType, fingerprint }) {
      questions.push({ keyType, fingerprint });
      return Promise.resolve(trusts);
    },
  };
  return { questions, prompts };
}

function hostKey(type: string): string {
  const key = sshd.hostKeys.find((line) => line.startsWith(type));
  if (key === undefined) throw new Error(`The server has no ${type} key.`);
  return key;
}

/** As ssh-keygen prints it, so that both sides of a comparison are not ours. */
function fingerprintByKeygen(key: string): string {
  const printed = execFileSync('ssh-keygen', ['-l', '-f', '-'], { input: key, encoding: 'utf8' });
  return printed.split(' ')[1] ?? '';
}

function knownHostsWith(...lines: string[]) {
  const environment = freshEnvironment();
  const [path = ''] = environment.knownHosts.read;
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return { environment, path };
}

test('an unknown host is asked about once, also by two connections at the same time', async () => {
  const { questions, prompts } = personWho(true);
  const environment = freshEnvironment({ prompts });
  const connect = createConnect(environment);
  const sessions = await Promise.all([connect(targetOf(sshd), {}), connect(targetOf(sshd), {})]);
  for (const session of sessions) await succeeded(session)[Symbol.asyncDispose]();
  const key = hostKey('ssh-ed25519');
  expect(questions).toEqual([{ keyType: 'ssh-ed25519', fingerprint: fingerprintByKeygen(key) }]);
  const { own, read } = environment.knownHosts;
  expect(readFileSync(own, 'utf8')).toBe(`[127.0.0.1]:${sshd.port} ${key}\n`);
  expect(statSync(own).mode & 0o777).toBe(0o600);
  expect(read.some(existsSync)).toBe(false);
});

test('a new key goes to a line of its own after a line without end', async () => {
  const environment = freshEnvironment();
  const { own } = environment.knownHosts;
  mkdirSync(dirname(own));
  writeFileSync(own, `other ${hostKey('ssh-rsa')}`);
  await using session = succeeded(await createConnect(environment)(targetOf(sshd), {}));
  expect(session.target.hostName).toBe('solarflare01');
  expect(readFileSync(own, 'utf8').trim().split('\n')).toHaveLength(2);
});

test('a host that is not trusted is not signed in to and not stored', async () => {
  const { prompts } = personWho(false);
  const environment = freshEnvironment({ prompts });
  const failure = failed(await createConnect(environment)(targetOf(sshd), {}));
  expect([failure.kind, failure.message]).toEqual([
    'host-key',
    'The host key of solarflare01 was not trusted. Nothing was sent.',
  ]);
  expect(existsSync(environment.knownHosts.own)).toBe(false);
});

test('a changed key is refused loudly and no question is asked', async () => {
  const { environment } = knownHostsWith(
    `[127.0.0.1]:${sshd.port} ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f`,
  );
  const { questions, prompts } = personWho(true);
  const failure = failed(await createConnect({ ...environment, prompts })(targetOf(sshd), {}));
  expect(failure.kind).toBe('host-key');
  expect(failure.message).toContain(
    'solarflare01 shows another host key than the one that is known',
  );
  expect(failure.message).toContain(fingerprintByKeygen(hostKey('ssh-ed25519')));
  expect([failure.advice, questions]).toEqual(['Ask who runs the machine.', []]);
});

test.each(['ssh-rsa', 'ecdsa-sha2-nistp256', 'ssh-ed25519'])(
  'a host known by its %s key is not asked about',
  async (type) => {
    const { environment, path } = knownHostsWith(`[127.0.0.1]:${sshd.port} ${hostKey(type)}`);
    // As many people have it: with hashed names.
    execFileSync('ssh-keygen', ['-q', '-H', '-f', path], { stdio: 'ignore' });
    expect(readFileSync(path, 'utf8').startsWith('|1|')).toBe(true);
    const { questions, prompts } = personWho(false);
    await using session = succeeded(
      await createConnect({ ...environment, prompts })(targetOf(sshd), {}),
    );
    expect([session.target.port, questions]).toEqual([sshd.port, []]);
  },
);

test('a pinned host is known by its pin alone', async () => {
  const { questions, prompts } = personWho(true);
  const connect = createConnect(freshEnvironment({ prompts }));
  const right = fingerprintByKeygen(hostKey('ssh-ed25519'));
  await using session = succeeded(await connect(targetOf(sshd, { pinnedFingerprint: right }), {}));
  const wrong = await connect(targetOf(sshd, { pinnedFingerprint: 'SHA256:AAAA' }), {});
  expect([session.target.pinnedFingerprint, failed(wrong).kind]).toEqual([right, 'host-key']);
  expect(questions).toEqual([]);
});

test('known hosts that cannot be read stop the connection', async () => {
  const environment = freshEnvironment();
  const read = [dirname(environment.knownHosts.read[0] ?? '')];
  const connect = createConnect({
    ...environment,
    knownHosts: { ...environment.knownHosts, read },
  });
  expect(failed(await connect(targetOf(sshd), {})).kind).toBe('storage');
});
