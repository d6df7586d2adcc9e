// Around every parser: what goes in is bounded; what comes out gets a person's word where it had to assume, and one last
// look. A parser itself never has to think about a host that prints millions of line ends.
import { ok, type Result } from '../base/result.ts';
import { formatCount } from '../units/number.ts';
import { withAssumedQuantity } from './assumed-quantity.ts';
import { soundOutput } from './sound-output.ts';
import { endOfLines, excerpt, forgetLines } from './text/lines.ts';
import type { ParsedOutput, ParseFailure, Tool } from './tool.ts';

/** White space after the last word that is looked through. */
const longestPadding = 200;

/** Nearly three hours of one line for each message at 100 messages/s; whoever has more has them in a file of samples. */
export const mostLines = 1_000_000;

/** The tool with a parser that reads at most `mostLines` of standard output, and gives no figure that cannot be true. */
export function guarded(tool: Tool): Tool {
  return {
    ...tool,
    parse: (output) => {
      const stdout = output.stdout.slice(0, endOfLines(output.stdout, mostLines));
      const parse = (text: string) =>
        soundOutput(withAssumedQuantity(tool.parse({ ...output, stdout: text }), output.assume));
      const parsed = parse(stdout);
      const doubts = parsed.ok ? doubtsAtTheEnd(stdout, parsed.value, parse) : [];
      forgetLines();
      if (!parsed.ok) return parsed;
      const { warnings, fatalWarnings } = parsed.value;
      return ok({
        ...parsed.value,
        warnings: [...warnings, ...doubts],
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

/**
 * A text that was cut within a line reads like a whole one, with a smaller number at its end. Nothing tells the two apart
 * but the missing line end, so it is said wherever figures come from such a line. A JSON document closes itself.
 */
function doubtsAtTheEnd(
  text: string,
  parsed: ParsedOutput,
  parse: (text: string) => Result<ParsedOutput, ParseFailure>,
): string[] {
  if (/[\n\r}\]]\s*$/.test(text.slice(-longestPadding)) || parsed.fatalWarnings.length > 0)
    return [];
  const start = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  const without = parse(text.slice(0, start));
  const figures = (read: ParsedOutput) => JSON.stringify(read.measurements);
  if (without.ok && figures(without.value) === figures(parsed)) return [];
  const line = excerpt(text.slice(start));
  return [`The last line has no line end: "${line}". If it was cut short, its figures are wrong.`];
}
