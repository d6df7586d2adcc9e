import { compilePattern, type Pattern } from '../../../shared/base/pattern.ts';
import type { Source } from './sources-table.tsx';

const lookedAt = 2000;

/** The named groups of patterns, each with its first values in an example. */
export function patternSources(
  patterns: readonly { readonly pattern: string }[],
  example: string,
): Source[] {
  const lines = example.split(/\r\n|\n|\r/, lookedAt);
  const sources = new Map<string, string[]>();
  for (const pattern of compiledOf(patterns.map((one) => one.pattern))) {
    for (const name of pattern.groupNames) sources.set(name, sources.get(name) ?? []);
    const found = lines.flatMap((line) => Object.entries(pattern.match(line) ?? {}));
    for (const [name, value] of found) sources.get(name)?.push(value);
  }
  const texts = patterns.map(({ pattern }) => pattern).join('\n');
  return [...sources].map(([from, values]) => ({
    from,
    examples: values.slice(0, 3),
    after: unitAfter(from, texts),
  }));
}

/** The word behind a group, `ms` in `(?<rtt>[0-9.]+) ms`; a unit stands there, if anywhere. */
function unitAfter(name: string, pattern: string): string {
  const start = pattern.indexOf(`<${name}>`);
  const behind = start < 0 ? '' : pattern.slice(pattern.indexOf(')', start) + 1);
  return /^(?:\\s[*+]?|\s)*([a-zµ]{1,12})\b/i.exec(behind)?.[1] ?? '';
}

/** The patterns that can be searched; those that are being typed are not there yet. */
export function compiledOf(patterns: readonly string[]): Pattern[] {
  return patterns.flatMap((pattern) => {
    const compiled = pattern === '' ? undefined : compilePattern(pattern);
    return compiled?.ok ? [compiled.value] : [];
  });
}
