// Figures by paths into JSON, wherever in the text it stands.
import { hasEveryMember, parseJsonPath, valuesAt, type JsonPath } from '../../base/json-path.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { Reading } from '../../model/custom-tool.ts';
import { nameOf } from '../../model/custom-tool-faults.ts';
import { findJsonFault } from '../../model/json-fault.ts';
import { jsonPiecesOf, type JsonPiece } from '../text/json-text.ts';
import { excerpt, linesOf } from '../text/lines.ts';
import type { ParseFailure } from '../tool.ts';
import type { Complaints } from './complaints.ts';
import { nothingShared, type FoundRow, type FoundRows, type FoundValue } from './found-rows.ts';

type Json = Extract<Reading, { form: 'json' }>;
type Source = Json['reads'][number] & { readonly path: JsonPath };
type Document = { readonly content: unknown; readonly line: number };
type Place = { readonly place: string; readonly part: unknown };

/** Every row of every document; fails when no document has one. */
export function jsonRows(
  text: string,
  reading: Json,
  complaints: Complaints,
): Result<FoundRows, ParseFailure> {
  const paths = pathsOf(reading);
  if (!paths.ok) return paths;
  const { list, sources } = paths.value;
  const { documents, faults } = documentsIn(text);
  const rows = documents.flatMap((document) =>
    placesIn(document, list, reading.rows).flatMap(
      (place) => rowAt(document, place, sources, complaints) ?? [],
    ),
  );
  if (rows.length === 0) return err(faults[0] ?? nothingFound(documents[0], text, reading));
  for (const { line, found } of faults) {
    complaints.add(`Line ${String(line)}: the JSON breaks off or is damaged at "${found}".`);
  }
  return ok({ rows, shared: nothingShared });
}

type Paths = { readonly list: JsonPath | undefined; readonly sources: readonly Source[] };

/** The paths of a reading, which a file that was edited by hand may not have in order. */
function pathsOf({ rows, reads }: Json): Result<Paths, ParseFailure> {
  const sources: Source[] = [];
  for (const read of reads) {
    const path = parseJsonPath(read.from);
    if (!path.ok) return err({ found: read.from, expected: path.error });
    sources.push({ ...read, path: path.value });
  }
  if (rows === undefined) return ok({ list: undefined, sources });
  const list = parseJsonPath(rows);
  return list.ok ? ok({ list: list.value, sources }) : err({ found: rows, expected: list.error });
}

/** The documents of a text: the whole of it, or the objects that begin at the start of a line. */
function documentsIn(text: string): { documents: Document[]; faults: ParseFailure[] } {
  const plain = linesOf(text)
    .map((line) => line.text)
    .join('\n');
  const whole = parsed(plain);
  if (whole !== undefined) return { documents: [{ content: whole, line: 1 }], faults: [] };
  const documents: Document[] = [];
  const faults: ParseFailure[] = [];
  for (const piece of jsonPiecesOf(plain)) {
    const content = parsed(piece.text);
    if (content === undefined) faults.push(faultOf(piece));
    else documents.push({ content, line: piece.line });
  }
  return { documents, faults };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOf(piece: JsonPiece): ParseFailure {
  const fault = findJsonFault(piece.text);
  return {
    line: piece.line + (fault?.line ?? 1) - 1,
    found: excerpt(fault?.found ?? '') || 'the end of the text',
    expected: piece.isWhole ? 'JSON' : 'JSON to its last brace',
  };
}

/** The rows of a document: the members of the list, every value that `[*]` stands for, or the document itself. */
function placesIn(
  { content, line }: Document,
  path: JsonPath | undefined,
  name = '',
): readonly Place[] {
  if (!path) return [{ place: `The JSON of line ${String(line)}`, part: content }];
  const values = valuesAt(path, content);
  const [list] = values;
  const members: unknown[] = hasEveryMember(path) ? values : Array.isArray(list) ? list : [];
  return members.map((part, index) => ({ place: `${name}, member ${String(index)}`, part }));
}

/** Nothing for a part that has none of the values: other JSON of a log. */
function rowAt(
  { content }: Document,
  { place, part }: Place,
  sources: readonly Source[],
  complaints: Complaints,
): FoundRow | undefined {
  const values: FoundValue[] = [];
  const missing: string[] = [];
  for (const { path, metric, from } of sources) {
    const [value] = valuesAt(path, content, part);
    if (value === undefined || value === null) missing.push(`${from} (${nameOf(metric)})`);
    else values.push({ metric, value });
  }
  if (values.length === 0) return undefined;
  for (const name of missing) complaints.add(`${place}: ${name} is missing.`);
  return { place, values };
}

function nothingFound(
  document: Document | undefined,
  text: string,
  { rows, reads }: Json,
): ParseFailure {
  const wanted = reads.map(({ from }) => from).join(', ');
  const first = linesOf(text).find((line) => line.text.trim() !== '');
  const line = document?.line ?? first?.number;
  return {
    ...(line !== undefined && { line }),
    found: excerpt(document ? JSON.stringify(document.content) : (first?.text ?? 'nothing')),
    expected: excerpt(`JSON with ${rows === undefined ? '' : `a list ${rows} of `}${wanted}`),
  };
}
