import { blocksOf } from '../text/blocks.ts';
import { linesOf } from '../text/lines.ts';
import { documentsIn } from './document.ts';
import { isBetween, isFigureLine } from './read-output.ts';

/**
 * The outputs in a text: documents of --json, and what stands on the terminal. With --json=/dev/stdout both are of one test;
 * then the document alone is the output, because it says more.
 */
export function piecesOf(text: string): string[] {
  const plain = linesOf(text)
    .map((line) => line.text)
    .join('\n');
  const documents = documentsIn(plain);
  if (documents.length === 0) return blocksOf(text, isFigureLine, isBetween);
  return documents.map((piece) => `${piece.text}\n`);
}
