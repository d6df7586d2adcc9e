// Figures by the named groups of patterns, line by line.
import { compilePattern, type Pattern } from '../../base/pattern.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { Reading } from '../../model/custom-tool.ts';
import { nameOf } from '../../model/custom-tool-faults.ts';
import { excerpt, linesOf } from '../text/lines.ts';
import { shortLinesOf } from '../text/short-lines.ts';
import type { ParseFailure } from '../tool.ts';
import type { Complaints } from './complaints.ts';
import type { FoundRow, FoundRows, FoundValue } from './found-rows.ts';

type Patterns = Extract<Reading, { form: 'patterns' }>;
type Groups = Readonly<Record<string, string>>;

/** Every match; fails when there is none. */
export function patternRows(
  text: string,
  { patterns, reads }: Patterns,
  complaints: Complaints,
): Result<FoundRows, ParseFailure> {
  const compiled = compiledOf(patterns);
  if (!compiled.ok) return compiled;
  const found: FoundRow[] = [];
  const shared: Record<string, string> = {};
  const seen = new Set<string>();
  for (const { number, text: line } of shortLinesOf(text)) {
    for (const { pattern, rows } of compiled.value) {
      const groups = pattern.match(line);
      if (!groups) continue;
      Object.keys(groups).forEach((name) => seen.add(name));
      if (rows) found.push({ place: `Line ${String(number)}`, values: valuesIn(groups, reads) });
      else Object.assign(shared, groups);
    }
  }
  if (seen.size === 0) return err(nothingMatched(text, patterns));
  const missing = reads.filter(({ from }) => !seen.has(from));
  missing.forEach(({ from, metric }) => {
    complaints.add(`No line gives ${from} (${nameOf(metric)}).`);
  });
  const common = { place: 'The output', values: valuesIn(shared, reads) };
  return ok({ shared: common, rows: found.length > 0 ? found : [{ ...common, values: [] }] });
}

type Compiled = { readonly pattern: Pattern; readonly rows: boolean };

/** Compiled; a file that was edited by hand may hold patterns that do not. */
function compiledOf(patterns: Patterns['patterns']): Result<Compiled[], ParseFailure> {
  const compiled: Compiled[] = [];
  for (const { pattern, rows } of patterns) {
    const one = compilePattern(pattern);
    if (!one.ok) return err({ found: pattern, expected: `a pattern that compiles: ${one.error}` });
    compiled.push({ pattern: one.value, rows });
  }
  return ok(compiled);
}

function valuesIn(groups: Groups, reads: Patterns['reads']): FoundValue[] {
  return reads.flatMap(({ from, metric }) =>
    Object.hasOwn(groups, from) ? [{ metric, value: groups[from] }] : [],
  );
}

function nothingMatched(text: string, patterns: Patterns['patterns']): ParseFailure {
  const last = linesOf(text).findLast((line) => line.text.trim() !== '');
  return {
    ...(last && { line: last.number }),
    found: excerpt(last?.text ?? 'nothing'),
    expected: `a line that matches ${excerpt(patterns.map(({ pattern }) => pattern).join(' or '))}`,
  };
}
