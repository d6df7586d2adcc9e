/** The named groups of the first match; without a match, none is there. */
export function groupsOf(pattern: RegExp, text: string): Partial<Record<string, string>> {
  return pattern.exec(text)?.groups ?? {};
}
