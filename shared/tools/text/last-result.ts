import type { Line } from './lines.ts';

/**
 * How many lines from the first on belong to one output: through the last that has the form of a result. The search ends
 * where so many lines in a row have none, for what follows is somebody else's.
 *
 * @param isResult Whether a line is one that only this tool prints.
 * @returns 1 when there is no result.
 */
export function throughLastResult(
  lines: readonly Line[],
  isResult: (text: string) => boolean,
  longestGap: number,
): number {
  let last = 0;
  for (const [index, { text }] of lines.entries()) {
    if (isResult(text)) last = index;
    if (index - last > longestGap) break;
  }
  return last + 1;
}
