// Opens SSH sessions: socket, host key, sign-in, in this order, each with its own failures.
import type { Socket } from 'node:net';
import ssh2 from 'ssh2';
import type {
  AuthenticationType,
  ClientErrorExtensions,
  NextAuthHandler,
  ServerHostKeyAlgorithm,
} from 'ssh2';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { createHostSession } from './host-session.ts';
import { createHostKeyGuard } from './known-hosts-store.ts';
import type { HostKeyGuard, KnownHostsFiles } from './known-hosts-store.ts';
import type { Connect, HostSession, SshPrompts, SshTarget } from './session.ts';
import { createSignIn } from './sign-in.ts';
import type { NextMethod } from './sign-in.ts';
import {
  answerTimeMs,
  cancelledConnection,
  noAnswer,
  openSocket,
  socketFailure,
} from './socket.ts';

export type ConnectEnvironment = {
  readonly prompts: SshPrompts;
  readonly knownHosts: KnownHostsFiles;
  /** The person's home folder, which `~` in key files stands for. */
  readonly home: string;
  /** SSH_AUTH_SOCK; `undefined` when there is no agent. */
  readonly agentSocket: string | undefined;
};

/** A host is taken for lost after three unanswered keepalives. */
const keepaliveMs = 5000;

/** Host key algorithms with the key type each one proves. */
const hostKeyAlgorithms: readonly (readonly [ServerHostKeyAlgorithm, string])[] = [
  ['ssh-ed25519', 'ssh-ed25519'],
  ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp256'],
  ['ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp384'],
  ['ecdsa-sha2-nistp521', 'ecdsa-sha2-nistp521'],
  ['rsa-sha2-512', 'ssh-rsa'],
  ['rsa-sha2-256', 'ssh-rsa'],
];

/**
 * A `Connect` for this person and machine. It fails with `unreachable`, `host-key`, `authentication`, `cancelled`, or
 * with `storage` when the known hosts cannot be read or extended.
 */
export function createConnect(environment: ConnectEnvironment): Connect {
  const hostKeys = createHostKeyGuard(environment.knownHosts, environment.prompts.trustHostKey);
  return async (target, { signal }) => {
    const knownTypes = await hostKeys.knownTypes(target);
    if (!knownTypes.ok) return knownTypes;
    // A jump host would come in here: any byte stream to the host can take the place of this socket.
    const socket = await openSocket(target, signal);
    if (!socket.ok) return socket;
    return handshake(target, environment, {
      socket: socket.value,
      hostKeys,
      algorithms: algorithmsFor(knownTypes.value),
      signal,
    });
  };
}

type Handshake = {
  readonly socket: Socket;
  readonly hostKeys: HostKeyGuard;
  readonly algorithms: ServerHostKeyAlgorithm[];
  readonly signal: AbortSignal | undefined;
};

function handshake(
  target: SshTarget,
  environment: ConnectEnvironment,
  { socket, hostKeys, algorithms, signal }: Handshake,
): Promise<Result<HostSession, Failure>> {
  const client = new ssh2.Client();
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  return new Promise((resolve) => {
    let settled = false;
    const finish = (result: Result<HostSession, Failure>) => {
      if (settled) return;
      settled = true;
      silence.stop();
      signal?.removeEventListener('abort', cancel);
      if (!result.ok) socket.destroy();
      resolve(result);
    };
    const fail = (reason: Failure) => finish(err(reason));
    const failByBug = (error: unknown) => fail(brokenStep(target, error));
    const cancel = () => fail(cancelledConnection(target));
    const silence = createSilenceTimer(() => fail(noAnswer(target)));

    signal?.addEventListener('abort', cancel, { once: true });
    // Stays for the life of the client: without a listener, an error event would end the program.
    client.on('error', (error: Error & ClientErrorExtensions) =>
      fail(clientFailure(target, error)),
    );
    client.once('close', () => fail(closedEarly(target)));
    client.once('ready', () => finish(ok(createHostSession(target, { client, socket, closed }))));

    const secret: SshPrompts['secret'] = (question) =>
      silence.whilePersonThinks(() => environment.prompts.secret(question));
    const nextMethod = createSignIn(target, { ...environment, secret });
    client.connect({
      sock: socket,
      username: target.user,
      algorithms: { serverHostKey: algorithms },
      keepaliveInterval: keepaliveMs,
      // The silence timer takes its place: ssh2's own would run on while a person reads a question.
      readyTimeout: 0,
      // The callback form. ssh2 takes whatever is returned for an answer, so that a promise would accept every host.
      hostVerifier: (key: Buffer, verify: (accept: boolean) => void) => {
        void silence
          .whilePersonThinks(() => hostKeys.check(target, key))
          .then((verdict) => {
            if (!verdict.ok) fail(verdict.error);
            verify(verdict.ok && !settled);
          }, failByBug);
      },
      authHandler: authHandlerFor(
        (answer) => nextMethod(answer).catch((error: unknown) => err(brokenStep(target, error))),
        fail,
      ),
    });
    if (signal?.aborted === true) cancel();
  });
}

/** ssh2 gives `null` before the server's first answer, other than its types say; and a promise would be an answer. */
function authHandlerFor(nextMethod: NextMethod, fail: (reason: Failure) => void) {
  return (
    methodsLeft: AuthenticationType[] | null,
    partialSuccess: boolean | null,
    next: NextAuthHandler,
  ): void => {
    const answer =
      methodsLeft === null ? undefined : { methodsLeft, partialSuccess: partialSuccess === true };
    void nextMethod(answer).then((method) => {
      if (method.ok) next(method.value);
      else fail(method.error);
    });
  };
}

/** Calls `onSilence` when the host has been expected to answer for the answer time, not counting a person's time. */
function createSilenceTimer(onSilence: () => void) {
  let timer = setTimeout(onSilence, answerTimeMs);
  let stopped = false;
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
    async whilePersonThinks<T>(ask: () => Promise<T>): Promise<T> {
      clearTimeout(timer);
      try {
        return await ask();
      } finally {
        if (!stopped) timer = setTimeout(onSilence, answerTimeMs);
      }
    },
  };
}

/** Known key types come first: a server shows one key only, and a known host must not look unknown. */
function algorithmsFor(knownTypes: ReadonlySet<string>): ServerHostKeyAlgorithm[] {
  const known = hostKeyAlgorithms.filter(([, keyType]) => knownTypes.has(keyType));
  const others = hostKeyAlgorithms.filter(([, keyType]) => !knownTypes.has(keyType));
  return [...known, ...others].map(([algorithm]) => algorithm);
}

/** A question or a file access threw, which they promise not to do. */
function brokenStep(target: SshTarget, error: unknown): Failure {
  return failure('internal', `Connecting to ${target.hostName} failed inside: ${String(error)}`);
}

function clientFailure(target: SshTarget, error: Error & ClientErrorExtensions): Failure {
  if (error.level === 'client-socket') return socketFailure(target, error);
  if (error.level === 'agent') {
    return failure('authentication', `The SSH agent does not answer: ${error.message}.`, {
      advice: 'Check SSH_AUTH_SOCK, or choose another sign-in.',
    });
  }
  return failure('unreachable', `No SSH connection to ${target.hostName}: ${error.message}.`);
}

function closedEarly(target: SshTarget): Failure {
  return failure(
    'unreachable',
    `${target.hostName} closed the connection before the sign-in was complete.`,
    { advice: 'Does an SSH server listen on this port, and does it take more connections?' },
  );
}
