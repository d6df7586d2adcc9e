import { linesOf } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';
import { percentileTitle, sampleTitle } from './files.ts';

const reportTitle = 'This is ApacheBench, Version ';

/** The reports of ab in a text, and the files that it wrote, each as a piece of its own. */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  const isStart = (line: string) =>
    line.startsWith(reportTitle) || line === percentileTitle || line === sampleTitle;
  const starts = lines.flatMap((line, index) => (isStart(line.text) ? [index] : []));
  return starts.map((from, index) => {
    const block = lines.slice(from, starts[index + 1]);
    return textOfLines(block.slice(0, endOf(block.map((line) => line.text))));
  });
}

/** A report ends with its longest request, or where it was cut off; a file, where its rows end. */
function endOf([title = '', ...rest]: readonly string[]): number {
  if (!title.startsWith(reportTitle)) {
    const isRow = title === percentileTitle ? /^\d+,[\d.]+$/ : /\t\d+\t\d+\t\d+\t\d+\t\d+$/;
    const foreign = rest.findIndex((line) => !isRow.test(line));
    return 1 + (foreign < 0 ? rest.length : foreign);
  }
  const longest = rest.findIndex((line) => /^\s*100%\s+\d+ \(longest request\)$/.test(line));
  const last = rest.findLastIndex((line) => /^[A-Z][\w /]+:\s|\.\.\.|^\s*\d+%/.test(line));
  return 2 + (longest < 0 ? last : longest);
}
