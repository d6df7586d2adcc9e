import { throughLastResult } from '../text/last-result.ts';
import { linesOf, type Line } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';
import { isCommaRow } from './comma-rows.ts';
import { isRowText } from './rows.ts';
import { isConnection, isHeader } from './setting.ts';

/** As many lines without brackets stand between two with: titles that were wrapped, settings. */
const longestGap = 10;

const complaint =
  /^(?:connect|write|read|shutdown|send|tcp connect|tcp write) failed: |^\[ *\S+\] /;

/**
 * The outputs in a pasted text. One begins where a side names its service or, above that with several streams and in the log of a
 * server for the next client, with its connections; rows of -y C belong together while nothing stands between them.
 */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  const starts = startsOf(lines);
  const spoken = starts.map((start, index) => {
    const block = lines.slice(start, starts[index + 1]);
    return block.slice(0, throughLastResult(block, isResult, longestGap));
  });
  return [...spoken, ...commaBlocks(lines)].map(textOfLines);
}

function isResult(text: string): boolean {
  return isRowText(text) || isConnection(text) || complaint.test(text);
}

function startsOf(lines: readonly Line[]): number[] {
  const starts: number[] = [];
  let hasRows = true;
  for (const [index, { text }] of lines.entries()) {
    if ((isHeader(text) || isConnection(text)) && hasRows) {
      // The frame around the header begins above it.
      starts.push(isFrame(lines[index - 1]?.text) ? index - 1 : index);
      hasRows = false;
    }
    hasRows ||= isRowText(text);
  }
  return starts;
}

function isFrame(line = ''): boolean {
  return /^-{40,100}$/.test(line);
}

function commaBlocks(lines: readonly Line[]): Line[][] {
  const rows = lines.filter(({ text }) => isCommaRow(text));
  const blocks: Line[][] = [];
  for (const row of rows) {
    const block = blocks.at(-1);
    if (block?.at(-1)?.number === row.number - 1) block.push(row);
    else blocks.push([row]);
  }
  return blocks;
}
