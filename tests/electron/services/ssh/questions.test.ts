// Passwords and the server's own questions, against a server whose answers the test decides.
import ssh2 from 'ssh2';
import type { AuthContext } from 'ssh2';
import { afterEach, expect, test } from 'vitest';
import { createConnect } from '../../../../electron/services/ssh/connect.ts';
import type { SshPrompts, SshTarget } from '../../../../electron/services/ssh/session.ts';
import { failed, freshEnvironment, succeeded, trusting } from './connections.ts';

const hostKey = ssh2.utils.generateKeyPairSync('ed25519').private;
const loginKey = ssh2.utils.generateKeyPairSync('ed25519').private;
const servers: ssh2.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that lets `decide` accept or reject each attempt. */
async function serverThat(decide: (attempt: AuthContext) => void): Promise<SshTarget> {
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (connection) => {
    connection.on('authentication', decide);
    connection.on('error', () => undefined);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const signIn = { method: 'ask' } as const;
  return { hostName: 'zippy', address: '127.0.0.1', port, user: 'ada', signIn };
}

type Question = { readonly kind: string; readonly prompt: string; readonly echo: boolean };

function personWhoSays(...answers: string[]) {
  const asked: Question[] = [];
  const prompts: SshPrompts = {
    ...trusting,
    secret({ kind, prompt, echo }) {
      asked.push({ kind, prompt, echo });
      return Promise.resolve(answers.shift());
    },
  };
  return { asked, connect: createConnect(freshEnvironment({ prompts })) };
}

function askPassword(attempt: AuthContext): void {
  if (attempt.method === 'password' && attempt.password === 'right') attempt.accept();
  else attempt.reject(['password']);
}

test('asks for a password again until it is right', async () => {
  const target = await serverThat(askPassword);
  const { asked, connect } = personWhoSays('wrong', 'right');
  await using session = succeeded(await connect(target, {}));
  const question = { kind: 'password', prompt: 'Password of ada on zippy', echo: false };
  expect([session.target.user, asked]).toEqual(['ada', [question, question]]);
});

test('gives up after three wrong passwords', async () => {
  const target = await serverThat(askPassword);
  const { asked, connect } = personWhoSays('a', 'b', 'c', 'right');
  expect(failed(await connect(target, {}))).toEqual({
    kind: 'authentication',
    message: 'zippy does not accept what was answered for ada.',
    advice: 'Check the user name, or choose another sign-in.',
  });
  expect(asked).toHaveLength(3);
});

test('passes on the questions of the server in its own words', async () => {
  const target = await serverThat((attempt) => {
    if (attempt.method !== 'keyboard-interactive') {
      attempt.reject(['password', 'keyboard-interactive']);
      return;
    }
    const questions = [
      { prompt: 'Token name: ', echo: true },
      { prompt: 'Code: ', echo: false },
    ];
    attempt.prompt(questions, (answers) => {
      if (answers.join() === 'blue,123456') attempt.accept();
      else attempt.reject(['keyboard-interactive']);
    });
  });
  const { asked, connect } = personWhoSays('blue', '123456');
  await using session = succeeded(await connect(target, {}));
  expect(session.target.hostName).toBe('zippy');
  expect(asked).toEqual([
    { kind: 'keyboard-interactive', prompt: 'Token name: ', echo: true },
    { kind: 'keyboard-interactive', prompt: 'Code: ', echo: false },
  ]);
});

test('falls back to a password when the server offers questions but asks none', async () => {
  const target = await serverThat((attempt) => {
    if (attempt.method === 'password') askPassword(attempt);
    else attempt.reject(['keyboard-interactive', 'password']);
  });
  const { asked, connect } = personWhoSays('right');
  await using session = succeeded(await connect(target, {}));
  expect([session.target.hostName, asked.map(({ kind }) => kind)]).toEqual(['zippy', ['password']]);
});

test('ends the sign-in when the person declines to answer', async () => {
  const target = await serverThat((attempt) => {
    if (attempt.method !== 'keyboard-interactive') attempt.reject(['keyboard-interactive']);
    else attempt.prompt([{ prompt: 'Code: ', echo: false }], () => attempt.reject());
  });
  const { asked, connect } = personWhoSays();
  expect(failed(await connect(target, {})).kind).toBe('cancelled');
  expect(asked).toHaveLength(1);
});

test('answers questions after a key only where the server accepts the key and wants more', async () => {
  const wantsMore = await serverThat((attempt) => {
    if (attempt.method === 'publickey') attempt.reject(['password'], true);
    else askPassword(attempt);
  });
  const signIn = { method: 'private-key', privateKey: loginKey } as const;
  const person = personWhoSays('right');
  await using session = succeeded(await person.connect({ ...wantsMore, signIn }, {}));
  expect([session.target.port, person.asked.length]).toEqual([wantsMore.port, 1]);

  const rejects = await serverThat((attempt) => attempt.reject(['password', 'publickey']));
  const other = personWhoSays('right');
  const failure = failed(await other.connect({ ...rejects, signIn }, {}));
  expect([failure.message, other.asked]).toEqual([
    'zippy does not accept the key of the program for ada.',
    [],
  ]);
});
