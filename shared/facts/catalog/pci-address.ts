import { defineFact } from '../fact.ts';
import { deviceFileArgv } from '../interface-files.ts';
import { absent, fieldOf, measured, noValue } from '../reading.ts';

export default defineFact({
  id: 'pci-address',
  title: 'PCI address',
  group: 'network card',
  meaning:
    'Domain, bus, device and function of the network card: its slot, and which lanes it has.',
  impact: 'unlikely',
  argv: (context) => deviceFileArgv(context, 'uevent'),
  parse: (output) => {
    const field = fieldOf(output.stdout, 'PCI_SLOT_NAME');
    if (field !== undefined && /^[0-9a-f]{4,}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/i.test(field.value)) {
      return measured(field.value.toLowerCase(), field.line);
    }
    return output.exitStatus === 0 ? absent('The interface is not on PCI.') : noValue(output);
  },
});
