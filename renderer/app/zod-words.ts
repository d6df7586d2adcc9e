import { z } from 'zod';

/**
 * zod's complaints in the words of this program, for texts that a person typed. A schema's own sentence comes first.
 * `jitless`: zod compiles its schemas with `new Function` otherwise, which the content security policy forbids.
 */
export function setUpZod(): void {
  z.config({ jitless: true, customError: sentenceOf });
}

function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'too_small':
      return `Expected at least ${amountOf(issue.origin, issue.minimum)}.`;
    case 'too_big':
      return `Expected at most ${amountOf(issue.origin, issue.maximum)}.`;
    case 'invalid_type':
      return `Expected ${typeWords[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Expected one of ${issue.values.map(String).join(', ')}.`;
    default:
      return undefined;
  }
}

const typeWords: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'yes or no',
  array: 'values with commas between, or a range such as 1 … 65536, ×2',
};

function amountOf(origin: string, limit: number | bigint): string {
  if (origin === 'array') return `${String(limit)} values`;
  return origin === 'string' ? `${String(limit)} characters` : String(limit);
}
