// The shell text around every remote command: it ends the command when its channel ends, for whatever reason.
//
// Without a terminal, sshd leaves a process running when its client goes away. So the channel's standard input is kept
// as descriptor 3, and a watchdog in the background reads it: end of file means that the channel is gone (stop, lost
// TCP, end of this program) or that the command has ended. Then the whole process group gets TERM and, a second later,
// KILL. What has left the group (setsid) gets away. Tried against OpenSSH 9.2 under dash and against the embedded lab.
//
// - A background job of a non-interactive shell reads /dev/null, hence descriptor 3.
// - The watchdog ignores TERM before anything else, or a signal to the group would end it first.
// - It closes descriptor 3 before its grace second, because sshd shares one socket between standard input and output
//   and would keep the channel open until then.
// - `exec` makes the command the process that sshd waits for, so its exit status or signal arrives as it is.
//
// A link that dies silently leaves the channel open on the host until the server's keepalive notices, if it has one.
// For that a second job sleeps for the time limit and a margin. It takes the place of timeout(1), which macOS lacks and
// which puts the command into a process group of its own, where the watchdog could not reach its children.
import { quoteArgv } from '../../../shared/base/quote.ts';

const endGroup = 'end() { trap "" TERM; kill -TERM 0; sleep 1; kill -KILL 0; }';
/**
 * For a command behind `sudo -n`: what runs as root cannot be signalled by who asked for it, so root is asked to. The shell
 * that does it leaves itself for last.
 */
const endGroupAsRoot = [
  'group=$(ps -o pgid= -p $$ | tr -d " ")',
  'end() { trap "" TERM; kill -TERM 0; sudo -n kill -TERM -- "-$group"; sleep 1; sudo -n kill -KILL -- "-$group"; kill -KILL 0; }',
].join('; ');
const watchdog = '{ trap "" TERM; cat <&3; exec 3<&-; end; } >/dev/null 2>&1 &';

/**
 * Receives `$1` bytes from the channel into a file that has no name any more, which becomes descriptor 4. Sent bytes
 * cannot simply be piped on: the end of input is what the watchdog waits for. The command starts with all bytes or
 * not at all, so a lost connection never makes it work on half of them.
 */
const receiveInput = [
  'spool=$(mktemp) || exit 74',
  'exec 4<"$spool" 5<"$spool" 6>"$spool"',
  'rm -f "$spool"',
  'head -c "$1" <&3 >&6',
  '[ "$(wc -c <&5)" -eq "$1" ] || exit 74',
  'exec 5<&- 6>&-',
  'shift;',
].join('; ');

/** The host ends a command this much later than we do, so that our own limit is the one that is reported. */
const marginSeconds = 5;

/** Seconds that setTimeout-like clocks and sleep(1) everywhere can hold. */
const longestSleep = 2_000_000;

/** Shell text that runs `argv`; `inputBytes` says how many bytes of standard input will be sent at once. */
export function remoteScript(
  argv: readonly string[],
  options: { readonly timeLimitMs?: number | undefined; readonly inputBytes: number },
): string {
  const seconds = Math.ceil((options.timeLimitMs ?? 0) / 1000) + marginSeconds;
  const limiter =
    options.timeLimitMs === undefined
      ? ''
      : `{ sleep ${Math.min(seconds, longestSleep)}; end; } >/dev/null 2>&1 3<&- &`;
  const hasInput = options.inputBytes > 0;
  const script = [
    'exec 3<&0;',
    hasInput ? receiveInput : 'exec 4</dev/null;',
    `${isBehindSudo(argv) ? endGroupAsRoot : endGroup};`,
    watchdog,
    limiter,
    'exec "$@" <&4 3<&- 4<&-',
  ].join(' ');
  const size = hasInput ? [String(options.inputBytes)] : [];
  return `exec ${quoteArgv(['sh', '-c', script, 'jitterbook', ...size, ...argv])}`;
}

/** Whether sudo starts it, directly or behind `env NAME=value`. */
function isBehindSudo(argv: readonly string[]): boolean {
  return argv.find((word) => word !== 'env' && !word.includes('=')) === 'sudo';
}
