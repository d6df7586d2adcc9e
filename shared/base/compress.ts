// The one door to fflate: gzip (RFC 1952) and zlib (RFC 1950) that run in every environment.
import { gunzipSync, gzipSync, unzlibSync, zlibSync } from 'fflate';

/** gzip without a time stamp, so that equal bytes give equal archives. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 6, mtime: 0 });
}

/**
 * The bytes of a gzip archive, or `undefined` when it is damaged or unpacks to more than `maxBytes`.
 * The limit is checked against the length that the archive itself states, before anything is unpacked.
 */
export function gunzip(archive: Uint8Array, maxBytes: number): Uint8Array | undefined {
  if (archive.length < 18) return undefined;
  const stated = new DataView(archive.buffer, archive.byteOffset, archive.byteLength).getUint32(
    archive.length - 4,
    true,
  );
  if (stated > maxBytes) return undefined;
  try {
    return gunzipSync(archive, { out: new Uint8Array(stated) });
  } catch {
    return undefined;
  }
}

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
