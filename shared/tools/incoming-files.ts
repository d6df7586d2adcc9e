// Which files of a dropped folder are read, the same in the window and on the command line. What is left out is named with
// its reason; nothing is recognised by its name.

/** More are a mistake: somebody dropped a home folder. */
export const mostFiles = 2000;
/** Folders within folders; deeper is a loop of links. */
export const mostDepth = 16;
/** Bytes of one file, packed and unpacked. Longer lists of samples go through the command line one by one. */
export const mostFileBytes = 64 * 1024 * 1024;

/** The first two bytes of gzip (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** How bytes are written, by the mark at their beginning: a redirection of PowerShell writes UTF-16. */
export function encodingOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

const lookedAt = 65_536;
const escape = 0x1b;
/** `ping -f` takes back a point for every reply. */
const backspace = 0x08;

/**
 * Whether bytes are something else than text. A broken transfer leaves some NUL bytes in an output, so a few control
 * characters are no sign; a tenth of them is.
 */
export function isBinary(bytes: Uint8Array): boolean {
  if (encodingOf(bytes) !== 'utf-8') return false;
  const head = bytes.subarray(0, lookedAt);
  let strange = 0;
  for (const byte of head) {
    const isControl = byte < 9 || (byte > 13 && byte < 32);
    if (isControl && byte !== escape && byte !== backspace) strange += 1;
  }
  return strange > head.length / 10;
}

/** Why a file is left out, for a person. */
export const leftOutBecause = {
  tooLarge: 'larger than 64 MiB',
  binary: 'not text',
  damaged: 'packed and damaged, or larger than 64 MiB unpacked',
  unreadable: 'cannot be read',
} as const;

/** What a file is left out for before it is read: editors' and systems' own files begin with a dot. */
export function isHidden(name: string): boolean {
  return name.startsWith('.');
}
