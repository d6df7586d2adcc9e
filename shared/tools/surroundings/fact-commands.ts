// Commands that tell about a host, as far as what they print stands below them in a pasted terminal. Facts have the ids of
// shared/facts/catalog where they are the same thing, else the words of the program. Which interface carried the test is
// not known here, so facts of one interface carry its name (`enp139s0f0 driver`), as the headers of tools do.
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';
import { simpleCommands } from './typed-command.ts';

export type PrintedFact = { readonly name: string; readonly value: string; readonly line: Line };

type Read = (lines: readonly Line[], argv: readonly string[]) => readonly PrintedFact[];

/** By how a command begins; the first that fits reads its lines. */
const readers: readonly (readonly [begins: RegExp, read: Read])[] = [
  [/^sfboot(?: (?!\S*[a-z]=).*)?$|^sfboot(?: --adapter=\S+)+$/, readSfboot],
  [/^ethtool -i \S+$/, (lines, [, , netdev = '']) => readDriver(lines, netdev)],
  [/^uname -\w*a/, readUname],
  [/^uname -r$/, firstLine('kernel-release', /^\d+\.\d+\S*$/)],
  [/^(?:uname -n|hostname(?: -[fs])?)$/, firstLine('hostname', /^[A-Za-z0-9][\w.-]{0,252}$/)],
  [
    /^cat \/etc\/(?:redhat|centos|rocky|system)-release$/,
    firstLine('os-release', /^[A-Z].{3,200}$/),
  ],
  [/^cat \/etc\/os-release$/, readOsRelease],
  [/^onload --version$/, readOnload],
  [/^lscpu$/, readLscpu],
  [/^cat \/sys\/class\/net\/[\w.-]+\/device\/numa_node$/, readSysFile(/^-?\d{1,4}$/)],
  [/^cat \/sys\/devices\/system\/node\/node\d+\/cpulist$/, readSysFile(/^[\d,-]{1,400}$/)],
];

/** What a command line printed of its host, with the lines that say so. Empty for a command that is not known. */
export function factsPrintedBy(
  commandLine: string,
  lines: readonly Line[],
): readonly PrintedFact[] {
  const argv = argvOf(commandLine);
  const text = argv.join(' ');
  const [, read] = readers.find(([begins]) => begins.test(text)) ?? [];
  return read ? read(lines, argv) : [];
}

/** Whether a command line asks for something that is understood here. */
export function asksForFacts(commandLine: string): boolean {
  const text = argvOf(commandLine).join(' ');
  return text === 'date' || readers.some(([begins]) => begins.test(text));
}

const changing =
  /^(?:reboot|shutdown|poweroff|halt|ipmitool|modprobe|rmmod|insmod|onload_tool|sfupdate|grubby|tuned-adm|yum|dnf|apt|apt-get|rpm)\b|^sfboot .*[a-z]=|^ethtool -[^i]/;

/** Whether a command may make facts above it untrue: a restart, another firmware, driver or package. */
export function mayChangeFacts(commandLine: string): boolean {
  return simpleCommands(commandLine).some((words) => changing.test(withoutSudo(words).join(' ')));
}

/** What a pipe behind it leaves of the output are still its lines, so only the first command is looked at. */
function argvOf(commandLine: string): string[] {
  return withoutSudo(simpleCommands(commandLine)[0] ?? []);
}

function withoutSudo(words: readonly { readonly text: string }[]): string[] {
  const texts = words.map(({ text }) => text);
  const start = texts[0] === 'sudo' ? 1 : 0;
  const [program = '', ...rest] = texts.slice(start);
  return program === '' ? [] : [program.slice(program.lastIndexOf('/') + 1), ...rest];
}

