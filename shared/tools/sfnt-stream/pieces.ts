import { blocksOf } from '../text/blocks.ts';
import type { Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import { textOfLines } from '../text/pieces.ts';
import { isRow, tableTitle } from './table.ts';

const headerLine = /^#\s*$|^#\s*(?:\S+: |\S+=|server LD_PRELOAD|WARNING)|^#mps\s/;
/** Lines that stand between a command and its table without being header lines: banners, shells, the loader. */
const bystander = /^(?:oo:|onload:|sh: |ERROR: |sfnt-stream: )/;

/** The outputs of sfnt-stream in a text. A header line after a row is the next one's. */
export function piecesOf(text: string): string[] {
  const stretches = blocksOf(text, (line) => headerLine.test(line) || isOwn(line), isPossible);
  return stretches
    .flatMap((stretch) => splitAfterRows(shortLinesOf(stretch.trimEnd())))
    .filter((lines) => lines.some((line) => isOwn(line.text)))
    .map(textOfLines);
}

function isOwn(line: string): boolean {
  return tableTitle.test(line) || /^#\s*cmdline:.*sfnt-stream/.test(line);
}

function isPossible(line: string): boolean {
  return isRow(line) || bystander.test(line);
}

function splitAfterRows(lines: readonly Line[]): Line[][] {
  const pieces: Line[][] = [[]];
  let isBelowTable = false;
  for (const line of lines) {
    const isRowHere = isRow(line.text);
    if (isBelowTable && headerLine.test(line.text) && !/^#\s*WARNING/.test(line.text)) {
      pieces.push([]);
      isBelowTable = false;
    }
    isBelowTable ||= isRowHere;
    pieces.at(-1)?.push(line);
  }
  return pieces;
}
