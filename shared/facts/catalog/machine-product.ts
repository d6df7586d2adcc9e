import { defineFact } from '../fact.ts';
import { linesOf, measured, noValue } from '../reading.ts';

export default defineFact({
  id: 'machine-product',
  title: 'Machine',
  group: 'system',
  meaning:
    'Maker and model as the firmware states them (DMI); in a virtual machine, those of the hypervisor.',
  impact: 'likely',
  argv: () => ['cat', '/sys/class/dmi/id/sys_vendor', '/sys/class/dmi/id/product_name'],
  parse: (output) => {
    const words = linesOf(output.stdout).map((line) => line.trim());
    const product = words.filter((word) => word !== '').join(' ');
    return output.exitStatus === 0 && product !== '' ? measured(product) : noValue(output);
  },
});
