// Files of the data-plane interface in sysfs (Linux, Documentation/ABI/testing/sysfs-class-net).
import type { FactContext } from './fact.ts';

/** `/sys/class/net/NETDEV/FILE`. */
export function interfaceFile({ netdev }: FactContext, file: string): string {
  return `/sys/class/net/${netdev}/${file}`;
}

/**
 * Reads a file of the interface's device and the same file of the device above it. A virtio interface hangs on a virtio
 * device, which has no PCI identity and no NUMA node of its own; its PCI function is one level up. The nearer comes first.
 */
export function deviceFileArgv(context: FactContext, file: string): readonly string[] {
  return [
    'cat',
    interfaceFile(context, `device/${file}`),
    interfaceFile(context, `device/../${file}`),
  ];
}
