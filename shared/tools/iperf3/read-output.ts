// What the client of iperf3 printed: its JSON (read-document.ts), the events of --json-stream (events.ts), or its table
// (read-table.ts). With -V lines of text stand before the JSON, so JSON is looked for first.
import { err, type Result } from '../../base/result.ts';
import { findJsonFault } from '../../model/json-fault.ts';
import type { JsonPiece } from '../text/json-text.ts';
import { excerpt } from '../text/lines.ts';
import type { ParsedOutput, ParseFailure, ToolOutput } from '../tool.ts';
import { eventStreamsIn } from './events.ts';
import { documentsIn } from './json-text.ts';
import { readDocument } from './read-document.ts';
import { readTable } from './read-table.ts';

/** Reads one output. Never throws; fails when iperf3 measured nothing. */
export function readOutput(output: ToolOutput): Result<ParsedOutput, ParseFailure> {
  const [piece] = documentsIn(output.stdout);
  if (piece) {
    const json = parseJson(piece.text);
    return json === undefined ? err(brokenJson(piece)) : readDocument(json, piece);
  }
  const [stream] = eventStreamsIn(output.stdout);
  return stream ? readDocument(stream.document, stream.piece) : readTable(output);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function brokenJson(piece: JsonPiece): ParseFailure {
  const fault = findJsonFault(piece.text);
  return {
    line: piece.line + (fault?.line ?? 1) - 1,
    found: piece.isWhole ? excerpt(fault?.found ?? '') : 'the end of the output',
    expected: 'whole JSON, as iperf3 -J prints it',
  };
}
