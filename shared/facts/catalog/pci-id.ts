import { defineFact } from '../fact.ts';
import { deviceFileArgv } from '../interface-files.ts';
import { absent, fieldOf, measured, noValue } from '../reading.ts';

//   PCI_ID=1924:0A03            <- vendor:device
//   PCI_SLOT_NAME=0000:01:00.1
export default defineFact({
  id: 'pci-id',
  title: 'PCI id',
  group: 'network card',
  meaning: 'Vendor and device of the network card as numbers, which name its controller exactly.',
  impact: 'likely',
  argv: (context) => deviceFileArgv(context, 'uevent'),
  parse: (output) => {
    const field = fieldOf(output.stdout, 'PCI_ID');
    if (field !== undefined && /^[0-9A-F]{4}:[0-9A-F]{4}$/i.test(field.value)) {
      return measured(field.value.toLowerCase(), field.line);
    }
    return output.exitStatus === 0 ? absent('The interface is not on PCI.') : noValue(output);
  },
});
