import { blocksOf } from '../text/blocks.ts';
import { groupsOf } from '../text/groups.ts';
import type { Line } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import { textOfLines } from '../text/pieces.ts';
import { intervalTime, reply, samplesLine, summary, timedOut } from './patterns.ts';

const fewestSamples = 3;
/** Three significant digits below 10 ms, one decimal above. */
const sample = /^(?:-|0\.\d{3}|[1-9]\.\d{2}|\d{2,6}\.\d|\d{2,7})$/;

/** The outputs of fping in a text. A reply after a summary is the next one's. */
export function piecesOf(text: string): string[] {
  const blocks = blocksOf(
    text,
    (line) => isReply(line) || summary.test(line) || isSamples(line),
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

/** Samples of -C alone: a name and so many figures of three digits are nobody else's. */
function isSamples(line: string): boolean {
  const { target = '', cells = '' } = groupsOf(samplesLine, line);
  const values = cells.trim().split(' ');
  const isHost = /^(?=.*[.:])[\w.:%-]+$/.test(target);
  return isHost && values.length >= fewestSamples && values.every((value) => sample.test(value));
}

function isReply(line: string): boolean {
  return reply.test(line) || timedOut.test(line);
}
