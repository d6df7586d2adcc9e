// JSON inside other text: a program that prints a document often prints lines of its log before it. Finding a document by
// its braces leaves room for such lines, for prompts around a paste, and for documents without their line breaks.

/** A JSON document inside a text. */
export type JsonPiece = {
  readonly text: string;
  /** The number of its first line in the whole text, from 1. */
  readonly line: number;
  /** Whether its last brace is there. */
  readonly isWhole: boolean;
};

/** The objects that begin at the start of a line, in order; one that never closes takes the rest of the text. */
export function jsonPiecesOf(text: string): JsonPiece[] {
  const pieces: JsonPiece[] = [];
  const starts = /^[ \t]*\{/gm;
  let line = 1;
  let counted = 0;
  for (let found = starts.exec(text); found; found = starts.exec(text)) {
    const end = endOfObject(text, starts.lastIndex - 1);
    const piece = text.slice(found.index, end);
    line += text.slice(counted, found.index).split('\n').length - 1;
    counted = found.index;
    pieces.push({ text: piece, line, isWhole: end !== undefined });
    if (end === undefined) return pieces;
    starts.lastIndex = end;
  }
  return pieces;
}

/** The place after the brace that closes the one at `start`. */
function endOfObject(text: string, start: number): number | undefined {
  const marks = /"(?:[^"\\]|\\.)*"|[{}]/gs;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '{') depth += 1;
    if (mark[0] === '}') depth -= 1;
    if (depth === 0) return marks.lastIndex;
  }
  return undefined;
}
