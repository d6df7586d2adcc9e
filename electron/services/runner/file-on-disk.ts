import { closeSync, openSync, readSync } from 'node:fs';
import type { OutputFile } from '../../../shared/tools/tool.ts';

const pieceBytes = 256 * 1024;

/**
 * A file of this machine as a parser reads it, in one buffer over and over. Parsers do not wait, and so neither does this.
 * Reading it throws an error of the system when the file has gone.
 */
export function fileOnDisk(path: string): OutputFile {
  return {
    *[Symbol.iterator]() {
      const file = openSync(path, 'r');
      try {
        const buffer = new Uint8Array(pieceBytes);
        for (;;) {
          const length = readSync(file, buffer);
          if (length === 0) return;
          yield buffer.subarray(0, length);
        }
      } finally {
        closeSync(file);
      }
    },
  };
}
