// Which files and texts hold nothing but samples, told from their first lines.
import { tools } from './registry.ts';
import { headOf } from './text/output-file.ts';
import type { OutputFile, Tool } from './tool.ts';

/** Enough for the summary of a full log and a thousand samples. */
const headBytes = 64 * 1024;

export type LongFile = {
  readonly tool: Tool;
  /** Under which the tool expects the file. */
  readonly name: string;
  /** Its first lines, each whole. */
  readonly head: string;
};

/** What a long file is, told from its first lines; `undefined` when it holds no samples of any tool. */
export function longFileOf(file: OutputFile): LongFile | undefined {
  const start = headOf(file, headBytes);
  const head = start.slice(0, start.lastIndexOf('\n') + 1);
  for (const tool of tools) {
    const name = tool.sampleFile?.(head);
    if (name !== undefined) return { tool, name, head };
  }
  return undefined;
}
