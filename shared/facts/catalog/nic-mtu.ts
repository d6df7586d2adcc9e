import { defineFact } from '../fact.ts';
import { interfaceFile } from '../interface-files.ts';
import { onlyLine } from '../reading.ts';

export default defineFact({
  id: 'nic-mtu',
  title: 'MTU (bytes)',
  group: 'network card',
  meaning: 'Largest packet of the interface in bytes; larger messages are cut into several frames.',
  impact: 'likely',
  argv: (context) => ['cat', interfaceFile(context, 'mtu')],
  parse: onlyLine,
});
