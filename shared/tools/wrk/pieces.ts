import { linesOf } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';

const start = /^Running \d+[smh] test @ \S+$/;
/** Every line that wrk or wrk2 prints after its first. */
const inside = /^(?:\s|$|100\.000%|#\[|-{58}$|Requests\/sec:|Transfer\/sec:)/;

/** The outputs of wrk and wrk2 in a text; what a script prints after the end is not theirs. */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  return lines.flatMap((line, from) => {
    if (!start.test(line.text)) return [];
    const rest = lines.slice(from + 1);
    const foreign = rest.findIndex((one) => !inside.test(one.text));
    const own = foreign < 0 ? rest : rest.slice(0, foreign);
    const last = own.findIndex((one) => one.text.startsWith('Transfer/sec:'));
    return [textOfLines([line, ...(last < 0 ? own : own.slice(0, last + 1))]).trimEnd() + '\n'];
  });
}

/** wrk2 prints the same frame; only its calibration and its histogram tell. */
export function isOfWrk2(piece: string): boolean {
  return /^\s+Thread calibration:|\(HdrHistogram - /m.test(piece);
}
