// Files of samples that are too long to be a text. What a tool prints fits on a few pages, so a long file is one of samples
// or none of ours; which one, its beginning says.
import type { RecognisedOutput } from './import.ts';
import { tools } from './registry.ts';
import { noSurroundings } from './surroundings/surroundings.ts';
import { linesOf } from './text/lines.ts';
import { headOf } from './text/output-file.ts';
import type { Assumption, OutputFile, Tool } from './tool.ts';

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

/** Reads a long file of samples piece by piece. Its `text` is the beginning only. */
export function readLongFile(
  { tool, name, head }: LongFile,
  file: OutputFile,
  assume?: Assumption,
): RecognisedOutput {
  const files = { [name]: file };
  return {
    tool,
    text: head,
    firstLine: 1,
    lastLine: linesOf(head).length,
    surroundings: noSurroundings,
    parsed: tool.parse({ stdout: head, files, ...(assume && { assume }) }),
  };
}
