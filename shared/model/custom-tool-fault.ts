import { compilePattern } from '../base/pattern.ts';

/** One thing that cannot be. `path` is its place in the tool, as zod states it. */
export type CustomToolFault = {
  readonly path: readonly (string | number)[];
  /** As a part of a sentence: `pattern 1: missing closing )`. */
  readonly message: string;
};

/** Why a pattern does not compile. `name` is what it is called in the message. */
export function patternFaults(
  source: string,
  path: CustomToolFault['path'],
  name: string,
): CustomToolFault[] {
  const compiled = compilePattern(source);
  return compiled.ok ? [] : [{ path, message: `${name}: ${compiled.error}.` }];
}