const sfbootKeys = [
  ...['Boot image', 'Boot type', 'Boot skip delay time', 'Link speed', 'Link-up delay time'],
  ...['Banner delay time', 'Physical Functions per port', 'PF count', 'MSI-X interrupt limit'],
  ...['Number of Virtual Functions', 'VF count', 'VF MSI-X interrupt limit', 'SR-IOV'],
  ...['Firmware variant', 'Insecure filters', 'MAC spoofing', 'Change MAC', 'VLAN tags'],
  ...['Switch mode', 'Port mode', 'RX descriptor cache size', 'TX descriptor cache size'],
  ...['Total number of VIs', 'Rate limit', 'Event merge timeout'],
];
const sfbootRow = new RegExp(`^\\s*(?<key>${sfbootKeys.join('|')})\\s+(?<value>\\S.*)$`);
const sfbootAdapter = /^(?<adapter>[a-z][\w.-]{0,15}):$/;

/** One fact for a setting that all adapters share, else one for each adapter; without their names all values in order. */
function readSfboot(lines: readonly Line[]): PrintedFact[] {
  let adapter = '';
  const settings = new Map<string, { adapter: string; value: string; line: Line }[]>();
  for (const line of lines) {
    const { adapter: next } = groupsOf(sfbootAdapter, line.text.trim());
    adapter = next ?? adapter;
    const { key, value = '' } = groupsOf(sfbootRow, line.text);
    if (key === undefined) continue;
    settings.set(key, [...(settings.get(key) ?? []), { adapter, value: value.trim(), line }]);
  }
  return [...settings].flatMap(([key, rows]) => {
    const values = new Set(rows.map(({ value }) => value));
    const isNamed = values.size > 1 && rows.every((row) => row.adapter !== '');
    const joined = [...values].join('; ');
    return rows.map((row) =>
      isNamed
        ? { name: `${row.adapter} ${key}`, value: row.value, line: row.line }
        : { name: key, value: joined, line: row.line },
    );
  });
}

function readDriver(lines: readonly Line[], netdev: string): PrintedFact[] {
  return lines.flatMap((line) => {
    const form = /^(?<key>driver|version|firmware-version|bus-info): (?<value>\S.*)$/;
    const { key, value = '' } = groupsOf(form, line.text.trim());
    return key === undefined ? [] : [{ name: `${netdev} ${key}`, value, line }];
  });
}

function readUname(lines: readonly Line[]): PrintedFact[] {
  const [line] = lines.filter(isFilled);
  const form = /^Linux (?<host>[\w.-]{1,253}) (?<release>\d+\.\d+\S*) #/;
  const { host = '', release } = groupsOf(form, line?.text ?? '');
  if (!line || release === undefined) return [];
  return [
    { name: 'hostname', value: host, line },
    { name: 'kernel-release', value: release, line },
  ];
}

/** os-release(5): `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"`. */
function readOsRelease(lines: readonly Line[]): PrintedFact[] {
  return lines.flatMap((line) => {
    const { name } = groupsOf(
      /^PRETTY_NAME=(?<quote>["']?)(?<name>\S.*?)\k<quote>$/,
      line.text.trim(),
    );
    return name === undefined ? [] : [{ name: 'os-release', value: name, line }];
  });
}

function readOnload(lines: readonly Line[]): PrintedFact[] {
  const [line] = lines.filter(isFilled);
  const { version } = groupsOf(/^(?:Open)?Onload (?<version>\d\S*)/, line?.text ?? '');
  return line && version !== undefined ? [{ name: 'onload_version', value: version, line }] : [];
}

function readLscpu(lines: readonly Line[]): PrintedFact[] {
  return lines.flatMap((line) => {
    const { model } = groupsOf(/^\s*Model name:\s+(?<model>[^\s-].*)$/, line.text);
    return model === undefined ? [] : [{ name: 'cpu-model', value: model.trim(), line }];
  });
}

/** The one line of a file in /sys, by its path below the last folder that says what it is of. */
function readSysFile(form: RegExp): Read {
  return (lines, [, path = '']) => {
    const [, device = '', file = ''] = /\/([\w.-]+)\/(?:device\/)?([\w]+)$/.exec(path) ?? [];
    return firstLine(`${device} ${file}`, form)(lines, []);
  };
}

function firstLine(name: string, form: RegExp): Read {
  return (lines) => {
    const [line] = lines.filter(isFilled);
    const value = line?.text.trim() ?? '';
    return line && form.test(value) ? [{ name, value, line }] : [];
  };
}

function isFilled({ text }: Line): boolean {
  return text.trim() !== '';
}
