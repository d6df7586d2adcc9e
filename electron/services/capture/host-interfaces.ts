// What the form of a host shows after the first connection: who the host is, and which interfaces it has.
//
// `ip addr` is read as text, since neither busybox nor iproute2 before 4.16 knows its JSON:
//
//   2: enp1s0f0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 ...
//       inet 192.0.2.1/24 brd 192.0.2.255 scope global enp1s0f0
//       inet 192.0.2.1 peer 192.0.2.2/32 scope global tun0
//       inet6 fe80::1/64 scope link            <- left out: of no use without naming the interface again
import type { HostCheck } from '../../../shared/api/values.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { osName } from '../../../shared/facts/os-name.ts';
import { firstLine, linesOf } from '../../../shared/facts/reading.ts';
import type { HostSession } from '../ssh/session.ts';
import { askHost } from './host-question.ts';

type HostInterface = HostCheck['interfaces'][number];

/** A fixed program: one line `NETDEV DRIVER NODE`, separated by tabs, for each interface of a Linux host. */
const listInterfaces = [
  'cd /sys/class/net && for netdev in *; do',
  'driver=$(readlink "$netdev/device/driver");',
  'node=$(cat "$netdev/device/numa_node" "$netdev/device/../numa_node" 2>/dev/null | head -n 1);',
  'printf "%s\\t%s\\t%s\\n" "$netdev" "${driver##*/}" "$node";',
  'done',
].join(' ');

/** Every interface with its addresses, driver and NUMA node, as far as the host can tell, in the kernel's order. */
export async function readInterfaces(
  session: HostSession,
): Promise<Result<HostInterface[], Failure>> {
  const [listed, addressed] = await Promise.all([
    askHost(session, ['sh', '-c', listInterfaces]),
    askHost(session, ['ip', 'addr']),
  ]);
  if (!listed.ok) return listed;
  if (!addressed.ok) return addressed;
  const addresses = parseIpAddr(addressed.value.stdout);
  const devices = parseDevices(listed.value.stdout);
  const names = [...new Set([...addresses.keys(), ...devices.keys()])];
  return ok(
    names.map((netdev) => ({
      netdev,
      addresses: addresses.get(netdev) ?? [],
      ...devices.get(netdev),
    })),
  );
}

/** What the host calls itself, and its operating system with the kernel. */
export async function identifyHost(
  session: HostSession,
): Promise<Result<Pick<HostCheck, 'hostName' | 'system'>, Failure>> {
  const [name, kernel, release] = await Promise.all([
    askHost(session, ['uname', '-n']),
    askHost(session, ['uname', '-sr']),
    askHost(session, ['cat', '/etc/os-release']),
  ]);
  if (!name.ok) return name;
  if (!kernel.ok) return kernel;
  if (!release.ok) return release;
  const system = [osName(release.value.stdout)?.value, firstLine(kernel.value.stdout)];
  return ok({
    hostName: firstLine(name.value.stdout) ?? session.target.hostName,
    system: system.filter((part) => part !== undefined).join(', '),
  });
}

/** Netdev to addresses without prefix length. Never throws. */
export function parseIpAddr(text: string): Map<string, string[]> {
  const interfaces = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of linesOf(text)) {
    const netdev = /^\d+: ([^:@\s]+)[:@]/.exec(line)?.[1];
    if (netdev !== undefined) {
      current = [];
      interfaces.set(netdev, current);
    }
    const address = /^\s+inet6? ([0-9a-fA-F.:]+)/.exec(line)?.[1];
    if (address !== undefined && !/^fe80:/i.test(address)) current.push(address);
  }
  return interfaces;
}

function parseDevices(text: string): Map<string, Pick<HostInterface, 'driver' | 'numaNode'>> {
  const devices = new Map<string, Pick<HostInterface, 'driver' | 'numaNode'>>();
  for (const line of linesOf(text)) {
    const [netdev, driver, node] = line.split('\t');
    if (netdev === undefined || driver === undefined || node === undefined) continue;
    devices.set(netdev, {
      ...(driver !== '' && { driver }),
      ...(/^\d+$/.test(node) && { numaNode: node }),
    });
  }
  return devices;
}
