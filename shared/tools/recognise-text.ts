// Texts of any length as runs to be: what is too long to be looked at by thirty tools is a list of samples, or is refused.
import { formatCount } from '../units/number.ts';
import { mostLines } from './guarded-parse.ts';
import { readLongFile } from './import-long-file.ts';
import { recogniseOutputs, type Recognition, type RecogniseOptions } from './import.ts';
import { longFileOf } from './long-file.ts';
import { endOfLines } from './text/lines.ts';
import { fileOfText } from './text/output-file.ts';

/** Characters; a text that is longer may be a list of samples, which is not looked at line by line. */
const longText = 4 * 1024 * 1024;

/** Finds every tool output in a text. Never throws. */
export function recogniseText(text: string, options: RecogniseOptions = {}): Recognition {
  const long = text.length > longText ? recogniseLongText(text, options) : undefined;
  return long ?? recogniseOutputs(text, options);
}

/** A list of millions of samples, or more lines than any tool prints; nothing for every other text. */
function recogniseLongText(
  text: string,
  { readAs, assume }: RecogniseOptions,
): Recognition | undefined {
  const file = fileOfText(text);
  const long = readAs === undefined ? longFileOf(file) : undefined;
  if (long) {
    const output = { ...readLongFile(long, file, assume), text };
    return { outputs: [output], otherLines: 0, otherText: [] };
  }
  if (endOfLines(text, mostLines) === text.length) return undefined;
  return {
    outputs: [],
    otherLines: 0,
    otherText: [],
    refused: `This text has more than ${formatCount(mostLines)} lines, which no tool prints, and does not begin like a list of samples. Cut it into one file for each output.`,
  };
}
