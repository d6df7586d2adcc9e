import { defineFact } from '../fact.ts';
import { interfaceFile } from '../interface-files.ts';
import { absent, firstLine, measured, noValue } from '../reading.ts';

export default defineFact({
  id: 'nic-link-speed',
  title: 'Link speed (Mbit/s)',
  group: 'network card',
  meaning: 'Negotiated speed in Mbit/s: how long a frame takes onto the wire.',
  impact: 'likely',
  argv: (context) => ['cat', interfaceFile(context, 'speed')],
  parse: (output) => {
    const line = firstLine(output.stdout);
    if (line === '-1') return absent('The driver knows no link speed (-1): link down, or virtual.');
    return line !== undefined && /^\d+$/.test(line) ? measured(line) : noValue(output);
  },
});
