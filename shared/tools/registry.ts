/// <reference types="vite/types/importMeta.d.ts" />
import { ensure } from '../base/assert.ts';
import { soundOutput } from './sound-output.ts';
import type { Tool, ToolOutput } from './tool.ts';

const modules = import.meta.glob<Tool>('./catalog/*.ts', { eager: true, import: 'default' });

/**
 * Every tool of the catalogue, ordered by id. Found by glob: a new tool is a new file, no list to edit. What its parser
 * understood gets one last look (sound-output.ts).
 */
export const tools: readonly Tool[] = Object.values(modules)
  .map((tool) => ({ ...tool, parse: (output: ToolOutput) => soundOutput(tool.parse(output)) }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = new Map(tools.map((tool) => [tool.id, tool]));

/** The tool with this id, or `undefined` for an id of another version of the program. */
export function findTool(id: string): Tool | undefined {
  return byId.get(id);
}

/** The tool with this id, which the caller has from the registry itself. */
export function toolOf(id: string): Tool {
  return ensure(byId.get(id), `tool ${id} comes from the registry`);
}
