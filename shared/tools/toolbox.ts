// The tools of an experiment: those of the catalogue and those that a person described in it.
import type { CustomTool } from '../model/custom-tool.ts';
import type { Experiment } from '../model/experiment.ts';
import type { Run } from '../model/run.ts';
import { toolOfCustom } from './custom/tool-of-custom.ts';
import { findTool, tools } from './registry.ts';
import type { Tool } from './tool.ts';

type WithCustomTools = Pick<Experiment, 'customTools'>;

/**
 * Every tool of an experiment, its own first: where two claim the same lines of a text, the one that a person described
 * for such lines reads them.
 */
export function toolsOf({ customTools }: WithCustomTools): readonly Tool[] {
  return [...Object.values(customTools).map(toolOfCustom), ...tools];
}

/** The definition of a custom tool of an experiment. */
export function customToolIn({ customTools }: WithCustomTools, id: string): CustomTool | undefined {
  return Object.values(customTools).find((tool) => tool.id === id);
}

/** The tool with this id, or `undefined` for one that was deleted or is of another version of the program. */
export function findToolIn(experiment: WithCustomTools, id: string): Tool | undefined {
  const custom = customToolIn(experiment, id);
  return custom ? toolOfCustom(custom) : findTool(id);
}

/** The tool of a run: as it was then for a custom tool, which may have been edited or deleted since. */
export function toolOfRun({ tool }: Pick<Run, 'tool'>): Tool | undefined {
  return tool.definition ? toolOfCustom(tool.definition) : findTool(tool.id);
}
