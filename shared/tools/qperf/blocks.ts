// The blocks of qperf's output: a test's name, then its values by name.
//
//   tcp_lat:
//       latency   =  3.92 us
//       msg_size  =     1 bytes
//
// A loop (-oo) repeats the block. What went wrong is a line of its own below the name, or behind it for an unknown test,
// and goes to stdout like the rest.
import { groupsOf } from '../text/groups.ts';
import { linesOf, type Line } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';

export type Block = {
  readonly test: string;
  readonly values: ReadonlyMap<string, string>;
  /** A line that is neither a name nor a value: what went wrong. */
  readonly complaint?: Line;
};

const title = /^(?<test>conf|quit|\w{1,40}_(?:lat|bw|mr)):(?: (?<complaint>bad test;.*))?$/;
const value = /^ {4}(?<key>\w{1,40}) +=  +(?<value>\S.*)$/;

/** The blocks of one output, in order. Text before the first name belongs to none. */
export function blocksOf(text: string): Block[] {
  const lines = linesOf(text).filter((line) => line.text.trim() !== '');
  const starts = lines.flatMap((line, index) => (title.test(line.text) ? [index] : []));
  return starts.map((start, index) => blockOf(lines.slice(start, starts[index + 1])));
}

function blockOf(lines: readonly Line[]): Block {
  const [first, ...rest] = lines;
  const { test = '', complaint } = groupsOf(title, first?.text ?? '');
  const values = rest.flatMap(({ text }): [string, string][] => {
    const groups = groupsOf(value, text.trimEnd());
    return groups['key'] === undefined ? [] : [[groups['key'], groups['value'] ?? '']];
  });
  const other = complaint === undefined ? rest.find(({ text }) => !value.test(text)) : first;
  return { test, values: new Map(values), ...(other && { complaint: other }) };
}

/** The outputs in a pasted text: names, each followed by a value or a complaint, without other lines between. */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  const pieces: Line[][] = [];
  let piece: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]?.text ?? '';
    if (value.test(line.text) ? piece.length > 0 : isStart(line.text, next)) piece.push(line);
    else if (line.text.trim() !== '' && piece.length > 0) {
      pieces.push(isComplaint(line.text) ? [...piece, line] : piece);
      piece = [];
    }
  }
  return [...pieces, piece].filter(({ length }) => length > 0).map(textOfLines);
}

/** A name alone is a word that others print too: what follows tells. */
function isStart(text: string, next: string): boolean {
  const { test, complaint } = groupsOf(title, text);
  return test !== undefined && (complaint !== undefined || value.test(next) || isComplaint(next));
}

function isComplaint(text: string): boolean {
  return /^(?:\S+: )?(?:failed to |unable to |getaddrinfo failed|server )/.test(text);
}
