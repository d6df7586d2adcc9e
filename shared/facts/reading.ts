// What every fact's parser has in common: how a host says no, and how a value is written down.
//
// Commands run with LC_ALL=C, so the C library's error texts can be relied on:
//
//   env: 'ethtool': No such file or directory                       exit 127   -> not recorded, the program is missing
//   cat: /sys/class/net/lo/device/numa_node: No such file or ...    exit 1     -> absent
//   Cannot get driver information: Operation not supported          exit 71    -> absent
//   cat: /proc/cmdline: Permission denied                           exit 1     -> denied
import type { FactValue } from '../model/snapshot.ts';
import type { FactOutput } from './fact.ts';

/** The longest text that a fact keeps; the rest of a longer one is cut. */
const longestText = 4000;

const refused = /permission denied|operation not permitted/i;

/** ENOENT, ENODEV, EOPNOTSUPP; and EINVAL, with which sysfs answers for an interface without such an attribute. */
const noSuchThing =
  /no such (?:file or directory|device)|operation not supported|invalid argument|not a directory/i;

/** A value that was measured on the host; `raw` is the line it was read from. */
export function measured(value: string, raw: string = value): FactValue {
  return {
    state: 'recorded',
    value: value.slice(0, longestText),
    provenance: 'measured',
    raw: raw.slice(0, longestText),
  };
}

/** The host answered that there is no such thing. */
export function absent(detail: string): FactValue {
  return { state: 'absent', detail: detail.slice(0, longestText) };
}

/** Nothing can be said, and why. */
export function notRecorded(detail: string): FactValue {
  return { state: 'not-recorded', detail: detail.slice(0, longestText) };
}

/** Lines of a text, whichever line ends it has. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

/** The first line that has more than blanks, trimmed; `undefined` when there is none. */
export function firstLine(text: string): string | undefined {
  return linesOf(text)
    .map((line) => line.trim())
    .find((line) => line !== '');
}

/**
 * The value after `key` and its separator (`:` or `=`), trimmed, perhaps empty, with the whole line.
 * `undefined` when no line begins with the key.
 */
export function fieldOf(
  text: string,
  key: string,
): { readonly value: string; readonly line: string } | undefined {
  for (const line of linesOf(text)) {
    const at = line.search(/[:=]/);
    if (at >= 0 && line.slice(0, at).trim() === key)
      return { value: line.slice(at + 1).trim(), line };
  }
  return undefined;
}

/** Why an output holds no value, told by the exit status and the error text. */
export function noValue({ exitStatus, stderr, stdout }: FactOutput): FactValue {
  const message = firstLine(stderr) ?? firstLine(stdout);
  if (exitStatus === undefined) return notRecorded('The command did not end.');
  if (exitStatus === 127) return notRecorded(`The program is not on this host: ${message ?? ''}`);
  if (message === undefined) return notRecorded(`The command printed nothing, exit ${exitStatus}.`);
  if (refused.test(stderr)) return { state: 'denied', detail: message.slice(0, longestText) };
  if (noSuchThing.test(stderr)) return absent(message);
  return notRecorded(`${message} (exit ${exitStatus})`);
}

/** For commands that print the value and nothing else. */
export function onlyLine(output: FactOutput): FactValue {
  const line = firstLine(output.stdout);
  return output.exitStatus === 0 && line !== undefined ? measured(line) : noValue(output);
}
