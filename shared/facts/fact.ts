// The contract of host facts: the same shape as tools. A fact is one file in catalog/ plus one fixture folder.
import type { FactValue } from '../model/snapshot.ts';

/** What one command printed on a host. */
export type FactOutput = {
  readonly exitStatus?: number;
  readonly stdout: string;
  readonly stderr: string;
};

export type FactContext = {
  /** Kernel name of the data-plane interface. */
  readonly netdev: string;
};

/** One item of environment. */
export type Fact = {
  /** Equal to the file name and to the fixture folder, such as `kernel-release`. */
  readonly id: string;
  /** As in a table: `Kernel`. */
  readonly title: string;
  readonly group: 'network card' | 'system' | 'processor' | 'virtualisation';
  /** What it means and why it may change latency, one sentence. */
  readonly meaning: string;
  readonly impact: 'likely' | 'unlikely';
  /** Never a shell string. Facts with the same argv share one execution. */
  readonly argv: (context: FactContext) => readonly string[];
  /** Pure; never throws. Missing, denied and absent are three different values. */
  readonly parse: (output: FactOutput, context: FactContext) => FactValue;
};

export function defineFact(fact: Fact): Fact {
  return fact;
}
