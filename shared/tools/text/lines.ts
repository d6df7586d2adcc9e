/** One line of an output, without its end, and its number from 1 in the text as it was. */
export type Line = { readonly number: number; readonly text: string };

// Colours and cursor moves (ECMA-48 CSI sequences), and NUL bytes that a broken transfer leaves.
const invisible = new RegExp(String.raw`\u001b\[[0-9;?]*[A-Za-z]|\u0000|\ufeff`, 'g');

/** The lines of a text: CR LF and CR count as line ends, escape sequences are taken out. */
export function linesOf(text: string): Line[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ number: index + 1, text: line.replace(invisible, '') }));
}

/** A piece of text for an error message: one line, at most 120 characters. */
export function excerpt(text: string): string {
  const line = text.trim();
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}
