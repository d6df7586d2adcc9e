// Why a command did not end as it should, in words, and what to try.
import { basename } from 'node:path';
import type { CommandEnd } from '../ssh/session.ts';

export type Explanation = { readonly reason: string; readonly advice: string };

/** Exit status by which env(1) and shells say that a program is not there. */
const notFound = 127;

/** Words of the C library that tools pass on, and what they mean for a test. First match counts. */
const knownTroubles: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [
    /address already in use/i,
    'Another program has the port: end it, or choose another port in the parameters.',
  ],
  [
    /connection refused/i,
    'Nothing listens at that address and port. Does a firewall refuse it, or is the data-plane address of the pair wrong?',
  ],
  [
    /no route to host|network is unreachable/i,
    'The other end cannot be reached over the data plane: check link, address and routes of both interfaces.',
  ],
  [
    /cannot assign requested address/i,
    'The data-plane address is not on this host: check the interface in the host form.',
  ],
  [
    /timed out|timeout/i,
    'The other end does not answer over the data plane: check link, addresses and firewalls.',
  ],
  [
    /permission denied|operation not permitted/i,
    'The program needs rights that this user does not have, such as raw sockets, locked memory or real-time priority.',
  ],
];

/** UTF-16 units of a line within a sentence. */
const longestLine = 300;

const noKnownTrouble = 'Its last lines say more; the whole output is kept with the run.';

/** Where a command ran, and what it printed last. */
export type CommandPlace = {
  readonly hostName: string;
  readonly argv: readonly string[];
  readonly lastLines: readonly string[];
};

/** Explains an end that was no success: exit status other than 0, a signal, a time limit or a lost connection. */
export function explainEnd(end: CommandEnd, place: CommandPlace): Explanation {
  const { hostName } = place;
  const command = `${basename(place.argv[0] ?? 'command')} on ${hostName}`;
  if (end.endedBy === 'connection-lost') {
    return {
      reason: `The connection to ${hostName} was lost while ${command} ran.`,
      advice: 'Is the host still powered and on this network? What ran there ends by itself.',
    };
  }
  if (end.endedBy === 'time-limit') {
    const seconds = Math.round((end.endedAtMs - end.startedAtMs) / 1000);
    return {
      reason: `${command} did not end within ${seconds} s and was ended.`,
      advice:
        'Does the other end still answer? Otherwise ask for fewer messages or a shorter time.',
    };
  }
  if (end.endedBy === 'abort') {
    return { reason: `${command} was ended from here.`, advice: noKnownTrouble };
  }
  if (end.exitStatus === notFound) return missingProgram(place);
  const how =
    end.exitStatus === undefined
      ? `was killed by ${end.signal ?? 'a signal'}`
      : `ended with exit status ${end.exitStatus}`;
  // Rulers of dashes say nothing, and the probe's last line is its whole result.
  const last = place.lastLines.findLast((line) => /[\p{L}\p{N}]/u.test(line));
  return {
    reason: last === undefined ? `${command} ${how}.` : `${command} ${how}: ${shortened(last)}`,
    advice: adviceFor(place.lastLines),
  };
}

function shortened(line: string): string {
  const text = line.trim();
  return text.length > longestLine ? `${text.slice(0, longestLine)} ...` : text;
}

/** Whether a command says that its program, or one that it calls, is not on the host. */
export function isMissing(end: Pick<CommandEnd, 'exitStatus'>): boolean {
  return end.exitStatus === notFound;
}

/** A program that is not on the host. env names it: `env: 'sockperf': No such file or directory`. */
export function missingProgram({ hostName, argv, lastLines }: CommandPlace): Explanation {
  const named = lastLines
    .map((line) => /(?:^env:|can't execute) ?['‘"]?([^'’":]+)['’"]?: No such file/.exec(line)?.[1])
    .find((name) => name !== undefined);
  const program = named ?? argv[0] ?? 'the program';
  return {
    reason: `${program} is not on ${hostName}.`,
    advice: `Install it there with the package manager of ${hostName} (often a package named ${basename(program)}), or see that the PATH of a non-interactive login holds it: ssh ${hostName} command -v ${basename(program)}`,
  };
}

/** What to try, told by what a program printed. */
export function adviceFor(lines: readonly string[]): string {
  const text = lines.join('\n');
  const known = knownTroubles.find(([pattern]) => pattern.test(text));
  return known?.[1] ?? noKnownTrouble;
}
