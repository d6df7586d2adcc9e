import { linesOf } from '../text/lines.ts';
import { documentsIn } from './json-text.ts';

/**
 * What iperf3 prints without -J, time stamps included, from its first line to the line that says how it ended. Never past
 * the first line of the next one, so that a text of first lines alone is not searched again and again.
 */
const table =
  /^(?:[\d-]+ [\d:]+ )?Connecting to host \S+, port \d+\n(?:(?!.*Connecting to host ).*\n){1,2000}?.*iperf Done\.$/gm;

/** The outputs of iperf3 in a text: its JSON, or else its tables, which are named so that a person learns of -J. */
export function piecesOf(text: string): string[] {
  const plain = linesOf(text)
    .map((line) => line.text)
    .join('\n');
  const documents = documentsIn(plain).map((piece) => piece.text);
  const found = documents.length > 0 ? documents : (plain.match(table) ?? []);
  return found.map((piece) => `${piece}\n`);
}
