import type { Line } from './lines.ts';

/** Lines of a text as a piece of it, each with its end. */
export function textOfLines(lines: readonly Line[]): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}
