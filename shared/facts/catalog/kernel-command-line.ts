import { defineFact } from '../fact.ts';
import { onlyLine } from '../reading.ts';

export default defineFact({
  id: 'kernel-command-line',
  title: 'Kernel command line',
  group: 'system',
  meaning:
    'Boot parameters such as isolcpus, nohz_full, mitigations and C-state limits, which shape the tail.',
  impact: 'likely',
  argv: () => ['cat', '/proc/cmdline'],
  parse: onlyLine,
});
