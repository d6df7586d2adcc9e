// Around every parser: what goes in is bounded, what comes out gets one last look. A parser itself never has to think about a
// host that prints millions of line ends.
import { ok } from '../base/result.ts';
import { formatCount } from '../units/number.ts';
import { soundOutput } from './sound-output.ts';
import { endOfLines, forgetLines } from './text/lines.ts';
import type { Tool } from './tool.ts';

/** Nearly three hours of one line for each message at 100 messages/s; whoever has more has them in a file of samples. */
export const mostLines = 1_000_000;

/** The tool with a parser that reads at most `mostLines` of standard output, and gives no figure that cannot be true. */
export function guarded(tool: Tool): Tool {
  return {
    ...tool,
    parse: (output) => {
      const stdout = output.stdout.slice(0, endOfLines(output.stdout, mostLines));
      const parsed = soundOutput(tool.parse({ ...output, stdout }));
      forgetLines();
      if (!parsed.ok || stdout.length === output.stdout.length) return parsed;
      const cut = `The output has more than ${formatCount(mostLines)} lines; those beyond are kept and were not read.`;
      return ok({ ...parsed.value, fatalWarnings: [...parsed.value.fatalWarnings, cut] });
    },
  };
}
