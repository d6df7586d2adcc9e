import { linesOf, type Line } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';

const ownLine =
  /sockperf(?:\[\w+\])?: |^\[ ?\d+\] IP = |^IP = |^packet, |^\d+, [\d.]+, |^-{20,}$|^test was performed|^histogram was built|^bin \(usec\) +frequency/;
/** A bin of the histogram in a full log: its lower edge or, of what lies outside, a range; not read beside every sample. */
const bin = /^\d{1,10}(?:-\d{1,10})? +\d{1,10}$/;
const figureHead = /\[Total Run\]|Printing statistics for Server No: 0\b/;

/** The outputs of sockperf's client in a text, also with their head cut off. A server's own output is none. */
export function piecesOf(text: string): string[] {
  const pieces: Line[][] = [];
  let current: Line[] = [];
  let isWhole = false;
  for (const line of linesOf(text)) {
    const isInside = line.text.trim() === '' || bin.test(line.text);
    const isOwn = ownLine.test(line.text) || (isInside && current.length > 0);
    if (!isOwn) current = [];
    else if (current.length === 0 || begins(line.text, isWhole)) {
      pieces.push((current = [line]));
      isWhole = false;
    } else current.push(line);
    isWhole ||= line.text.includes('MIN');
  }
  return pieces.filter(isOutput).map(textOfLines);
}

/** Whether a line begins another output; a head that was cut off does so only below an output that was whole. */
function begins(line: string, isWhole: boolean): boolean {
  return line.includes('== version #') || (isWhole && figureHead.test(line));
}

function isOutput(lines: readonly Line[]): boolean {
  return lines.some(({ text }) =>
    /\bobservation|sockperf: (?:ERROR|No messages)|Message Rate/.test(text),
  );
}
