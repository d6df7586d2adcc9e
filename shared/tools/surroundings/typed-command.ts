// A command line at a prompt as what was executed: the arguments that the tool got, only where no shell stood between.
import { shellTokens, type ShellToken } from '../../base/split-command.ts';
import type { ParameterValues } from '../../model/plan.ts';
import type { CommandContext, Tool } from '../tool.ts';

export type TypedCommand = {
  /** With its wrappers (`taskset -c 8 ...`), without redirections and assignments. */
  readonly argv: readonly string[];
  /** Assignments before the command: `EF_POLL_USEC=100000 onload ...`. */
  readonly environment: Readonly<Record<string, string>>;
};

/** Words that begin a part of a shell's own grammar. */
const reserved: readonly string[] = ['do', 'then', 'else', 'time', '!', '{', '('];
const assignment = /^([A-Za-z_]\w*)=(.*)$/s;

/**
 * What a command line executed of `tool`. Nothing where it names none of the tool's programs, names one twice, or where a
 * shell put in something that cannot be known (`$HOST`).
 */
export function typedCommand(commandLine: string, tool: Tool): TypedCommand | undefined {
  const programs = programsOf(tool);
  const own = simpleCommands(commandLine).filter((words) =>
    words.some(({ text }) => programs.has(baseName(text))),
  );
  const [words, ...others] = own;
  if (!words || others.length > 0 || words.some(({ isExpanded }) => isExpanded)) return undefined;
  const texts = words.map(({ text }) => text);
  const first = texts.findIndex((text) => !reserved.includes(text));
  const start = texts.findIndex((text, index) => index >= first && !assignment.test(text));
  const assigned = texts.slice(first, start).map((text) => assignment.exec(text) ?? []);
  return {
    argv: texts.slice(start),
    environment: Object.fromEntries(assigned.map(([, name = '', value = '']) => [name, value])),
  };
}

/** Whether a command line runs one of the tool's programs. */
export function runsTool(commandLine: string, tool: Tool): boolean {
  const programs = programsOf(tool);
  return simpleCommands(commandLine)
    .flat()
    .some(({ text }) => programs.has(baseName(text)));
}

type Word = Extract<ShellToken, { kind: 'word' }>;

/** The words of each simple command, without redirections. */
export function simpleCommands(commandLine: string): Word[][] {
  const tokens = shellTokens(commandLine);
  const commands: Word[][] = [[]];
  let isTarget = false;
  for (const token of tokens.ok ? tokens.value : []) {
    const words = commands.at(-1) ?? [];
    if (token.kind === 'word') {
      if (!isTarget) words.push(token);
      isTarget = false;
    } else {
      isTarget = /[<>]/.test(token.text);
      if (!isTarget) commands.push([]);
      // The number before a redirection (`2>&1`) names a file descriptor, not an argument.
      else if (/^\d$/.test(words.at(-1)?.text ?? '')) words.pop();
    }
  }
  return commands.filter((words) => words.length > 0);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Documentation addresses (RFC 5737): only the form of the command is looked at. */
const anywhere: CommandContext = {
  initiatorAddress: '192.0.2.1',
  responderAddress: '192.0.2.2',
  workDirectory: '/work',
  freePort: 1024,
  programs: {},
};

/** The client's arguments as the tool itself makes them; `undefined` for a form of file, and for refused parameters. */
export function clientArgv(tool: Tool, parameters: ParameterValues): readonly string[] | undefined {
  if (tool.importOnly) return undefined;
  try {
    return tool.commands(parameters, anywhere).client.argv;
  } catch {
    return undefined;
  }
}

/** The programs by whose name a command line tells that it runs this tool. */
function programsOf(tool: Tool): ReadonlySet<string> {
  const [program] = clientArgv(tool, {}) ?? [];
  const named = [program, tool.version?.argv[0]].filter((text) => text !== undefined);
  return new Set(named.map(baseName));
}
