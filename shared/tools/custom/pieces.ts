// Outputs of a custom tool in a text, by the line that only they have.
import { compilePattern, type Pattern } from '../../base/pattern.ts';
import type { CustomTool } from '../../model/custom-tool.ts';
import { jsonPiecesOf } from '../text/json-text.ts';
import { linesOf } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';
import { isShort } from '../text/short-lines.ts';

/** What a shell prints before a command: `user@host:~$ `, `[root@host ~]# `, `$ `. */
const prompt = /^(?:\[?[\w.-]+@[\w.-]+[^$#%]{0,200}[$#%]|\$)(?: |$)/;

/**
 * From each line that the pattern matches to the next such line, a prompt or the end; of JSON the documents that have such a
 * line, for their first brace stands above it. None without a pattern, or with one that does not compile.
 */
export function piecesOf(text: string, { recognise, reading }: CustomTool): string[] {
  const compiled = recognise === undefined ? undefined : compilePattern(recognise);
  if (!compiled?.ok) return [];
  return reading.form === 'json'
    ? jsonDocuments(text, compiled.value)
    : stretches(text, compiled.value);
}

function stretches(text: string, first: Pattern): string[] {
  const lines = linesOf(text);
  const pieces: string[] = [];
  let start: number | undefined;
  const close = (end: number) => {
    if (start !== undefined) pieces.push(textOfLines(withoutBlankEnd(lines.slice(start, end))));
    start = undefined;
  };
  for (const [index, { text: line }] of lines.entries()) {
    if (!isShort(line)) continue;
    if (first.test(line)) {
      close(index);
      start = index;
    } else if (prompt.test(line)) close(index);
  }
  close(lines.length);
  return pieces;
}

function withoutBlankEnd(lines: ReturnType<typeof linesOf>): ReturnType<typeof linesOf> {
  return lines.slice(0, lines.findLastIndex(({ text }) => text.trim() !== '') + 1);
}

function jsonDocuments(text: string, mark: Pattern): string[] {
  const plain = linesOf(text)
    .map((line) => line.text)
    .join('\n');
  return jsonPiecesOf(plain)
    .filter((piece) => piece.text.split('\n').some((line) => isShort(line) && mark.test(line)))
    .map((piece) => `${piece.text}\n`);
}
