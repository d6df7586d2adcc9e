// The `#` lines above an sfnt-pingpong table. On a terminal the command line comes first; into a pipe date, uname, cpu,
// lspci, interfaces and ram come first, because the parent's lines are still buffered. So no order is assumed.
//
//   # cmdline: ./sfnt-pingpong --affinity 1;1 tcp 192.168.10.5     quotes are lost
//   # uname: Linux solarflare02.testing 3.10.0-957.21.3.el7.x86_64 #1 SMP Tue Jun 18 16:35:19 UTC 2019 x86_64 ...
//   # enp139s0f0: driver: sfc
//   # ram: MemTotal:       65693408 kB
//   # EF_POLL_USEC=100000
//   # percentile=99
//   # reporting: 1/2 RTT                                           only since 2026-03
import type { Line } from '../text/lines.ts';

/** What the header states. Everything may be missing: published copies are often cut. */
export type Header = {
  readonly commandLine: string | undefined;
  readonly version: string | undefined;
  readonly date: string | undefined;
  /** The percentile of the `%ile` column. */
  readonly percentile?: number;
  readonly reporting?: 'RTT' | '1/2 RTT';
  readonly warnings: readonly string[];
  readonly initiatorFacts: Readonly<Record<string, string>>;
  readonly responderFacts: Readonly<Record<string, string>>;
};

type Reading = {
  plain: Map<string, string>;
  assignments: Map<string, string>;
  interfaces: Map<string, Map<string, string>>;
  pciDevices: string[];
  warnings: string[];
};

/** Reads every header line; lines of other programs in between are passed over. */
export function readHeader(lines: readonly Line[]): Header {
  const reading: Reading = {
    plain: new Map(),
    assignments: new Map(),
    interfaces: new Map(),
    pciDevices: [],
    warnings: [],
  };
  for (const { text } of lines) readLine(reading, text);
  const { plain, assignments, warnings } = reading;
  const percentile = Number(assignments.get('percentile'));
  const reporting = plain.get('reporting');
  return {
    commandLine: plain.get('cmdline'),
    version: plain.get('version'),
    date: plain.get('date'),
    ...(assignments.has('percentile') && Number.isFinite(percentile) && { percentile }),
    ...((reporting === 'RTT' || reporting === '1/2 RTT') && { reporting }),
    warnings,
    initiatorFacts: initiatorFacts(reading),
    responderFacts: present('LD_PRELOAD', assignments.get('server LD_PRELOAD')),
  };
}

type Groups = Readonly<Record<string, string | undefined>>;

/** The kinds of header line, tried in this order; the first that fits takes the line. */
const kinds: readonly (readonly [RegExp, (reading: Reading, groups: Groups) => void])[] = [
  [
    /^WARNING: (?<words>.+)$/,
    ({ warnings }, { words = '' }) => void warnings.push(`sfnt-pingpong: ${words}`),
  ],
  [/^lspci: (?<device>.+)$/, ({ pciDevices }, { device = '' }) => void pciDevices.push(device)],
  [
    /^(?<netdev>\S+): (?<key>driver|version|bus-info):\s*(?<value>.*)$/,
    ({ interfaces }, { netdev = '', key = '', value = '' }) => {
      const known = interfaces.get(netdev) ?? new Map<string, string>();
      interfaces.set(netdev, known.set(key, value));
    },
  ],
  [
    /^(?<name>(?:server )?\w+)=(?<value>.*)$/,
    ({ assignments }, { name = '', value = '' }) => void assignments.set(name, value.trim()),
  ],
  [
    /^(?<name>\w+):\s*(?<value>.*)$/,
    ({ plain }, { name = '', value = '' }) => void plain.set(name, value.trim()),
  ],
];

function readLine(reading: Reading, text: string): void {
  const body = /^#\s*(?<body>\S.*)$/.exec(text)?.groups?.['body']?.trim() ?? '';
  for (const [pattern, take] of kinds) {
    const groups = pattern.exec(body)?.groups;
    if (!groups) continue;
    take(reading, groups);
    return;
  }
}

function initiatorFacts(reading: Reading): Record<string, string> {
  const { plain, assignments, pciDevices, interfaces } = reading;
  const uname = plain.get('uname')?.split(/\s+/) ?? [];
  const settings = [...assignments].filter(([name]) =>
    /^(?:EF_|VMA_|LD_PRELOAD$|onload_version$)/.test(name),
  );
  return {
    ...present('hostname', uname[1]),
    ...present('kernel-release', uname[2]),
    ...present('cpu-model', plain.get('cpu')?.replace(/^model name\s*:\s*/, '')),
    ...present('memory', plain.get('ram')?.replace(/^MemTotal:\s*/, '')),
    ...present('tsc-hz', plain.get('tsc_hz')),
    ...(pciDevices.length > 0 && { lspci: pciDevices.join('\n') }),
    ...interfaceFacts(interfaces),
    ...dataPlaneFacts(interfaces, assignments),
    ...Object.fromEntries(settings.filter(([, value]) => isStated(value))),
  };
}

function interfaceFacts(interfaces: Reading['interfaces']): Record<string, string> {
  const entries = [...interfaces].flatMap(([netdev, values]) =>
    [...values].map(([key, value]) => [`${netdev} ${key}`, value] as const),
  );
  return Object.fromEntries(entries.filter(([, value]) => isStated(value)));
}

/**
 * Driver facts of the interface under test, only when there is no doubt: one interface alone, or under onload the only
 * driver that onload accelerates, when all its interfaces agree.
 */
function dataPlaneFacts(
  interfaces: Reading['interfaces'],
  assignments: Reading['assignments'],
): Record<string, string> {
  const accelerated = [...interfaces.values()].filter((values) => values.get('driver') === 'sfc');
  const candidates =
    assignments.has('onload_version') && accelerated.length > 0
      ? accelerated
      : [...interfaces.values()];
  const agreed = (key: string) => {
    const values = new Set(candidates.map((one) => one.get(key)));
    const [value] = values;
    return values.size === 1 ? value : undefined;
  };
  return {
    ...present('nic-driver', agreed('driver')),
    ...present('nic-driver-version', agreed('version')),
    ...present('pci-address', agreed('bus-info')),
  };
}

function present(name: string, value: string | undefined): Record<string, string> {
  return isStated(value) ? { [name]: value } : {};
}

function isStated(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value !== '(null)';
}
