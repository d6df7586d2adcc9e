import { defineFact } from '../fact.ts';
import { fieldOf, firstLine, measured, noValue, notRecorded } from '../reading.ts';

/** A fixed program: nothing is put into it. Hosts without systemd answer with lscpu instead. */
const ask =
  'if command -v systemd-detect-virt >/dev/null; then exec systemd-detect-virt --vm; fi; exec lscpu';

// systemd-detect-virt(1) prints one word and exits 0, or `none` and exits 1. lscpu prints "Hypervisor vendor: KVM" when
// the processor says that it is virtual; its silence proves nothing on other processors than x86.
export default defineFact({
  id: 'virtualisation',
  title: 'Virtual machine',
  group: 'virtualisation',
  meaning: 'The hypervisor below this host, or none on bare metal: it adds exits and steals time.',
  impact: 'likely',
  argv: () => ['sh', '-c', ask],
  parse: (output) => {
    const hypervisor = fieldOf(output.stdout, 'Hypervisor vendor');
    if (hypervisor !== undefined && hypervisor.value !== '') {
      return measured(hypervisor.value.toLowerCase(), hypervisor.line);
    }
    if (fieldOf(output.stdout, 'CPU(s)') !== undefined) {
      return notRecorded('systemd-detect-virt is not on this host, and lscpu names no hypervisor.');
    }
    const word = firstLine(output.stdout);
    return word !== undefined && /^[a-z][a-z0-9-]*$/.test(word) ? measured(word) : noValue(output);
  },
});
