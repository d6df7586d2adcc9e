// What stands around and between the outputs of a pasted terminal or text, as far as it certainly belongs to them.
//
// How far things reach:
// - what a command at the prompt of a named host printed (sfboot, ethtool -i, uname, ...): the outputs of that host below
//   it, until the same host prints it again or a command may have changed it (a restart, another firmware);
// - the same at a prompt without a host, and comments with a key: the outputs below it, up to the first line after an
//   output that is neither prompt nor output, because there another condition may begin;
// - a heading of Markdown: the outputs below it, up to the next; other titles and a date: the next output.
// An output without a prompt of its own stands in the terminal of the prompt above it only where nothing but the known lines
// of that command is in between. Facts are of the side that printed them; of the other side only if a key says so.
import type { ParameterValues } from '../../model/plan.ts';
import type { Role } from '../../model/run.ts';
import { excerpt, type Line } from '../text/lines.ts';
import { isShort } from '../text/short-lines.ts';
import type { Tool } from '../tool.ts';
import { claim, factsOfSide, type Claims } from './claims.ts';
import { promptIn } from './prompt.ts';
import { statedParameters } from './stated-parameters.ts';
import { beginCommand, newTerminal, readLine } from './terminal.ts';
import { typedCommand } from './typed-command.ts';

/** A fact and the line that states it. */
export type SurroundingFact = { readonly value: string; readonly raw: string };

export type Surroundings = {
  /** What a person wrote above the output. */
  readonly title?: string;
  /** Of the prompt. */
  readonly hostName?: string;
  /** What was executed, only where it is certain; else empty. */
  readonly argv: readonly string[];
  readonly parameters: ParameterValues;
  readonly facts: Readonly<Record<Role, Readonly<Record<string, SurroundingFact>>>>;
  /** What `date` printed just before, or what a comment says. */
  readonly date?: string;
  /** The lines that say all this, in order, shortened. */
  readonly lines: readonly Line[];
};

/** Nothing is known. */
export const noSurroundings: Surroundings = {
  argv: [],
  parameters: {},
  facts: { initiator: {}, responder: {} },
  lines: [],
};

/** Where an output stands: indices of its first line and of the one after its last. */
export type Standing = {
  readonly tool: Tool;
  readonly start: number;
  readonly end: number;
  /** The host that the output itself names. */
  readonly hostName?: string | undefined;
};

/** What surrounds each output, in order. Linear in the lines; never throws. */
export function surroundingsOf(
  lines: readonly Line[],
  standings: readonly Standing[],
): Surroundings[] {
  const terminal = newTerminal();
  let at = 0;
  return standings.map(({ tool, start, end, hostName }) => {
    for (const line of lines.slice(at, start)) readLine(terminal, line);
    // Some tools take the prompt above their output for its first line.
    const [first] = lines.slice(start, start + 1);
    const prompt = first && isShort(first.text) ? promptIn(first.text) : undefined;
    if (first && prompt) beginCommand(terminal, { prompt, line: first, printed: [] });
    at = end;
    return told(claim(terminal, tool, hostName), tool);
  });
}

function told({ title, hostName, command, date, facts, lines }: Claims, tool: Tool): Surroundings {
  const typed = command && typedCommand(command.text, tool);
  const assigned = Object.entries(typed?.environment ?? {}).map(
    ([name, value]) => [name, { value, raw: command?.line.text.trim() ?? '' }] as const,
  );
  return {
    ...(title && { title: title.text }),
    ...(hostName !== undefined && { hostName }),
    ...(date && { date: date.text }),
    argv: typed?.argv ?? [],
    parameters: typed ? statedParameters(typed.argv, tool) : {},
    facts: {
      initiator: { ...factsOfSide(facts, 'initiator'), ...Object.fromEntries(assigned) },
      responder: factsOfSide(facts, 'responder'),
    },
    lines: [...new Map(lines.map((line) => [line.number, line])).values()]
      .sort((a, b) => a.number - b.number)
      .map(({ number, text }) => ({ number, text: excerpt(text) })),
  };
}
