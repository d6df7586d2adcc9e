// Which proofs of identity a connection offers, and how the person is asked for them.
import type { AnyAuthMethod, AuthenticationType, KeyboardInteractiveAuthMethod } from 'ssh2';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { declinedToAnswer, keyName, loadPrivateKey } from './private-key.ts';
import type { SshPrompts, SshTarget } from './session.ts';

export type SignInEnvironment = {
  readonly secret: SshPrompts['secret'];
  /** The person's home folder, which `~` stands for. */
  readonly home: string;
  /** SSH_AUTH_SOCK; `undefined` when there is no agent. */
  readonly agentSocket: string | undefined;
};

/** What the server answered to the last attempt. */
export type ServerAnswer = {
  readonly methodsLeft: readonly AuthenticationType[];
  /** The attempt was right, but the server wants more. */
  readonly partialSuccess: boolean;
};

/**
 * The next method to try; called once for each answer of the server, first without one.
 * Fails with `authentication` when nothing is left to try and with `cancelled` when the person declines to answer.
 */
export type NextMethod = (
  answer: ServerAnswer | undefined,
) => Promise<Result<AnyAuthMethod, Failure>>;

/** As ssh's NumberOfPasswordPrompts. */
const askingRounds = 3;

/**
 * The steps of one sign-in. `ask` answers the server's questions. With an agent or a key, the key goes first, and
 * questions are answered only where the server accepts the key and wants more.
 */
export function createSignIn(target: SshTarget, environment: SignInEnvironment): NextMethod {
  const questions = createQuestions(target, environment);
  let keyIsDue = target.signIn.method !== 'ask';
  let mayAsk = !keyIsDue;

  return async (answer) => {
    // The first attempt, without any proof, is there to hear which methods the server takes.
    if (answer === undefined) return ok({ type: 'none', username: target.user });
    if (keyIsDue) {
      keyIsDue = false;
      return keyMethod(target, environment);
    }
    mayAsk ||= answer.partialSuccess;
    return mayAsk ? questions(answer.methodsLeft) : err(refused(target));
  };
}

async function keyMethod(
  target: SshTarget,
  environment: SignInEnvironment,
): Promise<Result<AnyAuthMethod, Failure>> {
  const username = target.user;
  if (target.signIn.method !== 'agent') {
    const key = await loadPrivateKey(target, environment);
    return key.ok ? ok({ type: 'publickey', username, key: key.value }) : key;
  }
  const { agentSocket } = environment;
  if (agentSocket !== undefined) return ok({ type: 'agent', username, agent: agentSocket });
  return err(
    failure('authentication', `There is no SSH agent to sign in to ${target.hostName} with.`, {
      advice: 'Start one and set SSH_AUTH_SOCK, or choose another sign-in.',
    }),
  );
}

/** Keyboard-interactive before password, as ssh does: there the server words its own questions. */
function createQuestions(target: SshTarget, { secret }: SignInEnvironment) {
  const username = target.user;
  let rounds = askingRounds;
  let declined = false;
  // A server may take the method and then ask nothing; trying again would lead to the same.
  let interactiveAsks = true;

  const answerPrompts: KeyboardInteractiveAuthMethod['prompt'] = (...[, , , prompts, finish]) => {
    interactiveAsks = true;
    void (async () => {
      const answers: string[] = [];
      for (const { prompt, echo = false } of prompts) {
        const answer = await secret({ target, kind: 'keyboard-interactive', prompt, echo });
        declined ||= answer === undefined;
        if (declined) break;
        answers.push(answer ?? '');
      }
      // Too few answers are a wrong answer; the server then asks for the next method, where we give up.
      finish(answers);
    })();
  };

  async function passwordMethod(): Promise<Result<AnyAuthMethod, Failure>> {
    const prompt = `Password of ${username} on ${target.hostName}`;
    const password = await secret({ target, kind: 'password', prompt, echo: false });
    return password === undefined
      ? err(declinedToAnswer(target))
      : ok({ type: 'password', username, password });
  }

  return (methodsLeft: readonly AuthenticationType[]): Promise<Result<AnyAuthMethod, Failure>> => {
    if (declined) return Promise.resolve(err(declinedToAnswer(target)));
    if (rounds-- <= 0) return Promise.resolve(err(refused(target)));
    if (interactiveAsks && methodsLeft.includes('keyboard-interactive')) {
      interactiveAsks = false;
      return Promise.resolve(ok({ type: 'keyboard-interactive', username, prompt: answerPrompts }));
    }
    if (methodsLeft.includes('password')) return passwordMethod();
    return Promise.resolve(err(refused(target)));
  };
}

function refused(target: SshTarget): Failure {
  const offered = {
    agent: 'any key of the SSH agent',
    key: `the key ${keyName(target)}`,
    'private-key': 'the key of the program',
    ask: 'what was answered',
  }[target.signIn.method];
  return failure(
    'authentication',
    `${target.hostName} does not accept ${offered} for ${target.user}.`,
    {
      advice:
        target.signIn.method === 'ask'
          ? 'Check the user name, or choose another sign-in.'
          : 'Add the key there, or choose another sign-in.',
    },
  );
}
