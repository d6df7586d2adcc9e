// One row of what is really executed between two network namespaces.
import type { ParameterValues } from '../../../../../shared/model/plan.ts';
import type { Part } from '../../../../support/requirements.ts';

export type ToolCase = {
  readonly toolId: string;
  /** What is special about this row; absent for a tool's first. */
  readonly variant?: string;
  /** The program that must be on this machine. */
  readonly part: Part;
  /** `FOLDER` stands for the folder of `inputFiles`. Ports are apart, since several rows run at once. */
  readonly parameters: ParameterValues;
  /**
   * Command lines as they must have been executed: `WORK` is the folder of the run, `PROBE` the program that was brought
   * there, `FREE` a free port.
   */
  readonly client: string;
  readonly server?: string;
  /** What a comparison can show of it: curves, single figures, or no latency at all. */
  readonly shows: 'curve' | 'points' | 'rates';
};
