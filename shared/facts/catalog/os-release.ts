import { defineFact } from '../fact.ts';
import { osName } from '../os-name.ts';
import { measured, noValue, notRecorded } from '../reading.ts';

export default defineFact({
  id: 'os-release',
  title: 'Operating system',
  group: 'system',
  meaning: 'Distribution and version, which bring their own defaults and library versions.',
  impact: 'unlikely',
  argv: () => ['cat', '/etc/os-release'],
  parse: (output) => {
    if (output.exitStatus !== 0) return noValue(output);
    const name = osName(output.stdout);
    return name === undefined
      ? notRecorded('/etc/os-release states neither PRETTY_NAME nor NAME.')
      : measured(name.value, name.line);
  },
});
