// Shell prompts in a pasted terminal, and what they say.
//
//   [root@solarflare01 src]# sfboot            the usual PS1 of Red Hat
//   ubuntu@questnet:~$ iperf -c 10.0.0.4       the usual PS1 of Debian; slides print ∼ for ~
//   root@zippy ~ # ping 10.0.0.5               other shells
//   switch1# show version                      host and character alone: the host only counts for a known program
//   $ iperf3 -c 10.0.0.4                       no host
import { groupsOf } from '../text/groups.ts';

export type Prompt = {
  /** Absent where the prompt names none. */
  readonly hostName?: string;
  /** Empty: a prompt at which nothing was typed. */
  readonly command: string;
};

const name = String.raw`[A-Za-z0-9](?:[\w.-]{0,250}[A-Za-z0-9])?`;
const user = String.raw`[A-Za-z_][\w.-]{0,60}`;
const certain = [
  String.raw`\[${user}@(?<host>${name})(?:[ :][^\]\n]{0,300})?\][#$>%](?:\s+(?<command>.*))?`,
  String.raw`(?:\([^)]{1,80}\) ?)?${user}@(?<host>${name})(?:[: ][^\s#$>%]{0,300})? ?[#$>%](?:\s+(?<command>.*))?`,
].map((form) => new RegExp(`^${form}$`));
const hostOnly = new RegExp(
  String.raw`^(?<host>${name})(?::[^\s#$>]{0,300})?[#$>]\s+(?<command>\S.*)$`,
);
const bare = /^[$%]\s+(?<command>\S.*)$/;

/**
 * The prompt that a line begins with. `C# is a language` has the form of one, too: so a prompt only counts for something
 * where a program that is known was called at it.
 */
export function promptIn(line: string): Prompt | undefined {
  const text = line.trim();
  for (const form of certain) {
    const { host, command = '' } = groupsOf(form, text);
    if (host !== undefined) return { hostName: host, command: command.trim() };
  }
  const { command } = groupsOf(bare, text);
  if (command !== undefined) return { command: command.trim() };
  const named = groupsOf(hostOnly, text);
  if (named['host'] === undefined) return undefined;
  return { hostName: named['host'], command: (named['command'] ?? '').trim() };
}

/** Whether two names can be of one host: `solarflare02` and `solarflare02.testing`. */
export function isSameHost(one: string, other: string): boolean {
  const short = (host: string) => host.toLowerCase().split('.', 1).join('');
  const isFull = one.includes('.') && other.includes('.');
  return isFull ? one.toLowerCase() === other.toLowerCase() : short(one) === short(other);
}
