import { linesOf } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';

const own =
  /^(?:Version \d|\[(?:Status|Timeout|Warning|Error)\] |(?:Connection |Interval )?Statistics:$|\s+(?:Queries|Response codes|Average|Run time|Latency|Reconnection|Maximum throughput|Lost at)|\s+\d+\.\d{6} - |\d+\.\d{6}: \d|> [A-Z]|\s*$)/;

/** The outputs in a text that begin with a line, each to the last line that dnsperf or resperf could have printed. */
export function piecesAfter(title: string, text: string): string[] {
  const lines = linesOf(text);
  return lines.flatMap((line, from) => {
    if (line.text !== title) return [];
    const rest = lines.slice(from + 1);
    const foreign = rest.findIndex((one) => !own.test(one.text));
    const block = foreign < 0 ? rest : rest.slice(0, foreign);
    const last = block.findLastIndex((one) => one.text.trim() !== '');
    return [textOfLines([line, ...block.slice(0, last + 1)])];
  });
}
