// Latencies as a script leaves them, one number a line:
//
//   RTT in microseconds              directly above the numbers, where somebody wrote it
//   20.137
//   21.2
//
// Nothing else tells such a list from a column of any table, so it is one only where nearly the whole text is. Without the
// line above, the unit is assumed to be ns and the quantity to be a round trip; both are said.
import { err, ok, type Result } from '../../base/result.ts';
import { excerpt, linesOf, type Line } from '../text/lines.ts';
import { fileOfText } from '../text/output-file.ts';
import { textOfLines } from '../text/pieces.ts';
import { readSampleFile } from '../text/sample-file.ts';
import { decimalNumbers } from '../text/sample-lines.ts';
import { statedMeaning, statesUnit } from '../text/stated-meaning.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';

const number = /^\s*[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?\s*$/i;

/** The name of a list that is too long to stand in `stdout`, which then has its beginning. */
export const listName = 'samples.txt';

/** Fewer numbers below each other may be anything. */
const fewestSamples = 10;
const leastShare = 0.95;

/** The one list that a text is, from its first number, or the unit above it, to its last; none for any other text. */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  const filled = lines.filter((line) => line.text.trim() !== '').length;
  const count = lines.filter(isNumber).length;
  if (count < fewestSamples || count < filled * leastShare) return [];
  const first = lines.findIndex(isNumber);
  const start = statesUnit(lines[first - 1]?.text ?? '') ? first - 1 : first;
  return [textOfLines(lines.slice(start, lines.findLastIndex(isNumber) + 1))];
}

/** Reads one list. Never throws; fails when no number can be a latency. */
export function readOutput({
  stdout,
  files,
  assume,
}: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const lines = linesOf(stdout);
  const first = Math.max(0, lines.findIndex(isNumber));
  const above = lines[first - 1]?.text ?? '';
  const { ns, quantity, warnings, assumed } = statedMeaning(above, 'ns', assume);
  const list = files?.[listName] ?? fileOfText(textOfLines(lines));
  const samples = readSampleFile('The list', list, decimalNumbers(ns), first);
  if (!samples.distribution) {
    return err({
      line: first + 1,
      found: excerpt(lines[first]?.text ?? '') || 'no text',
      expected:
        'one latency a line, from 1 ns to an hour; in ns, unless the line above the first says for example: RTT in microseconds',
    });
  }
  return ok({
    measurements: [{ row: '', quantity, distribution: samples.distribution }],
    facts: {},
    parameters: {},
    warnings: [...warnings, ...samples.warnings],
    fatalWarnings: [],
    assumed,
  });
}

function isNumber({ text }: Line): boolean {
  return number.test(text);
}
