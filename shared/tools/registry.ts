/// <reference types="vite/types/importMeta.d.ts" />
import { ensure } from '../base/assert.ts';
import { guarded } from './guarded-parse.ts';
import type { Tool } from './tool.ts';

const modules = import.meta.glob<Tool>('./catalog/*.ts', { eager: true, import: 'default' });

/**
 * Every tool of the catalogue, ordered by id. Found by glob: a new tool is a new file, no list to edit. Each parser is
 * guarded (guarded-parse.ts).
 */
export const tools: readonly Tool[] = Object.values(modules)
  .map(guarded)
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
