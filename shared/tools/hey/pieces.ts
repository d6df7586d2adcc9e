import { linesOf } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';
import { isRow, rowTitle } from './rows.ts';

const own =
  /^(?:\s+(?:Total|Slowest|Fastest|Average|Requests\/sec|Total data|Size\/request):|\s+\d+\.\d+ \[\d+\]|\s+\d+%+ in |\s+(?:DNS\+dialup|DNS-lookup|req write|resp wait|resp read):|\s+\[\d+\]|(?:Summary|Response time histogram|Latency distribution|Status code distribution|Error distribution):$|Details \(average)/;

/** The summaries and row tables of hey in a text. */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  return lines.flatMap((line, from) => {
    if (line.text === rowTitle) {
      const end = lines.findIndex(({ text: one }, index) => index > from && !isRow(one));
      return [textOfLines(lines.slice(from, end < 0 ? lines.length : end))];
    }
    const isSummary = line.text === 'Summary:' && /^\s+Total:\t/.test(lines[from + 1]?.text ?? '');
    if (!isSummary) return [];
    const next = lines.findIndex(({ text: one }, index) => index > from && one === 'Summary:');
    const block = lines.slice(from, next < 0 ? lines.length : next);
    const foreign = block.findIndex(({ text: one }) => one.trim() !== '' && !own.test(one));
    const whole = foreign < 0 ? block : block.slice(0, foreign);
    const last = whole.findLastIndex(({ text: one }) => one.trim() !== '');
    return [textOfLines(whole.slice(0, last + 1))];
  });
}
