import { defineFact } from '../fact.ts';
import { absent, linesOf, measured, noValue, notRecorded } from '../reading.ts';

// `lscpu` of util-linux rather than /proc/cpuinfo, which names no model on ARM. Machines with several kinds of cores
// print one "Model name:" for each kind. "BIOS Model name:" is what the firmware says and is not read.
export default defineFact({
  id: 'cpu-model',
  title: 'CPU model',
  group: 'processor',
  meaning: 'Processor model; its clock, caches and interconnect bound every software latency.',
  impact: 'likely',
  argv: () => ['lscpu'],
  parse: (output) => {
    if (output.exitStatus !== 0) return noValue(output);
    const lines = linesOf(output.stdout).filter((line) => /^\s*Model name:/.test(line));
    const names = lines.map((line) => line.slice(line.indexOf(':') + 1).trim());
    const known = [...new Set(names)].filter((name) => name !== '' && name !== '-');
    if (names.length === 0) return notRecorded('lscpu printed no "Model name:".');
    if (known.length === 0) return absent('The processor states no model name.');
    return measured(known.join(' + '), lines.join('\n'));
  },
});
