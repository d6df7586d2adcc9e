import { linesOf, type Line } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';
import { promptedCommand } from './command-line.ts';
import { isRow, tableTitle } from './table.ts';

/** Lines that stand between a command and its table without being header lines: banners, shells, the loader. */
const bystander = /^(?:oo:|onload:|sh: |ERROR: ld\.so|sfnt-pingpong: )/;

/**
 * The outputs in a pasted text, each from its prompt or first header line to its last row. A text that has a header of
 * sfnt-pingpong and no table is one output that failed.
 */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  const titles = lines.flatMap((line, index) => (tableTitle.test(line.text) ? [index] : []));
  const pieces = titles.map((title) => {
    const start = startOf(lines, title);
    return lines.slice(start, endOf(lines, title));
  });
  if (pieces.length > 0) return pieces.map(textOfLines);
  return /^#\s*cmdline:.*sfnt-pingpong/m.test(text) ? [text] : [];
}

function startOf(lines: readonly Line[], title: number): number {
  let start = title;
  while (start > 0) {
    const above = lines[start - 1]?.text ?? '';
    if (promptedCommand(above) !== undefined) return start - 1;
    if (!isHeaderLine(above)) return start;
    start -= 1;
  }
  return start;
}

/** A `#` line that the tool prints, or a line of another program in between. A person's own `# comment` is neither. */
function isHeaderLine(text: string): boolean {
  return /^#\s*$|^#\s*(?:\S+: |\S+=|server LD_PRELOAD|WARNING)/.test(text) || bystander.test(text);
}

function endOf(lines: readonly Line[], title: number): number {
  let end = title + 1;
  while (end < lines.length) {
    const { text } = lines[end] ?? { text: '' };
    if (!isRow(text) && !/^#\s*WARNING/.test(text) && !bystander.test(text)) return end;
    end += 1;
  }
  return end;
}
