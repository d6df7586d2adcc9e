// From the text of a command line to its arguments, by the quoting rules of a POSIX shell (POSIX.1-2024, XCU 2.2 and 2.3).
// Only quoting is undone: nothing is expanded and nothing runs.
import { err, ok, type Result } from './result.ts';

/** One token. An operator (`|`, `>`, `&&`, `;`) is what only a shell understands, outside quotes. */
export type ShellToken =
  | {
      readonly kind: 'word';
      readonly text: string;
      /** Whether a shell would put something in its place: `$NAME`, a backquote. */
      readonly isExpanded: boolean;
    }
  | { readonly kind: 'operator'; readonly text: string };

/** A sentence that says what is wrong with the text. */
export type SplitFault = string;

const blank = /[ \t\r\n]/;
const operator = /[|&;<>()]/;

type State = {
  readonly text: string;
  at: number;
  readonly tokens: ShellToken[];
  /** The word that is being read; `undefined` between words. */
  word: string | undefined;
  isExpanded: boolean;
};

/** The tokens of one command line; a comment (`# ...`) is left out. Linear in the text. */
export function shellTokens(text: string): Result<readonly ShellToken[], SplitFault> {
  const state: State = { text, at: 0, tokens: [], word: undefined, isExpanded: false };
  while (state.at < text.length) {
    const character = text.charAt(state.at);
    if (character === '#' && state.word === undefined) break;
    const fault = take(state, character);
    if (fault !== undefined) return err(fault);
  }
  endWord(state);
  return ok(state.tokens);
}

function take(state: State, character: string): SplitFault | undefined {
  if (character === "'") return singleQuoted(state);
  if (character === '"') return doubleQuoted(state);
  if (character === '\\') return escaped(state);
  if (blank.test(character)) endWord(state);
  else if (operator.test(character)) {
    endWord(state);
    let end = state.at + 1;
    while (operator.test(state.text.charAt(end))) end += 1;
    state.tokens.push({ kind: 'operator', text: state.text.slice(state.at, end) });
    state.at = end - 1;
  } else {
    if (character === '$' || character === '`') state.isExpanded = true;
    state.word = (state.word ?? '') + character;
  }
  state.at += 1;
  return undefined;
}

function endWord(state: State): void {
  if (state.word !== undefined) {
    state.tokens.push({ kind: 'word', text: state.word, isExpanded: state.isExpanded });
  }
  state.word = undefined;
  state.isExpanded = false;
}

function singleQuoted(state: State): SplitFault | undefined {
  const end = state.text.indexOf("'", state.at + 1);
  if (end < 0) return 'A single quote is opened and not closed.';
  state.word = (state.word ?? '') + state.text.slice(state.at + 1, end);
  state.at = end + 1;
  return undefined;
}

/** In double quotes a backslash keeps its place except before `$`, a backquote, `"`, itself and a line end. */
function doubleQuoted(state: State): SplitFault | undefined {
  const { text } = state;
  const parts: string[] = [];
  let at = state.at + 1;
  while (at < text.length && text.charAt(at) !== '"') {
    const next = text.charAt(at + 1);
    if (text.charAt(at) === '\\' && /[$`"\\\n]/.test(next)) {
      if (next !== '\n') parts.push(next);
      at += 2;
    } else {
      if (/[$`]/.test(text.charAt(at))) state.isExpanded = true;
      parts.push(text.charAt(at));
      at += 1;
    }
  }
  if (at >= text.length) return 'A double quote is opened and not closed.';
  state.word = (state.word ?? '') + parts.join('');
  state.at = at + 1;
  return undefined;
}

function escaped(state: State): SplitFault | undefined {
  const next = state.text.charAt(state.at + 1);
  if (next === '') return 'The text ends behind a backslash.';
  if (next !== '\n') state.word = (state.word ?? '') + next;
  state.at += 2;
  return undefined;
}

/**
 * The arguments that a command line stands for. What only a shell does is refused with a sentence, because no shell will
 * run: it has to be quoted to be handed over as it is.
 */
export function splitCommand(text: string): Result<readonly string[], SplitFault> {
  if (text.includes('\0')) return err('An argument cannot hold a NUL character.');
  const tokens = shellTokens(text);
  if (!tokens.ok) return tokens;
  const argv: string[] = [];
  for (const token of tokens.value) {
    if (token.kind === 'operator') return err(needsShell(token.text));
    if (token.isExpanded) return err(needsShell(token.text));
    argv.push(token.text);
  }
  return ok(argv);
}

function needsShell(text: string): SplitFault {
  return `"${text}" would need a shell, and none runs. Put it in single quotes to hand it over as it is.`;
}
