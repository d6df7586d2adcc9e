import { blocksOf } from '../text/blocks.ts';
import type { Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import { textOfLines } from '../text/pieces.ts';
import { intervalTime, reply, samplesLine, summary, timedOut } from './patterns.ts';

/** The outputs of fping in a text. A reply after a summary is the next one's. */
export function piecesOf(text: string): string[] {
  const blocks = blocksOf(
    text,
    (line) => isReply(line) || summary.test(line),
    (line) => line.trim() === '' || intervalTime.test(line) || samplesLine.test(line),
  );
  return blocks.flatMap((block) => splitAfterSummaries(shortLinesOf(block.trimEnd())));
}

function splitAfterSummaries(lines: readonly Line[]): string[] {
  const pieces: Line[][] = [[]];
  let isEnded = false;
  for (const line of lines) {
    if (isEnded && isReply(line.text)) {
      pieces.push([]);
      isEnded = false;
    }
    isEnded ||= summary.test(line.text);
    pieces.at(-1)?.push(line);
  }
  return pieces.map(textOfLines);
}

function isReply(line: string): boolean {
  return reply.test(line) || timedOut.test(line);
}
