// Ways to sign in, and what is said when no connection comes about.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConnect } from '../../../../electron/services/ssh/connect.ts';
import type { SshPrompts } from '../../../../electron/services/ssh/session.ts';
import { startSshd } from '../../../support/sshd.ts';
import type { Sshd } from '../../../support/sshd.ts';
import { failed, freshEnvironment, succeeded, targetOf, textOf, trusting } from './connections.ts';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd[Symbol.asyncDispose]());

/** Answers secrets in turn, then declines; keeps what was asked. */
function personWhoSays(...answers: string[]) {
  const asked: string[] = [];
  const prompts: SshPrompts = {
    ...trusting,
    secret({ kind, prompt }) {
      asked.push(`${kind}: ${prompt}`);
      return Promise.resolve(answers.shift());
    },
  };
  return { asked, prompts };
}

/** A home folder with the encrypted key of the server in it. */
function homeWithKey(prompts: SshPrompts) {
  const environment = freshEnvironment({ prompts });
  mkdirSync(join(environment.home, '.ssh'));
  copyFileSync(sshd.loginKeys.encrypted.path, join(environment.home, '.ssh', 'id_ed25519'));
  return environment;
}

const withKeyFile = { signIn: { method: 'key', keyFile: '~/.ssh/id_ed25519' } } as const;

test('signs in with the agent', async () => {
  const socket = join(sshd.directory, 'agent');
  const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => agent.stdout.once('data', resolve));
  execFileSync('ssh-add', ['-q', sshd.loginKeys.plain.path], {
    env: { ...process.env, SSH_AUTH_SOCK: socket },
  });
  const connect = createConnect(freshEnvironment({ agentSocket: socket }));
  await using session = succeeded(
    await connect(targetOf(sshd, { signIn: { method: 'agent' } }), {}),
  );
  expect(textOf(succeeded(await session.run(['echo', 'hi'])).stdout)).toBe('hi\n');
  agent.kill();
});

test('says when there is no agent, and when it does not answer', async () => {
  const target = targetOf(sshd, { signIn: { method: 'agent' } });
  const none = failed(await createConnect(freshEnvironment())(target, {}));
  const agentSocket = join(sshd.directory, 'nobody');
  const dead = failed(await createConnect(freshEnvironment({ agentSocket }))(target, {}));
  expect([none.kind, none.message]).toEqual([
    'authentication',
    'There is no SSH agent to sign in to solarflare01 with.',
  ]);
  expect([dead.kind, dead.message.startsWith('The SSH agent does not answer')]).toEqual([
    'authentication',
    true,
  ]);
});

test('asks for the passphrase of a key until it opens', async () => {
  const { asked, prompts } = personWhoSays('wrong', 'open sesame');
  const connect = createConnect(homeWithKey(prompts));
  await using session = succeeded(await connect(targetOf(sshd, withKeyFile), {}));
  expect(session.target.signIn.method).toBe('key');
  expect(asked).toEqual(Array(2).fill('passphrase: Passphrase of the key id_ed25519'));
});

test('asks for the passphrase of a key given as text', async () => {
  const { prompts } = personWhoSays('open sesame');
  const signIn = { method: 'private-key', privateKey: sshd.loginKeys.encrypted.text } as const;
  const connect = createConnect(freshEnvironment({ prompts }));
  await using session = succeeded(await connect(targetOf(sshd, { signIn }), {}));
  expect(session.target.hostName).toBe('solarflare01');
});

test('gives a key up after three wrong passphrases, and at once when the person declines', async () => {
  const mistaken = createConnect(homeWithKey(personWhoSays('a', 'b', 'c', 'open sesame').prompts));
  const wrong = failed(await mistaken(targetOf(sshd, withKeyFile), {}));
  const unwilling = createConnect(homeWithKey(personWhoSays().prompts));
  const declined = failed(await unwilling(targetOf(sshd, withKeyFile), {}));
  expect([wrong.message, declined.kind]).toEqual([
    'The key id_ed25519 cannot be used: the passphrase does not open it.',
    'cancelled',
  ]);
});

test('names the key that a host does not accept, and the one that does not exist', async () => {
  const environment = freshEnvironment();
  mkdirSync(join(environment.home, '.ssh'));
  const stranger = join(environment.home, '.ssh', 'id_ed25519');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', stranger]);
  const connect = createConnect(environment);
  const refused = failed(await connect(targetOf(sshd, withKeyFile), {}));
  const signIn = { method: 'key', keyFile: '~/.ssh/absent' } as const;
  const absent = failed(await connect(targetOf(sshd, { signIn }), {}));
  expect(refused).toEqual({
    kind: 'authentication',
    message: `solarflare01 does not accept the key id_ed25519 for ${sshd.user}.`,
    advice: 'Add the key there, or choose another sign-in.',
  });
  expect([absent.kind, absent.message]).toEqual([
    'authentication',
    'The key absent cannot be used: ~/.ssh/absent does not exist.',
  ]);
});

test('says that a host refused the connection', async () => {
  const server = await listen(createServer());
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  const result = await createConnect(freshEnvironment())(targetOf(sshd, { port }), {});
  expect(failed(result)).toEqual({
    kind: 'unreachable',
    message: `solarflare01 refused the connection on port ${port}.`,
    advice: 'Is sshd running there?',
  });
});

test('says that a name has no address', async () => {
  const target = targetOf(sshd, { address: 'no-such-host.invalid' });
  const failure = failed(await createConnect(freshEnvironment())(target, {}));
  expect([failure.kind, failure.message]).toEqual([
    'unreachable',
    `Cannot reach solarflare01 (no-such-host.invalid:${sshd.port}): the name has no address here.`,
  ]);
});

test('says that what answers is no SSH server', async () => {
  const server = await listen(createServer((socket) => socket.end('HTTP/1.1 400 No\r\n\r\n')));
  const result = await createConnect(freshEnvironment())(
    targetOf(sshd, { port: portOf(server) }),
    {},
  );
  server.close();
  expect(failed(result).kind).toBe('unreachable');
});

test('an abort ends the wait for a silent host, and for a person', async () => {
  const silent = await listen(createServer());
  const abort = new AbortController();
  silent.once('connection', () => abort.abort());
  const waiting = createConnect(freshEnvironment())(targetOf(sshd, { port: portOf(silent) }), {
    signal: abort.signal,
  });
  expect(failed(await waiting).kind).toBe('cancelled');
  silent.close();

  const second = new AbortController();
  const neverAnswers: SshPrompts = {
    ...trusting,
    trustHostKey() {
      second.abort();
      return new Promise(() => undefined);
    },
  };
  const connect = createConnect(freshEnvironment({ prompts: neverAnswers }));
  const asking = await connect(targetOf(sshd), { signal: second.signal });
  expect(failed(asking).message).toBe('Connecting to solarflare01 was cancelled.');
});

test('an aborted signal connects to nothing', async () => {
  const result = await createConnect(freshEnvironment())(targetOf(sshd), {
    signal: AbortSignal.abort(),
  });
  expect(failed(result).kind).toBe('cancelled');
});

function listen(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function portOf(server: Server): number {
  const bound: AddressInfo | string | null = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}
