// Files of samples that are too long to be a text. What a tool prints fits on a few pages, so a long file is one of samples
// or none of ours; which one, its beginning says (long-file.ts).
import type { RecognisedOutput } from './import.ts';
import type { LongFile } from './long-file.ts';
import { noSurroundings } from './surroundings/surroundings.ts';
import { linesOf } from './text/lines.ts';
import type { Assumption, OutputFile } from './tool.ts';

/** Reads a long file of samples piece by piece. Its `text` is the beginning only. */
export function readLongFile(
  { tool, name, head }: LongFile,
  file: OutputFile,
  assume?: Assumption,
): RecognisedOutput {
  const files = { [name]: file };
  const parse = (said?: Assumption) =>
    tool.parse({ stdout: head, files, ...(said && { assume: said }) });
  return {
    tool,
    text: head,
    firstLine: 1,
    lastLine: linesOf(head).length,
    surroundings: noSurroundings,
    parsed: parse(assume),
    parse,
  };
}
