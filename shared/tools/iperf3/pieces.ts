// Where outputs of iperf3 stand in a text: its documents, its streams of events, and its tables.
import { jsonPiecesOf } from '../text/json-text.ts';
import { linesOf, type Line } from '../text/lines.ts';
import { textOfLines } from '../text/pieces.ts';
import { isShort } from '../text/short-lines.ts';
import { eventStreamsIn } from './events.ts';
import { documentsIn } from './json-text.ts';
import { complaint } from './read-table.ts';
import { isConnection } from './table-head.ts';
import { isTableRow } from './table-rows.ts';

/** As many lines stand between two of its own: what -V says. */
const longestGap = 14;

const version = /\biperf 3\.\S{1,40}(?: \(.*\))?\s*$/;
const opening = /\bConnecting to host \S+, port \d+\s*$|\bAccepted connection from \S+, port \d+/;
const title = /\[ ID\](?: ?\[Role\])? Interval +Transfer +(?:Bitrate|Bandwidth)/;
const done = /\biperf Done\.\s*$/;

type Piece = { readonly line: number; readonly text: string };

/** The outputs of iperf3 in a text, in order. */
export function piecesOf(text: string): string[] {
  const lines = linesOf(text);
  const plain = lines.map((line) => line.text).join('\n');
  const json = jsonIn(plain);
  const inJson = linesInside(json.length > 0 ? jsonPiecesOf(plain) : []);
  const tables = tablesIn(lines.filter(({ number }) => !inJson.has(number)));
  // Beside JSON, lines such as an error on their own are said by the JSON too.
  const whole = json.length > 0 ? tables.filter(hasRow) : tables;
  const pieces: Piece[] = [
    ...json.map((piece) => ({ line: piece.line, text: `${piece.text}\n` })),
    ...whole.map((own) => ({ line: own[0]?.number ?? 1, text: textOfLines(own) })),
  ];
  return pieces.sort((a, b) => a.line - b.line).map((piece) => piece.text);
}

/** Documents and streams of events; with --json-stream-full-output the document of the same test follows its events. */
function jsonIn(text: string): Piece[] {
  const documents: Piece[] = documentsIn(text);
  const streams = eventStreamsIn(text).map(({ piece }) => {
    const next = piece.line + piece.text.split('\n').length;
    const at = documents.findIndex(({ line }) => line === next);
    const [document] = at < 0 ? [] : documents.splice(at, 1);
    return document ? { line: piece.line, text: `${piece.text}\n${document.text}` } : piece;
  });
  return [...documents, ...streams];
}

function linesInside(pieces: readonly Piece[]): ReadonlySet<number> {
  const numbers = pieces.flatMap((piece) =>
    piece.text.split('\n').map((_, index) => piece.line + index),
  );
  return new Set(numbers);
}

type Open = { readonly lines: Line[]; own: number; isOpened: boolean; isInServer: boolean };

/** Each from its first line, or the first that only iperf3 prints, to the line that says how it ended or its last row. */
function tablesIn(lines: readonly Line[]): Line[][] {
  const tables: Open[] = [];
  let open: Open | undefined;
  for (const [index, line] of lines.entries()) {
    if (startsAnother(line.text, open)) open = undefined;
    if (!open && isOwn(line.text)) tables.push((open = opened(lines[index - 1])));
    if (open) add(line, open);
    if (open && isOver(line, open)) open = undefined;
  }
  return tables.map(({ lines: all, own }) => all.slice(0, own));
}

function opened(above: Line | undefined): Open {
  const isTitled = above !== undefined && title.test(above.text);
  return { lines: isTitled ? [above] : [], own: 0, isOpened: false, isInServer: false };
}

function add(line: Line, open: Open): void {
  open.lines.push(line);
  if (isOwn(line.text)) open.own = open.lines.length;
  open.isOpened ||= opening.test(line.text) || isTableRow(line.text);
  open.isInServer ||= /\bServer output:\s*$/.test(line.text);
}

function isOver({ text }: Line, open: Open): boolean {
  return done.test(text) || open.lines.length - open.own > longestGap;
}

/** With --get-server-output the client prints the server's lines among its own. */
function startsAnother(text: string, open: Open | undefined): boolean {
  if (!open?.isOpened || open.isInServer || !isShort(text)) return false;
  return version.test(text) || opening.test(text);
}

function isOwn(text: string): boolean {
  if (!isShort(text)) return false;
  return (
    [version, opening, complaint, done].some((pattern) => pattern.test(text)) ||
    isConnection(text) ||
    isTableRow(text)
  );
}

function hasRow(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => isTableRow(text));
}
