// Around every parser: what goes in is bounded, what comes out gets a person's word where it had to assume, and one last look. A parser itself never has to think about a
// host that prints millions of line ends.
import { ok } from '../base/result.ts';
import { formatCount } from '../units/number.ts';
import { withAssumedQuantity } from './assumed-quantity.ts';
import { soundOutput } from './sound-output.ts';
import { groupsOf } from './text/groups.ts';
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
      const read = withAssumedQuantity(tool.parse({ ...output, stdout }), output.assume);
      const parsed = soundOutput(read);
      forgetLines();
      if (!parsed.ok) return parsed;
      const { warnings, fatalWarnings } = parsed.value;
      return ok({
        ...parsed.value,
        warnings: [...warnings, ...doubtAtTheEnd(stdout)],
        fatalWarnings: [...fatalWarnings, ...lengthWarnings(output.stdout, stdout)],
      });
    },
  };
}

function lengthWarnings(printed: string, read: string): string[] {
  if (read.length === printed.length) return [];
  const most = formatCount(mostLines);
  return [`The output has more than ${most} lines; those beyond are kept and were not read.`];
}

const longestNumber = 40;
const numberAtTheEnd = /(?<number>\d[\d.]*)$/;

/** A text that was cut within its last number reads like a whole one, with a smaller number. */
function doubtAtTheEnd(read: string): string[] {
  const { number } = groupsOf(numberAtTheEnd, read.slice(-longestNumber));
  if (number === undefined) return [];
  return [`The text ends right after ${number}; if it was cut there, that number is wrong.`];
}
