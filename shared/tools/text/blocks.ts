import { linesOf, type Line } from './lines.ts';
import { textOfLines } from './pieces.ts';
import { isShort } from './short-lines.ts';

/**
 * The outputs in a text of a tool that has no first line of its own: unbroken stretches of lines that it can have
 * printed, each from its first line that nothing else prints.
 */
export function blocksOf(
  text: string,
  isOwn: (line: string) => boolean,
  isPossible: (line: string) => boolean = isOwn,
): string[] {
  const lines = linesOf(text);
  const blocks: string[] = [];
  let start = 0;
  for (let end = 0; end <= lines.length; end += 1) {
    const line = lines[end]?.text;
    if (line !== undefined && isShort(line) && (isOwn(line) || isPossible(line))) continue;
    const stretch = lines.slice(start, end);
    const first = stretch.findIndex((one) => isOwn(one.text));
    if (first >= 0) blocks.push(textOfLines(withoutBlankEnd(stretch.slice(first))));
    start = end + 1;
  }
  return blocks;
}

/**
 * The outputs in a text of a tool whose outputs begin with a line of their own: from each such line on, as far as the
 * lines can be the tool's.
 */
export function blocksFrom(
  text: string,
  isFirst: (line: string) => boolean,
  isPossible: (line: string) => boolean,
): string[] {
  const blocks: Line[][] = [];
  let open: Line[] | undefined;
  for (const line of linesOf(text)) {
    if (!isShort(line.text)) {
      open = undefined;
    } else if (isFirst(line.text)) {
      open = [line];
      blocks.push(open);
    } else if (open && isPossible(line.text)) open.push(line);
    else open = undefined;
  }
  return blocks.map((block) => textOfLines(withoutBlankEnd(block)));
}

function withoutBlankEnd(lines: readonly Line[]): readonly Line[] {
  return lines.slice(0, lines.findLastIndex(({ text }) => text.trim() !== '') + 1);
}
