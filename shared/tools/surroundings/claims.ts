// What an output may claim of the lines above it.
import type { Role } from '../../model/run.ts';
import type { Line } from '../text/lines.ts';
import type { Tool } from '../tool.ts';
import { isSameHost } from './prompt.ts';
import {
  endCommand,
  isStillIn,
  titleHere,
  type Command,
  type KnownFact,
  type Said,
  type Terminal,
} from './terminal.ts';
import { runsTool } from './typed-command.ts';

export type Claims = {
  readonly title: Said | undefined;
  /** Of the prompt. */
  readonly hostName: string | undefined;
  /** The command that printed the output. */
  readonly command: Said | undefined;
  readonly date: Said | undefined;
  readonly facts: readonly KnownFact[];
  /** In no order, some twice. */
  readonly lines: readonly Line[];
};

/** More lines between a command and its output are no banner: the output is of something else. */
const mostLinesBetween = 12;

/**
 * The claims of an output that stands at this place of the terminal.
 *
 * @param ownHost The host that the output itself names.
 */
export function claim(terminal: Terminal, tool: Tool, ownHost: string | undefined): Claims {
  const { command } = terminal;
  const session = command && sessionOf(command, tool);
  const title = titleHere(terminal);
  const date = dateHere(terminal, session);
  endCommand(terminal);
  const facts = factsFor(terminal, session?.hostName ?? ownHost);
  // The command stays open: a loop prints one output after the other.
  const ownCommand = session?.isOwn ? session.command : undefined;
  if (ownCommand && command) terminal.command = { ...command, printed: [], hasOutput: true };
  closeOutput(terminal);
  return {
    title,
    hostName: session?.hostName,
    command: ownCommand,
    date,
    facts,
    lines: [
      ...[title, date].flatMap((said) => said?.line ?? []),
      ...(session ? [session.command.line] : []),
      ...facts.flatMap(({ line, asked }) => [line, asked ?? line]),
    ],
  };
}

type Session = {
  /** Whether the command printed the output, and not only facts above it. */
  readonly isOwn: boolean;
  readonly command: Said;
  readonly hostName: string | undefined;
};

/** The command in whose terminal an output stands. */
function sessionOf(command: Command, tool: Tool): Session | undefined {
  const isOwn = printsOutputOf(command, tool);
  if (!isOwn && !isStillIn(command)) return undefined;
  const { prompt, line } = command;
  return {
    isOwn,
    command: { text: prompt.command, line },
    hostName: prompt.hostName,
  };
}

/** A date below a command counts for what was typed next, and that has to be certain. */
function dateHere({ command, date }: Terminal, session: Session | undefined): Said | undefined {
  return command && !session ? undefined : date;
}

function factsFor({ section, hosts }: Terminal, host: string | undefined): KnownFact[] {
  const own = host === undefined ? [] : [...hosts].filter(([name]) => isSameHost(name, host));
  return [...section.values(), ...own.flatMap(([, known]) => [...known.values()])];
}

function closeOutput(terminal: Terminal): void {
  terminal.title = undefined;
  terminal.prose = undefined;
  terminal.date = undefined;
  terminal.hasOutput = true;
}

function printsOutputOf({ prompt, printed }: Command, tool: Tool): boolean {
  return printed.length <= mostLinesBetween && runsTool(prompt.command, tool);
}

/** The facts of one side by name. */
export function factsOfSide(
  facts: readonly KnownFact[],
  role: Role,
): Readonly<Record<string, { readonly value: string; readonly raw: string }>> {
  return Object.fromEntries(
    facts
      .filter((fact) => fact.role === role)
      .map(({ name, value, line }) => [name, { value, raw: line.text.trim() }]),
  );
}
