import { groupsOf } from './groups.ts';
import type { Line } from './lines.ts';

/** The named groups of the first line that matches; without one, none is there. */
export function groupsIn(lines: readonly Line[], pattern: RegExp): Partial<Record<string, string>> {
  return groupsOf(pattern, lines.find(({ text }) => pattern.test(text))?.text ?? '');
}
