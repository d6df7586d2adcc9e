/** One line of an output, without its end, and its number from 1 in the text as it was. */
export type Line = { readonly number: number; readonly text: string };

// Colours and cursor moves (ECMA-48 CSI sequences), and NUL bytes that a broken transfer leaves.
const invisible = new RegExp(String.raw`\u001b\[[0-9;?]*[A-Za-z]|\u0000|\ufeff`, 'g');

const nothing = { text: '', lines: [{ number: 1, text: '' }] };

/**
 * What was split last: every tool of the catalogue looks at one and the same paste in turn, and splitting a long one costs
 * more than looking at it.
 */
let last: { readonly text: string; readonly lines: readonly Line[] } = nothing;

/** The lines of a text: CR LF and CR count as line ends, escape sequences are taken out. */
export function linesOf(text: string): readonly Line[] {
  if (last.text !== text) last = { text, lines: text.split(/\r\n|\n|\r/).map(lineOf) };
  return last.lines;
}

const lineFeed = 10;
const carriageReturn = 13;

/** The place after the last of the first `count` lines, as `linesOf` counts them; the length of a text with fewer. */
export function endOfLines(text: string, count: number): number {
  if (text.length <= count) return text.length;
  let ends = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isEnd =
      code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed);
    if (isEnd) ends += 1;
    if (ends === count) return at + 1;
  }
  return text.length;
}

/** Lets go of the text that was split last, once everybody has looked at it. */
export function forgetLines(): void {
  last = nothing;
}

function lineOf(line: string, index: number): Line {
  return { number: index + 1, text: line.replace(invisible, '') };
}

/** A piece of text for an error message: one line, at most 120 characters. */
export function excerpt(text: string): string {
  const line = text.trim();
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}
