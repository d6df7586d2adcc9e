// Files as parsers see them: bytes in pieces, whose borders mean nothing.
import { textFromUtf8, utf8FromText } from '../../base/utf8.ts';
import type { OutputFile } from '../tool.ts';

/** UTF-16 units of a text in one piece. */
const pieceLength = 65_536;

/** A text as a file, encoded piece by piece as it is read. */
export function fileOfText(text: string): OutputFile {
  return {
    *[Symbol.iterator]() {
      let start = 0;
      while (start < text.length) {
        const end = Math.min(text.length, start + pieceLength);
        const whole =
          isHighSurrogate(text.charCodeAt(end - 1)) && end < text.length ? end + 1 : end;
        yield utf8FromText(text.slice(start, whole));
        start = whole;
      }
    },
  };
}

/** The beginning of a file as text, at most so many bytes: all of a small file. */
export function headOf(file: OutputFile, mostBytes: number): string {
  const pieces: Uint8Array[] = [];
  let room = mostBytes;
  for (const piece of file) {
    // A copy: whoever reads a file may use one buffer for all of its pieces.
    pieces.push(piece.slice(0, room));
    room -= Math.min(room, piece.length);
    if (room === 0) break;
  }
  return textFromUtf8(joined(pieces));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
