import { linesOf } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';

const start = /^PING6?[ (].* bytes/;
const last =
  /^(?:rtt |round-trip )\S* = |^\d+ packets transmitted,|^(?:\[\d+\.\d+\] )?(?:\d+ bytes from |no answer yet)|^Request timeout/;

/** The outputs of ping in a text: from each first line to the last line before the next that ping ends with. */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  const starts = lines.flatMap((line, index) => (start.test(line.text) ? [index] : []));
  return starts.map((from, index) => {
    const block = lines.slice(from, starts[index + 1]);
    const end = block.findLastIndex((line) => last.test(line.text));
    return textOfLines(block.slice(0, Math.max(1, end + 1)));
  });
}
