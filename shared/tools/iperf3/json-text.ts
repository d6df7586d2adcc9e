// iperf3 prints one JSON document at its end, and with -V lines of text before it.
import { jsonPiecesOf, type JsonPiece } from '../text/json-text.ts';

/** The documents that are iperf3's own: other JSON around them, and the events of --json-stream, are none. */
export function documentsIn(text: string): JsonPiece[] {
  return jsonPiecesOf(text).filter(
    (piece) => /"version":\s*"iperf 3/.test(piece.text) && /"intervals"\s*:/.test(piece.text),
  );
}
