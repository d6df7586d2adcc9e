import { defineFact } from '../fact.ts';
import { absent, linesOf, measured, noValue } from '../reading.ts';

// One line per frequency policy, that is per group of CPUs that change their clock together. find(1) spares a shell
// glob; without any policy (most virtual machines) it prints nothing and exits 0.
export default defineFact({
  id: 'cpu-governor',
  title: 'CPU frequency governor',
  group: 'processor',
  meaning:
    'Who decides the clock of idle and busy cores; anything but performance adds ramp-up time to sparse messages.',
  impact: 'likely',
  argv: () => [
    'find',
    '/sys/devices/system/cpu/cpufreq',
    '-name',
    'scaling_governor',
    '-exec',
    'cat',
    '{}',
    '+',
  ],
  parse: (output) => {
    if (output.exitStatus !== 0) return noValue(output);
    const governors = linesOf(output.stdout)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const kinds = [...new Set(governors)].sort();
    if (kinds.length === 0) return absent('The kernel does not control the frequency of any CPU.');
    if (kinds.length === 1) return measured(kinds.join(''));
    const counted = kinds.map(
      (kind) => `${kind} (${governors.filter((governor) => governor === kind).length})`,
    );
    return measured(counted.join(', '), governors.join(' '));
  },
});
