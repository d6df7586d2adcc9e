import { linesOf } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';

const start = 'starting benchmark...';
const own =
  /^(?:starting benchmark|spawning thread|Warm-up |Main benchmark|Stopped all|progress:|[A-Z][\w ]+: \S|finished in|requests:|status codes:|traffic:|\s+min\s+max|time |req\/s .*:)/;

/** The outputs of h2load in a text, each to the last line that it could have printed. */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  const starts = lines.flatMap((line, index) => (line.text === start ? [index] : []));
  return starts.map((from, index) => {
    const block = lines.slice(from, starts[index + 1]);
    const end = block.findIndex((line) => /^req\/s .*:/.test(line.text));
    const last = block.findLastIndex((line) => own.test(line.text));
    return textOfLines(block.slice(0, 1 + (end < 0 ? last : end)));
  });
}
