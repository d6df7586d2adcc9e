import { defineFact } from '../fact.ts';
import { onlyLine } from '../reading.ts';

export default defineFact({
  id: 'kernel-release',
  title: 'Kernel',
  group: 'system',
  meaning: 'Release of the running kernel: network stack, scheduler and drivers change with it.',
  impact: 'likely',
  argv: () => ['uname', '-r'],
  parse: onlyLine,
});
