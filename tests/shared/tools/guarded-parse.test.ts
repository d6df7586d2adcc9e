import { expect, test } from 'vitest';
import { mostLines } from '../../../shared/tools/guarded-parse.ts';
import { tools, toolOf } from '../../../shared/tools/registry.ts';
import { readCase } from './fixture-case.ts';

test('what stands beyond the most lines is not read, and the run says so', () => {
  const { stdout } = readCase('ping', 'one-hundred-replies');
  const parsed = toolOf('ping').parse({ stdout: stdout + '\n'.repeat(mostLines) });
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      fatalWarnings: [expect.stringContaining('more than 1\u2009000\u2009000 lines')],
    },
  });
});

test('an output of empty lines alone fails in words in every parser', () => {
  const stdout = '\n'.repeat(100_000);
  for (const tool of tools) expect(tool.parse({ stdout }).ok, tool.id).toBe(false);
});

test('a last line without line end is doubted when figures come from it', () => {
  const table = readCase('sfnt-pingpong', '1.4.0-no-percentile-line').stdout.trimEnd();
  const warningsOf = (stdout: string) => {
    const parsed = toolOf('sfnt-pingpong').parse({ stdout });
    return parsed.ok ? parsed.value.warnings.join('\n') : 'not read';
  };
  expect(warningsOf(table.slice(0, -1))).toContain('The last line has no line end: "');
  expect(warningsOf(`${table}\n`)).not.toContain('no line end');
});
