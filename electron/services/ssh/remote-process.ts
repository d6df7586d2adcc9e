import type { Writable } from 'node:stream';
import type { ClientChannel } from 'ssh2';
import { createOutputCollector } from './output-collector.ts';
import type { CommandEnd, CommandOptions, RemoteProcess } from './session.ts';

const defaultOutputBytes = 64 * 1024 * 1024;

/** The watchdog on the host needs a second between TERM and KILL; then the channel is closed from here. */
const closeAfterMs = 1500;

/** A stop is answered after this time even when the host does not answer any more. */
const giveUpAfterMs = 1900;

/** How long a process that left its group may hold the output after the command has ended, without writing. */
const stragglerMs = 1000;

/**
 * Follows a command in its open channel to its end: collects output, keeps the time limit, stops it on request.
 * The channel must run a `remoteScript`, which ends the process group when its input ends.
 */
export function followProcess(channel: ClientChannel, options: CommandOptions): RemoteProcess {
  const startedAtMs = Date.now();
  const output = collectOutput(channel, options);
  const timers: NodeJS.Timeout[] = [];
  let endedBy: CommandEnd['endedBy'] | undefined;
  let exit: Pick<CommandEnd, 'exitStatus' | 'signal'> = {};
  let settle: (end: CommandEnd) => void;
  const ended = new Promise<CommandEnd>((resolve) => (settle = resolve));

  function finish(): void {
    for (const timer of timers) clearTimeout(timer);
    options.signal?.removeEventListener('abort', abort);
    settle({
      ...exit,
      ...output.finish(),
      startedAtMs,
      endedAtMs: Date.now(),
      endedBy: endedBy ?? 'connection-lost',
    });
  }

  /** The end of input wakes the watchdog. `end()` would wait for input that the host has not taken yet. */
  function stop(reason: 'abort' | 'time-limit'): Promise<CommandEnd> {
    if (endedBy === undefined) {
      endedBy = reason;
      channel.eof();
      timers.push(setTimeout(() => channel.close(), closeAfterMs));
      timers.push(setTimeout(finish, giveUpAfterMs));
    }
    return ended;
  }
  const abort = () => void stop('abort');

  channel.on('exit', (status: number | null, signal?: string) => {
    endedBy ??= 'itself';
    exit = status === null ? { ...(signal !== undefined && { signal }) } : { exitStatus: status };
    const straggler: NodeJS.Timeout = setTimeout(
      () => (output.isHeld() ? straggler.refresh() : channel.close()),
      stragglerMs,
    );
    timers.push(straggler);
    output.onActivity(() => straggler.refresh());
  });
  channel.on('close', finish);

  options.signal?.addEventListener('abort', abort, { once: true });
  if (options.timeLimitMs !== undefined) {
    timers.push(setTimeout(() => void stop('time-limit'), options.timeLimitMs));
  }
  if (options.input !== undefined && options.input.length > 0) channel.write(options.input);
  if (options.signal?.aborted === true) abort();
  return { ended, stop: () => stop('abort') };
}

function collectOutput(channel: ClientChannel, { onLine, maxOutputBytes, into }: CommandOptions) {
  const maxBytes = maxOutputBytes ?? defaultOutputBytes;
  const stdout = createOutputCollector(maxBytes, onLine && ((line) => onLine('stdout', line)));
  const stderr = createOutputCollector(maxBytes, onLine && ((line) => onLine('stderr', line)));
  let activity: (() => void) | undefined;
  channel.on('data', (bytes: Buffer) => {
    activity?.();
    if (into) passOn(channel, bytes, into);
    else stdout.take(bytes);
  });
  channel.stderr.on('data', (bytes: Buffer) => {
    activity?.();
    stderr.take(bytes);
  });
  return {
    onActivity(listener: () => void): void {
      activity = listener;
    },
    /** Whether output waits for its taker, and not for the host. */
    isHeld: () => into?.writableNeedDrain === true && !into.destroyed,
    /** Lines that come after a process was given up are still handed out; bytes are not. */
    finish(): Pick<CommandEnd, 'stdout' | 'stderr' | 'truncated'> {
      stdout.end();
      stderr.end();
      return {
        stdout: stdout.bytes(),
        stderr: stderr.bytes(),
        truncated: stdout.truncated() || stderr.truncated(),
      };
    },
  };
}

/** What the taker does not want any more is read and forgotten, so that the channel can end. */
function passOn(channel: ClientChannel, bytes: Buffer, into: Writable): void {
  if (into.destroyed || into.write(bytes)) return;
  channel.pause();
  const goOn = () => {
    into.off('drain', goOn).off('close', goOn);
    channel.resume();
  };
  into.on('drain', goOn).on('close', goOn);
}
