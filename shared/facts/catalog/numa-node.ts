import { defineFact } from '../fact.ts';
import { deviceFileArgv } from '../interface-files.ts';
import { absent, firstLine, measured, noValue } from '../reading.ts';

export default defineFact({
  id: 'numa-node',
  title: 'NUMA node',
  group: 'network card',
  meaning: 'Memory node of the network card; a program on another node pays for each crossing.',
  impact: 'likely',
  argv: (context) => deviceFileArgv(context, 'numa_node'),
  parse: (output) => {
    const line = firstLine(output.stdout);
    if (line === '-1') return absent('The firmware reports no NUMA node for this card (-1).');
    return line !== undefined && /^\d+$/.test(line) ? measured(line) : noValue(output);
  },
});
