import { linesOf } from '../text/lines.ts';
import { jsonPiecesOf } from './json-text.ts';

/** What iperf3 prints without -J, time stamps included, from its first line to the line that says how it ended. */
const table =
  /^(?:[\d-]+ [\d:]+ )?Connecting to host \S+, port \d+\n(?:.*\n){1,2000}?.*iperf Done\.$/gm;

/** The outputs of iperf3 in a text: its JSON, or else its tables, which are named so that a person learns of -J. */
export function piecesOf(text: string): string[] {
  const plain = linesOf(text)
    .map((line) => line.text)
    .join('\n');
  const documents = jsonPiecesOf(plain)
    .map((piece) => piece.text)
    .filter((json) => /"version":\s*"iperf 3/.test(json) && /"intervals"\s*:/.test(json));
  const found = documents.length > 0 ? documents : (plain.match(table) ?? []);
  return found.map((piece) => `${piece}\n`);
}
