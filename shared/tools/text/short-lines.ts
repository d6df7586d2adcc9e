import { linesOf, type Line } from './lines.ts';

/** Longer than any line of a tool that prints tables; a pattern never meets more, whatever a text holds. */
const longestLine = 2000;

/** Whether a line can be one of a tool's table. */
export function isShort(line: string): boolean {
  return line.length <= longestLine;
}

/** The lines of a text, without those that are too long to be a tool's; numbers stay those of the text. */
export function shortLinesOf(text: string): Line[] {
  return linesOf(text).filter(({ text: line }) => isShort(line));
}
