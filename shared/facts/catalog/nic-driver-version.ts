import { driverField, driverInformationArgv } from '../driver-information.ts';
import { defineFact } from '../fact.ts';

export default defineFact({
  id: 'nic-driver-version',
  title: 'Network driver version',
  group: 'network card',
  meaning: 'Version of that driver; drivers of the kernel tree state the kernel release.',
  impact: 'likely',
  argv: driverInformationArgv,
  parse: (output) => driverField(output, 'version'),
});
