// `ethtool -i NETDEV` (ethtool 6.1, netlink or ioctl): one execution for every fact about driver and firmware.
//
//   driver: sfc
//   version: 4.15.0.1012                            <- of the driver; in-tree drivers print the kernel release
//   firmware-version: 6.2.7.1001 rx1 tx1            <- free text of the driver; empty when it states none
//   bus-info: 0000:01:00.1
import type { FactValue } from '../model/snapshot.ts';
import type { FactContext, FactOutput } from './fact.ts';
import { absent, fieldOf, measured, noValue, notRecorded } from './reading.ts';

/** What prints the driver information of the data-plane interface. */
export function driverInformationArgv({ netdev }: FactContext): readonly string[] {
  return ['ethtool', '-i', netdev];
}

/** One field of the driver information by its printed key. An empty one is absent. */
export function driverField(output: FactOutput, key: string): FactValue {
  if (output.exitStatus !== 0) return noValue(output);
  const field = fieldOf(output.stdout, key);
  if (field === undefined) return notRecorded(`ethtool -i printed no "${key}:".`);
  if (field.value === '' || field.value === 'N/A') return absent(`The driver states no ${key}.`);
  return measured(field.value, field.line);
}
