import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants, homedir, userInfo } from 'node:os';
import type { ServerChannel } from 'ssh2';

/** A command of the lab, in a process group of its own. */
export type LabProcess = {
  /** Sends a signal to the group, named as SSH names it: `TERM`. Unknown names are ignored. */
  readonly signal: (name: string) => void;
  /** Ends the group: TERM, after a second KILL. Resolves when nothing of it is left that would hear a signal. */
  readonly end: () => Promise<void>;
  /** Resolves once it has been ended; from then on its process id may belong to somebody else. */
  readonly ended: Promise<void>;
};

/** Between TERM and KILL. */
const graceMs = 1000;

/** Runs `command` with `sh -c` between the ends of an SSH channel, and ends its group when the channel closes. */
export function startLabProcess(
  channel: ServerChannel,
  command: string,
  binDirectory: string,
): LabProcess {
  const child = spawn('sh', ['-c', command], {
    // A session of its own, as sshd gives: the group can be signalled as one.
    detached: true,
    cwd: homedir(),
    env: environmentOf(binDirectory),
  });
  channel.pipe(child.stdin);
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  // The command need not read all of its input.
  child.stdin.on('error', () => undefined);
  // There is no shell to run it with; "close" follows, and finds the channel ended.
  child.on('error', () => {
    channel.exit(127);
    channel.end();
  });
  child.on('close', (status, signal) => {
    if (signal !== null) channel.exit(signal.replace(/^SIG/, ''));
    else if (status !== null) channel.exit(status);
    channel.end();
  });
  const group = createProcessGroup(child);
  channel.on('close', () => void group.end());
  return group;
}

function environmentOf(binDirectory: string): NodeJS.ProcessEnv {
  const { username } = userInfo();
  const inherited = process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin';
  return {
    HOME: homedir(),
    USER: username,
    LOGNAME: username,
    SHELL: '/bin/sh',
    LANG: 'C',
    // Programs that read the hardware (ethtool, ss) live in sbin, which a desktop's PATH often lacks.
    PATH: `${binDirectory}:${inherited}:/usr/sbin:/sbin`,
  };
}

function createProcessGroup(child: ChildProcess): LabProcess {
  let ending: Promise<void> | undefined;
  let markEnded: () => void;
  const ended = new Promise<void>((resolve) => (markEnded = resolve));

  /** Whether somebody of the group was there to be signalled; signal 0 only asks. */
  function send(signal: NodeJS.Signals | 0): boolean {
    if (child.pid === undefined) return false;
    try {
      return process.kill(-child.pid, signal);
    } catch {
      return false;
    }
  }

  async function end(): Promise<void> {
    send('SIGTERM');
    const deadline = Date.now() + graceMs;
    while (send(0) && Date.now() < deadline) await pause(20);
    send('SIGKILL');
    markEnded();
  }

  return {
    signal(name) {
      const signal = signalNamed(name);
      if (signal !== undefined) send(signal);
    },
    end: () => (ending ??= end()),
    ended,
  };
}

function signalNamed(name: string): NodeJS.Signals | undefined {
  const isSignal = (text: string): text is NodeJS.Signals => Object.hasOwn(constants.signals, text);
  const signal = name.startsWith('SIG') ? name : `SIG${name}`;
  return isSignal(signal) ? signal : undefined;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
