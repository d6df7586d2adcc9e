import { createConnection } from 'node:net';
import type { Socket } from 'node:net';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SshTarget } from './session.ts';

/** A host that has not answered after this time is not reached. */
export const answerTimeMs = 10_000;

/** A TCP connection to the host's SSH port. Fails with `unreachable` or `cancelled`. */
export function openSocket(
  target: SshTarget,
  signal: AbortSignal | undefined,
): Promise<Result<Socket, Failure>> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve(err(cancelledConnection(target)));
      return;
    }
    const socket = createConnection({ host: target.address, port: target.port, noDelay: true });
    const finish = (result: Result<Socket, Failure>) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      socket.off('error', fail);
      if (!result.ok) socket.destroy();
      resolve(result);
    };
    const cancel = () => finish(err(cancelledConnection(target)));
    const fail = (error: NodeJS.ErrnoException) => finish(err(socketFailure(target, error)));
    const timer = setTimeout(() => finish(err(noAnswer(target))), answerTimeMs);
    signal?.addEventListener('abort', cancel, { once: true });
    socket.once('error', fail);
    socket.once('connect', () => finish(ok(socket)));
  });
}

/** The host is silent. */
export function noAnswer(target: SshTarget): Failure {
  return failure(
    'unreachable',
    `Cannot reach ${placeOf(target)}: no answer in ${answerTimeMs / 1000} s.`,
    { advice: 'Is it powered and on this network?' },
  );
}

/** The person, or what acts for them, did not want to wait. */
export function cancelledConnection(target: SshTarget): Failure {
  return failure('cancelled', `Connecting to ${target.hostName} was cancelled.`);
}

/** A failure of the socket in words. */
export function socketFailure(target: SshTarget, error: NodeJS.ErrnoException): Failure {
  switch (error.code) {
    case 'ECONNREFUSED':
      return failure(
        'unreachable',
        `${target.hostName} refused the connection on port ${target.port}.`,
        { advice: 'Is sshd running there?' },
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return failure(
        'unreachable',
        `Cannot reach ${placeOf(target)}: the name has no address here.`,
        { advice: 'Check the management address of the host.' },
      );
    case 'ETIMEDOUT':
      return noAnswer(target);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return failure('unreachable', `Cannot reach ${placeOf(target)}: no route to it.`, {
        advice: 'Is it powered and on this network?',
      });
    default:
      return failure('unreachable', `Cannot reach ${placeOf(target)}: ${error.message}.`);
  }
}

function placeOf(target: SshTarget): string {
  return `${target.hostName} (${target.address}:${target.port})`;
}
