import { linesOf, type Line } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';

const ownLine =
  /sockperf(?:\[\w+\])?: |^\[ ?\d+\] IP = |^IP = |^packet, |^\d+, [\d.]+, |^-{20,}$|^test was performed/;
const figureHead = /\[Total Run\]|Printing statistics for Server No: 0\b/;

/** The outputs of sockperf's client in a text, also with their head cut off. A server's own output is none. */
export function piecesOf(text: string): string[] {
  const pieces: Line[][] = [];
  let current: Line[] = [];
  for (const line of linesOf(text)) {
    const isOwn = ownLine.test(line.text) || (line.text.trim() === '' && current.length > 0);
    if (!isOwn) current = [];
    else if (current.length === 0 || begins(line, current)) pieces.push((current = [line]));
    else current.push(line);
  }
  return pieces.filter(isOutput).map(textOfLines);
}

/** Whether a line begins another output, straight below one that was whole. */
function begins({ text }: Line, above: readonly Line[]): boolean {
  if (text.includes('== version #')) return true;
  return figureHead.test(text) && above.some((line) => line.text.includes('MIN'));
}

function isOutput(lines: readonly Line[]): boolean {
  return lines.some(({ text }) =>
    /\bobservation|sockperf: (?:ERROR|No messages)|Message Rate/.test(text),
  );
}
