import type { Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import type { Failure } from '../../../shared/base/failure.ts';
import { failure } from '../../../shared/base/failure.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { createChannelQueue } from './channel-queue.ts';
import { fetchRemoteFile } from './fetch-remote-file.ts';
import { writeRemoteFile } from './remote-files.ts';
import { followProcess } from './remote-process.ts';
import { remoteScript } from './remote-script.ts';
import type { CommandOptions, HostSession, RemoteProcess, SshTarget } from './session.ts';

/**
 * sshd allows 10 sessions per connection unless told (MaxSessions). One that has closed counts until sshd has read all that
 * came with the close, among it the opening of the next: so each place may count twice.
 */
const sessionsPerConnection = 5;

/** How long a polite goodbye may take before the socket is cut. */
const goodbyeMs = 1000;

/** A client that has signed in, over `socket`. `closed` is the client's `close` event. */
export type OpenConnection = {
  readonly client: Client;
  readonly socket: Duplex;
  readonly closed: Promise<void>;
};

/** A session over an open connection, which ends with it. */
export function createHostSession(
  target: SshTarget,
  { client, socket, closed }: OpenConnection,
): HostSession {
  const queue = createChannelQueue(sessionsPerConnection);

  async function start(
    argv: readonly string[],
    options: CommandOptions = {},
  ): Promise<Result<RemoteProcess, Failure>> {
    const place = await queue.enter(options.signal);
    if (!place.ok) return place;
    const script = remoteScript(argv, {
      timeLimitMs: options.timeLimitMs,
      inputBytes: options.input?.length ?? 0,
    });
    const remoteProcess = await startProcess(client, script, options);
    if (!remoteProcess.ok) {
      place.value();
      if (options.signal?.aborted === true) return err(cancelledStart(target, argv));
      return err(refusedChannel(target, argv, remoteProcess.error));
    }
    void remoteProcess.value.ended.then(place.value);
    return remoteProcess;
  }

  const run: HostSession['run'] = async (argv, options) => {
    const started = await start(argv, options);
    if (!started.ok) return started;
    const end = await started.value.ended;
    return end.endedBy === 'connection-lost' ? err(lostConnection(target, argv)) : ok(end);
  };

  return {
    target,
    closed,
    run,
    start,
    fetchFile: (path, into, options) =>
      fetchRemoteFile({ target, run }, { path, into, ...options }),
    writeFile: (path, bytes, mode) => writeRemoteFile({ target, run }, { path, bytes, mode }),
    async [Symbol.asyncDispose]() {
      client.end();
      // Not client.destroy(): after end() it does nothing (ssh2 1.17.0).
      const cut = setTimeout(() => socket.destroy(), goodbyeMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

/**
 * The running process, or the reason in ssh2's words. It is followed from within the callback: a short command's exit
 * status may stand in the very packet after the one that opens the channel, and waiting for a promise would miss it.
 *
 * An abort is answered at once, though a dead link may never open the channel. Should it open after all, the process is
 * followed with a signal that is aborted already, and so ended.
 */
function startProcess(
  client: Client,
  script: string,
  options: CommandOptions,
): Promise<Result<RemoteProcess, string>> {
  return new Promise((resolve) => {
    const giveUp = () => resolve(err('it was cancelled'));
    options.signal?.addEventListener('abort', giveUp, { once: true });
    try {
      client.exec(script, (error, channel) => {
        options.signal?.removeEventListener('abort', giveUp);
        resolve(error === undefined ? ok(followProcess(channel, options)) : err(error.message));
      });
    } catch (error) {
      resolve(err(error instanceof Error ? error.message : String(error)));
    }
  });
}

function cancelledStart(target: SshTarget, argv: readonly string[]): Failure {
  return failure(
    'cancelled',
    `${argv[0] ?? 'The command'} was cancelled on ${target.hostName} before it began.`,
  );
}

function refusedChannel(target: SshTarget, argv: readonly string[], reason: string): Failure {
  return failure(
    'unreachable',
    `${target.hostName} did not start ${argv[0] ?? 'the command'}: ${reason}.`,
    {
      advice:
        'The connection may be lost, or the host allows fewer sessions at once (MaxSessions of sshd).',
    },
  );
}

function lostConnection(target: SshTarget, argv: readonly string[]): Failure {
  return failure(
    'unreachable',
    `The connection to ${target.hostName} was lost while ${argv[0] ?? 'a command'} ran.`,
    { advice: 'Is it still powered and on this network?' },
  );
}
