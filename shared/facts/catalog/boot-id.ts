import { defineFact } from '../fact.ts';
import { onlyLine } from '../reading.ts';

export default defineFact({
  id: 'boot-id',
  title: 'Boot',
  group: 'system',
  meaning:
    'Changes with every boot: runs with different values had a reboot, and perhaps new settings, between them.',
  impact: 'unlikely',
  argv: () => ['cat', '/proc/sys/kernel/random/boot_id'],
  parse: onlyLine,
});
