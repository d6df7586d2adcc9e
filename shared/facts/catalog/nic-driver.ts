import { driverField, driverInformationArgv } from '../driver-information.ts';
import { defineFact } from '../fact.ts';

export default defineFact({
  id: 'nic-driver',
  title: 'Network driver',
  group: 'network card',
  meaning: 'Kernel driver of the data-plane interface.',
  impact: 'likely',
  argv: driverInformationArgv,
  parse: (output) => driverField(output, 'driver'),
});
