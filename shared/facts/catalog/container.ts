import { defineFact } from '../fact.ts';
import { firstLine, measured, noValue } from '../reading.ts';

export default defineFact({
  id: 'container',
  title: 'Container',
  group: 'virtualisation',
  meaning: 'The container that the SSH session lives in, or none; its network may be a bridge.',
  impact: 'likely',
  argv: () => ['systemd-detect-virt', '--container'],
  parse: (output) => {
    const word = firstLine(output.stdout);
    return word !== undefined && /^[a-z][a-z0-9-]*$/.test(word) ? measured(word) : noValue(output);
  },
});
