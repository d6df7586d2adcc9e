// zlib (RFC 1950) that runs in every environment.
import { unzlibSync, zlibSync } from 'fflate';

/** zlib, as the HdrHistogram V2 compressed form uses it. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: 6 });
}

/** The bytes of a zlib stream, at most `maxBytes`; `undefined` when it is damaged or larger. */
export function inflate(archive: Uint8Array, maxBytes: number): Uint8Array | undefined {
  try {
    // fflate fills a given buffer and stops without a word; the one byte more tells "larger" from "just fits".
    const bytes = unzlibSync(archive, { out: new Uint8Array(maxBytes + 1) });
    return bytes.length > maxBytes ? undefined : bytes;
  } catch {
    return undefined;
  }
}
