import { defineFact } from '../fact.ts';
import { onlyLine } from '../reading.ts';

export default defineFact({
  id: 'hostname',
  title: 'Host name',
  group: 'system',
  meaning: 'What the machine calls itself, as evidence that the right one was measured.',
  impact: 'unlikely',
  argv: () => ['uname', '-n'],
  parse: onlyLine,
});
