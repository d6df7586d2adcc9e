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
