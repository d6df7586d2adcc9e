import { driverField, driverInformationArgv } from '../driver-information.ts';
import { defineFact } from '../fact.ts';

export default defineFact({
  id: 'nic-firmware',
  title: 'Network card firmware',
  group: 'network card',
  meaning: 'Firmware of the network card, with the variant where the driver states it.',
  impact: 'likely',
  argv: driverInformationArgv,
  parse: (output) => driverField(output, 'firmware-version'),
});
