// The one door to re2js: regular expressions that people write. They run in linear time, so that no pattern and no text
// can hold up the program; in return there is no look-around and there are no back-references.
import { RE2JS, RE2JSException } from 're2js';
import { err, ok, type Result } from './result.ts';

/** A compiled pattern. It is searched anywhere in a text, unless it says `^` or `$`. */
export type Pattern = {
  readonly source: string;
  /** Names of its groups, `(?<name>…)`, in the order of the text. */
  readonly groupNames: readonly string[];
  readonly test: (text: string) => boolean;
  /** The named groups of the first match, those that took no part left out; `undefined` without a match. */
  readonly match: (text: string) => Readonly<Record<string, string>> | undefined;
};

/** Compiles a pattern, or says in words what does not fit. */
export function compilePattern(source: string): Result<Pattern, string> {
  try {
    const compiled = RE2JS.compile(source);
    const groupNames = Object.keys(compiled.namedGroups());
    return ok({
      source,
      groupNames,
      test: (text) => compiled.matcher(text).find(),
      match: (text) => {
        const matcher = compiled.matcher(text);
        if (!matcher.find()) return undefined;
        const groups = groupNames.map((name) => [name, matcher.group(name)] as const);
        return Object.fromEntries(
          groups.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
        );
      },
    });
  } catch (error) {
    return err(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof RE2JSException)) return 'the pattern is nested too deeply';
  const reason = error.message.replace(/^error parsing regexp: /, '');
  // The excerpt begins with what was not understood; a named group, `(?<name>`, is none of these.
  return /`(?:\(\?<?[=!]|\\[0-9k])/.test(reason)
    ? `${reason}; look-around and back-references are not possible`
    : reason;
}
