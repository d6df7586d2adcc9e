// Reads the lines between outputs one after the other and remembers what an output below them may claim. How far each thing
// reaches is said in surroundings.ts.
import type { Role } from '../../model/run.ts';
import { isDate } from '../text/date.ts';
import type { Line } from '../text/lines.ts';
import { isShort } from '../text/short-lines.ts';
import { asksForFacts, factsPrintedBy, mayChangeFacts } from './fact-commands.ts';
import { promptIn, type Prompt } from './prompt.ts';
import { leadIn, remarkIn, type Remark } from './remarks.ts';

/** Something said, and where. */
export type Said = { readonly text: string; readonly line: Line };

export type KnownFact = {
  readonly role: Role;
  readonly name: string;
  readonly value: string;
  readonly line: Line;
  /** The prompt at which it was asked for. */
  readonly asked?: Line;
};

/** A prompt and the lines printed below it so far. */
export type Command = {
  readonly prompt: Prompt;
  readonly line: Line;
  readonly printed: Line[];
  /** Whether an output of it has been seen; then what follows is another output of it, or not its own. */
  readonly hasOutput?: boolean;
};

export type Terminal = {
  /** By host name as the prompt has it; by the command that printed them and what they are called. */
  readonly hosts: Map<string, Map<string, KnownFact>>;
  /** Of prompts without a host, and of comments. */
  readonly section: Map<string, KnownFact>;
  command?: Command | undefined;
  /** What `date` printed, and the command below which it stands. */
  date?: (Said & { readonly below: Command | undefined }) | undefined;
  heading?: Said | undefined;
  title?: Said | undefined;
  prose?: (Said & { readonly isBelowBlank: boolean; isAboveBlank: boolean }) | undefined;
  isBelowBlank: boolean;
  /** Whether an output has been seen since the section began. */
  hasOutput: boolean;
};

export function newTerminal(): Terminal {
  return { hosts: new Map(), section: new Map(), isBelowBlank: true, hasOutput: false };
}

/** Takes in one line that belongs to no output. */
export function readLine(terminal: Terminal, line: Line): void {
  const text = line.text.trim();
  if (isQuiet(text)) {
    terminal.isBelowBlank = true;
    if (terminal.prose) terminal.prose.isAboveBlank = true;
    return;
  }
  const prompt = promptIn(text);
  const remark = prompt ? undefined : remarkIn(text);
  if (prompt) beginCommand(terminal, { prompt, line, printed: [] });
  else if (remark) takeRemark(terminal, remark, line);
  else takeOther(terminal, line);
  terminal.isBelowBlank = false;
}

/** Blank, a fence of Markdown, or longer than anything that is understood here. */
function isQuiet(text: string): boolean {
  return text === '' || /^(?:```|~~~)/.test(text) || !isShort(text);
}

export function beginCommand(terminal: Terminal, command: Command): void {
  const before = terminal.command;
  endCommand(terminal);
  terminal.command = command;
  const { command: text, hostName } = command.prompt;
  // A date counts for the command that was typed next, and for its own line (`date; iperf3 ...`).
  const { date } = terminal;
  if (date?.below !== undefined && date.below !== before) terminal.date = undefined;
  if (!mayChangeFacts(text)) return;
  for (const [host, facts] of terminal.hosts) {
    if (hostName === undefined || host === hostName) facts.clear();
  }
  terminal.section.clear();
}

/** Keeps what the command printed of its host. */
export function endCommand(terminal: Terminal): void {
  const { command } = terminal;
  terminal.command = undefined;
  if (!command) return;
  const { prompt, line, printed } = command;
  const facts = hostFacts(terminal, prompt.hostName);
  const found = factsPrintedBy(prompt.command, printed);
  // The next such block replaces the one before as a whole.
  const asked = prompt.command;
  const names = new Set(found.map(({ name }) => name));
  for (const [key, known] of facts) if (names.has(known.name)) facts.delete(key);
  for (const [index, { name, value, line: own }] of found.entries()) {
    facts.set(`${asked} ${String(index)}`, {
      role: 'initiator',
      name,
      value,
      line: own,
      asked: line,
    });
  }
}

function hostFacts(terminal: Terminal, hostName: string | undefined): Map<string, KnownFact> {
  if (hostName === undefined) return terminal.section;
  const facts = terminal.hosts.get(hostName) ?? new Map<string, KnownFact>();
  terminal.hosts.set(hostName, facts);
  return facts;
}

function takeRemark(terminal: Terminal, remark: Remark, line: Line): void {
  endCommand(terminal);
  beginSection(terminal);
  if (remark.kind === 'fact') {
    const [role, name] = sideOf(remark.name);
    terminal.section.set(`# ${remark.name}`, { role, name, value: remark.value, line });
  } else if (remark.kind === 'date') {
    terminal.date = { text: remark.value, line, below: undefined };
  } else {
    terminal[remark.kind === 'heading' ? 'heading' : 'title'] = { text: remark.title, line };
  }
}

/** `server firmware: ...` is of the other side; everything else is of the side that prints. */
function sideOf(key: string): readonly [Role, string] {
  const [, side = '', name = ''] = /^(server|responder|client|initiator) (.+)$/i.exec(key) ?? [];
  if (name === '') return ['initiator', key];
  return [/^(?:server|responder)$/i.test(side) ? 'responder' : 'initiator', name];
}

function takeOther(terminal: Terminal, line: Line): void {
  if (terminal.command?.hasOutput) endCommand(terminal);
  const { command } = terminal;
  const text = line.text.trim();
  if (command?.printed.length === 0 && isDate(text) && /^date\b/.test(command.prompt.command)) {
    terminal.date = { text, line, below: command };
  }
  command?.printed.push(line);
  terminal.prose = { text, line, isBelowBlank: terminal.isBelowBlank, isAboveBlank: false };
  // Below a title and above the next output stands prose: the title is of that, not of the output.
  if (!command) {
    terminal.title = undefined;
    beginSection(terminal);
  }
}

function beginSection(terminal: Terminal): void {
  if (!terminal.hasOutput) return;
  terminal.section.clear();
  terminal.hasOutput = false;
}

/** The title of the output that stands here: the nearest that somebody wrote. */
export function titleHere({ heading, title, prose }: Terminal): Said | undefined {
  const words = prose && leadIn(prose.text, prose.isBelowBlank && prose.isAboveBlank);
  const leading = words === undefined || !prose ? undefined : { text: words, line: prose.line };
  return [heading, title, leading]
    .filter((said) => said !== undefined)
    .sort((a, b) => b.line.number - a.line.number)[0];
}

/** Whether everything below the prompt was understood, so that what follows still stands in its terminal. */
export function isStillIn({ prompt, printed }: Command): boolean {
  const understood = factsPrintedBy(prompt.command, printed).map(({ line }) => line.number);
  return asksForFacts(prompt.command) && printed.every(({ number }) => understood.includes(number));
}
