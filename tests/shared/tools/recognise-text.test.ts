import { expect, test } from 'vitest';
import { ensure } from '../../../shared/base/assert.ts';
import { mostLines } from '../../../shared/tools/guarded-parse.ts';
import { chosenOutputs } from '../../../shared/tools/import-choices.ts';
import type { RecognisedOutput } from '../../../shared/tools/import.ts';
import { recogniseText } from '../../../shared/tools/recognise-text.ts';
import { readCase } from './fixture-case.ts';

const ping = readCase('ping', 'one-hundred-replies').stdout;

function distributionOf({ parsed }: RecognisedOutput) {
  return parsed.ok ? parsed.value.measurements[0]?.distribution : undefined;
}

test('a list of more samples than tools print lines is read whole, and so it is with a unit that is said', () => {
  const lines = mostLines + 200_000;
  const text = '1500\n'.repeat(lines);
  const { outputs, otherLines } = recogniseText(text);
  const output = ensure(outputs[0], 'the list is recognised');
  expect([outputs.length, otherLines, output.text.length]).toEqual([1, 0, text.length]);
  expect(distributionOf(output)).toMatchObject({ count: lines, minNs: 1500, maxNs: 1500 });
  const chosen = chosenOutputs(outputs, [{ output: 0, assume: { unit: 'us' } }]);
  const again = ensure(chosen[0], 'nothing is left out');
  expect(distributionOf(again)).toMatchObject({ count: lines, minNs: 1.5e6 });
});

test('a long text of short outputs is looked at like a short one', () => {
  const text = ping.repeat(Math.ceil((5 * 1024 * 1024) / ping.length));
  const { outputs, refused } = recogniseText(text);
  expect(refused).toBeUndefined();
  expect(outputs.length).toBe(text.split(/^PING /m).length - 1);
});

test('a text with more lines than any tool prints is refused in words', () => {
  const { outputs, refused } = recogniseText(`${ping}${'\n'.repeat(5 * 1024 * 1024)}`);
  expect(outputs).toEqual([]);
  expect(refused).toContain('more than 1\u2009000\u2009000 lines');
});
