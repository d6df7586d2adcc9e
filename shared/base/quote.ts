// The one place where arguments become shell text. Everything else hands argv around.

/** Words that a shell takes as they are; no `=`, which would make an assignment of a first word. */
const plainWord = /^[A-Za-z0-9_./:@%+,-]+$/;

/**
 * Shell text that a POSIX shell splits back into exactly `argv`.
 *
 * A word goes into single quotes, where nothing is special but the quote itself, which becomes `'\''`
 * (POSIX.1-2024, XCU 2.2.2).
 *
 * @throws Error for a NUL character: no argument can hold one, so a caller has let something unchecked through.
 */
export function quoteArgv(argv: readonly string[]): string {
  return argv.map(quoteWord).join(' ');
}

function quoteWord(word: string): string {
  if (word.includes('\0')) throw new Error('An argument holds a NUL character.');
  return plainWord.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
