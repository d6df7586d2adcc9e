import { linesOf, type Line } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';
import { statesUnit } from '../text/stated-meaning.ts';

const header = /^\s*Value\s+Percentile\s+TotalCount\s+1\/\(1-Percentile\)\s*$/;
const inside = /^\s*(?:\d+\.\d|#\[|$)/;
const last = /^#\[Buckets\s*=/;
/** wrk2's own line above its spectrum, which is read with the rest of wrk2's output. */
const ofWrk2 = /^\s*Detailed Percentile spectrum:/;

/** The header and everything below it, and the line above it; no lines without a header. */
export function spectrumIn(lines: readonly Line[]): { above: string; lines: readonly Line[] } {
  const at = lines.findIndex(({ text }) => header.test(text));
  return { above: lines[at - 1]?.text ?? '', lines: at < 0 ? [] : lines.slice(at) };
}

/** The spectra in a text, each with the line directly above it where that states the unit. */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  return lines.flatMap((line, index) => {
    const above = lines[index - 1]?.text ?? '';
    if (!header.test(line.text) || ofWrk2.test(above)) return [];
    const title = statesUnit(above) ? lines.slice(index - 1, index) : [];
    return [`${textOfLines([...title, line, ...rowsFrom(lines, index + 1)]).trimEnd()}\n`];
  });
}

function rowsFrom(lines: readonly Line[], start: number): readonly Line[] {
  const rows: Line[] = [];
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || !inside.test(line.text)) break;
    rows.push(line);
    if (last.test(line.text)) break;
  }
  return rows;
}
