import { linesOf } from './lines.ts';
import { textOfLines } from './pieces.ts';

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
    if (line !== undefined && (isOwn(line) || isPossible(line))) continue;
    const stretch = lines.slice(start, end);
    const first = stretch.findIndex((one) => isOwn(one.text));
    const last = stretch.findLastIndex((one) => one.text.trim() !== '');
    if (first >= 0) blocks.push(textOfLines(stretch.slice(first, last + 1)));
    start = end + 1;
  }
  return blocks;
}
